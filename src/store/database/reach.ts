import { rowsOf, type Store } from './db.ts';
import { storeError } from './errors.ts';
import {
  gatheringWithin,
  handoverWithin,
  personWithin,
  schoolWithin,
  trajectoryWithin,
  type Values,
  valuesOf,
} from './within.ts';

/** How a row of each kind is found, and when it lies within reach. */
const kinds = {
  trajectory: (store: Store, id: string, values: Values) =>
    `trajectory t WHERE t.id = ${values.add(id)}::uuid AND ${trajectoryWithin(store.scope, values)}`,
  person: (store: Store, id: string, values: Values) =>
    `person p LEFT JOIN school s ON s.number = p.school_number
      WHERE p.id = ${values.add(id)}::uuid AND ${personWithin(store.scope, values)}`,
  school: (store: Store, number: string, values: Values) =>
    `school s WHERE s.number = ${values.add(number)} AND ${schoolWithin(store.scope, values)}`,
  gathering: (store: Store, id: string, values: Values) =>
    `gathering g WHERE g.id = ${values.add(id)}::uuid AND ${gatheringWithin(store.scope, values)}`,
  handover: (store: Store, id: string, values: Values) =>
    `handover h WHERE h.id = ${values.add(id)}::uuid AND ${handoverWithin(store.scope, values)}`,
};

/**
 * Asked by whatever writes a row that belongs to somebody, before it writes: what lies out of the scope of the store is not touched,
 * whatever was decided before. For everything nothing is asked.
 * @throws a store error `out-of-reach`, also for a row that does not exist
 */
export async function mustReach(store: Store, kind: keyof typeof kinds, id: string): Promise<void> {
  if (store.scope.kind === 'all') return;
  const values = valuesOf();
  const found = await rowsOf(store, {
    name: `reach ${kind} ${store.scope.kind}`,
    text: `SELECT 1 FROM ${kinds[kind](store, id, values)}`,
    values: values.all,
  });
  if (found.length === 0) throw outOfReach(`${kind} ${id}`);
}

/**
 * The same for what is of a guidance service or a partner; what is of nobody is everybody's, and needs all of it.
 * @throws a store error `out-of-reach`
 */
export function mustReachOrganisation({ scope }: Store, organisation: string | undefined): void {
  if (scope.kind === 'all' || scope.organisation === organisation) return;
  throw outOfReach(`organisation ${organisation}`);
}

/**
 * The same for what is of the programme as a whole: its calls, its models, who signs in.
 * @throws a store error `out-of-reach`
 */
export function mustReachAll({ scope }: Store): void {
  if (scope.kind !== 'all') throw outOfReach('what is of all');
}

function outOfReach(what: string) {
  return storeError('out-of-reach', `Out of reach: ${what}.`);
}
