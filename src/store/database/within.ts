import type { Scope } from '../../domain/access/scope.ts';

/** The values of a statement that is put together: each is given its `$number`. */
export type Values = { readonly all: unknown[]; readonly add: (value: unknown) => string };

/** Begins the values of a statement. */
export function valuesOf(): Values {
  const all: unknown[] = [];
  return { all, add: (value) => `$${all.push(value)}` };
}

/** The schools, as `s`, that somebody deals with: of the network of her service, or assigned to it by the direction. */
export function schoolWithin(scope: Scope, values: Values): string {
  if (scope.kind === 'all') return 'true';
  if (scope.kind === 'training') return 'false';
  const own = values.add(scope.organisation);
  return `(s.network = (SELECT network FROM organisation WHERE id = ${own}::uuid)
    OR EXISTS (SELECT FROM school_assignment x WHERE x.school_number = s.number AND x.organisation_id = ${own}::uuid))`;
}

/** The people, as `p` with their school `s`, that somebody deals with: of her service, or of a school of hers. */
export function personWithin(scope: Scope, values: Values): string {
  if (scope.kind === 'all') return 'true';
  const own = `p.organisation_id = ${values.add(scope.organisation)}::uuid`;
  return `(${own} OR (s.number IS NOT NULL AND ${schoolWithin(scope, values)}))`;
}

/** Whether what belongs to a trajectory, whose id is the parameter or column `trajectory`, lies within reach. */
export function ofTrajectoryWithin(scope: Scope, trajectory: string, values: Values): string {
  if (scope.kind === 'all') return 'true';
  return `EXISTS (SELECT FROM trajectory t WHERE t.id = ${trajectory} AND ${trajectoryWithin(scope, values)})`;
}

/** The trajectories, as `t`, that somebody reaches. */
export function trajectoryWithin(scope: Scope, values: Values): string {
  switch (scope.kind) {
    case 'all':
      return 'true';
    case 'organisation':
      return `t.organisation_id = ${values.add(scope.organisation)}::uuid`;
    case 'own': {
      const person = values.add(scope.person);
      return `(t.organisation_id = ${values.add(scope.organisation)}::uuid AND (t.counsellor_id IS NULL
        OR t.counsellor_id = ${person}::uuid
        OR EXISTS (SELECT FROM trajectory_role x WHERE x.trajectory_id = t.id AND x.person_id = ${person}::uuid)))`;
    }
    case 'training':
      return `EXISTS (SELECT FROM trajectory_role x JOIN person y ON y.id = x.person_id
        WHERE x.trajectory_id = t.id AND y.organisation_id = ${values.add(scope.organisation)}::uuid)`;
  }
}

/** The organisation within which somebody reaches; null for everything, as statements ask `$n IS NULL OR …`. */
export function organisationIn(scope: Scope): string | null {
  return scope.kind === 'all' ? null : scope.organisation;
}

/** The gatherings, as `g`, of the service that somebody works for. */
export function gatheringWithin(scope: Scope, values: Values): string {
  return scope.kind === 'all' ? 'true' : `g.organisation_id = ${values.add(scope.organisation)}::uuid`;
}

/** The handovers, as `h`, in which somebody of her service gives or takes over. */
export function handoverWithin(scope: Scope, values: Values): string {
  if (scope.kind === 'all') return 'true';
  return `EXISTS (SELECT FROM person p WHERE p.id IN (h.from_person, h.to_person)
    AND p.organisation_id = ${values.add(scope.organisation)}::uuid)`;
}

/** The text of a row holds every word; both are in the form in which they are searched. */
export function holdsWords(column: string, words: readonly string[], values: Values): string {
  if (words.length === 0) return 'true';
  return words.map((word) => `${column} LIKE ${values.add(`%${word}%`)}`).join(' AND ');
}

/** A text in which nothing stands for anything else, for `LIKE` and `ILIKE`. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
