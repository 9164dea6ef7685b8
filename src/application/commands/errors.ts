import { preconditionFailed } from '../../api/http/preconditions.ts';
import type { Rejection } from '../../domain/rejection.ts';
import { createProblem, type Problem } from '../application-error.ts';

/** Rejections that say: not in the present state. The others say: not with this content. */
const conflicts = new Set([
  'version-conflict',
  'trajectory-ended',
  'trajectory-paused',
  'trajectory-not-paused',
  'step-not-open',
  'step-not-closed',
  'extension-exhausted',
]);

/** The field that is to blame when a rejection names none. */
const fieldOf: Record<string, string> = {
  'version-conflict': 'expected_version',
  'trajectory-ended': 'type',
  'trajectory-paused': 'type',
  'trajectory-not-paused': 'type',
  'extension-exhausted': 'extension',
};

/** 409 or 422: the core refuses a command; its code and sentence are the problem's. */
export function commandRejected(rejection: Rejection): Problem {
  const { code, message, errors } = rejection;
  const path = fieldOf[code];
  return createProblem({
    code,
    status: conflicts.has(code) ? 409 : 422,
    title: message,
    errors: errors ?? (path === undefined ? [] : [{ path, code, message }]),
  });
}

/** 412: the same as a version conflict, for who sent If-Match. */
export function changedMeanwhile(version: number): Problem {
  return preconditionFailed(String(version));
}

/** 422: a file that belongs to no trajectory, or to another one. */
export function unknownAttachment(path: string): Problem {
  const message = {
    nl: 'Dit bestand hoort niet bij dit traject.',
    en: 'This file does not belong to this trajectory.',
  };
  return createProblem({
    code: 'unknown-attachment',
    status: 422,
    title: message,
    errors: [{ path, code: 'unknown-attachment', message }],
  });
}
