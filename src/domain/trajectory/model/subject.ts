import type { SubjectKind } from '../../template/model/types.ts';

/** Between the number of a school and the key of what lies within it. */
const STROKE = '/';

/** Whether this kind of subject is a school, or lies within one. */
export function isOfSchool(kind: SubjectKind): boolean {
  return kind === 'school' || isWithinSchool(kind);
}

/** Whether this kind of subject lies within a school, where a key tells it from others. */
export function isWithinSchool(kind: SubjectKind): kind is 'team' | 'pupil' {
  return kind === 'team' || kind === 'pupil';
}

/** The id under which a subject is known: two teams of one school are two subjects. */
export function subjectId(id: string, key?: string): string {
  return key === undefined ? id : `${id}${STROKE}${key}`;
}

/** Takes the id of a subject apart: `id` is the school's number, `key` what tells a team or pupil from others there. */
export function subjectParts({ kind, id }: { readonly kind: SubjectKind; readonly id: string }): {
  readonly id: string;
  readonly key?: string;
} {
  const at = isWithinSchool(kind) ? id.indexOf(STROKE) : -1;
  return at < 0 ? { id } : { id: id.slice(0, at), key: id.slice(at + 1) };
}
