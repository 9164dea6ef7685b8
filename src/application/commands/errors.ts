import type { Rejection } from '../../domain/rejection.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';
import { versionChanged } from '../expected-version.ts';

/** Rejections that say: not in the present state. The others say: not with this content. */
const conflicts = new Set([
  'version-conflict',
  'trajectory-ended',
  'trajectory-mistaken',
  'trajectory-paused',
  'trajectory-not-paused',
  'step-not-open',
  'step-not-closed',
  'extension-exhausted',
  'quota-full',
  'budget-exhausted',
  'money-ended',
]);

/** The field that is to blame when a rejection names none. */
const fieldOf: Record<string, string> = {
  'version-conflict': 'expected_version',
  'trajectory-ended': 'type',
  'trajectory-mistaken': 'type',
  'trajectory-paused': 'type',
  'trajectory-not-paused': 'type',
  'extension-exhausted': 'extension',
};

/** The core refuses a command, or a fault of ours kept it from being decided; its code and sentence are the problem's. */
export function commandRejected(rejection: Rejection): ApplicationError {
  const { code, message, errors } = rejection;
  const path = fieldOf[code];
  return createApplicationError({
    code,
    kind: code === 'internal-defect' ? 'defect' : conflicts.has(code) ? 'conflict' : 'invalid',
    title: message,
    errors: errors ?? (path === undefined ? [] : [{ path, code, message }]),
  });
}

/** The same as a version conflict, for who sent If-Match. */
export function changedMeanwhile(version: number): ApplicationError {
  return versionChanged(String(version));
}

/** A file that belongs to no trajectory, or to another one. */
export function unknownAttachment(path: string): ApplicationError {
  const message = {
    nl: 'Dit bestand hoort niet bij dit traject.',
    en: 'This file does not belong to this trajectory.',
  };
  return createApplicationError({
    code: 'unknown-attachment',
    kind: 'invalid',
    title: message,
    errors: [{ path, code: 'unknown-attachment', message }],
  });
}

/** Nothing goes on at a school that is no longer in the register. */
export function schoolIsClosed(path: string): ApplicationError {
  const message = {
    nl: 'Deze school staat niet meer in het register: kies de school die ze overnam.',
    en: 'This school is no longer in the register: choose the school that took it over.',
  };
  return createApplicationError({
    code: 'school-closed',
    kind: 'invalid',
    title: message,
    errors: [{ path, code: 'school-closed', message }],
  });
}
