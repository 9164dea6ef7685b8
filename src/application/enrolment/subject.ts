import type { SubjectKind } from '../../domain/template/model/types.ts';
import { isWithinSchool, subjectParts } from '../../domain/trajectory/model/subject.ts';
import { keyNotApplicable, keyRequired, keyTooTelling } from './errors.ts';

/** Who goes through a trajectory, as it is asked. */
export type AskedSubject = {
  /** The one that the template is for if left out. */
  readonly kind?: SubjectKind | undefined;
  /** A school's number, a person's id …; with its key behind a stroke for what lies within a school. */
  readonly id: string;
  /** Which team or pupil of the school: a word of its own, for a pupil initials or a number, never a name. */
  readonly key?: string | undefined;
};

/** A subject taken apart: `number` is the school's, where it is one or lies within one. */
export type ReadSubject = {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly key?: string;
};

/** More letters in a row than initials have. */
const LOOKS_LIKE_A_NAME = /\p{L}{4}/u;

/**
 * Takes apart who is meant.
 * @throws `invalid` naming `subject.key`: for a subject that has none, for a pupil without one, and for one that is a name
 */
export function readSubject(asked: AskedSubject, kindOfTemplate: SubjectKind): ReadSubject {
  const kind = asked.kind ?? kindOfTemplate;
  const { id, key = asked.key } = subjectParts({ kind, id: asked.id });
  if (key !== undefined && !isWithinSchool(kind)) throw keyNotApplicable();
  if (kind === 'pupil') {
    if (key === undefined) throw keyRequired();
    if (LOOKS_LIKE_A_NAME.test(key)) throw keyTooTelling();
  }
  return { kind, id, ...(key === undefined ? {} : { key: key.toLowerCase() }) };
}
