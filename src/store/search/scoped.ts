import type { Scope } from '../../domain/access/scope.ts';

/** The values of a statement that is put together: each is given its `$number`. */
export type Values = { readonly all: unknown[]; readonly add: (value: unknown) => string };

/** Begins the values of a statement. */
export function valuesOf(): Values {
  const all: unknown[] = [];
  return { all, add: (value) => `$${all.push(value)}` };
}

/** The schools, as `s`, that a guidance service deals with: of its network, or assigned to it. */
export function schoolWithin(scope: Scope, values: Values): string {
  if (scope.kind === 'all') return 'true';
  const own = values.add(scope.organisation);
  return `(s.network = (SELECT network FROM organisation WHERE id = ${own}::uuid)
    OR EXISTS (SELECT FROM school_assignment a WHERE a.school_number = s.number AND a.organisation_id = ${own}::uuid))`;
}

/** The trajectories, as `t`, that a guidance service follows. */
export function trajectoryWithin(scope: Scope, values: Values): string {
  return scope.kind === 'all' ? 'true' : `t.organisation_id = ${values.add(scope.organisation)}::uuid`;
}

/** The text of a row holds every word; both are in the form in which they are searched. */
export function holdsWords(column: string, words: readonly string[], values: Values): string {
  if (words.length === 0) return 'true';
  return words.map((word) => `${column} LIKE ${values.add(`%${word}%`)}`).join(' AND ');
}
