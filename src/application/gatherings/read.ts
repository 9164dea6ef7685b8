import type { Scope } from '../../domain/access/scope.ts';
import {
  findGathering,
  type ListedGathering,
  listGatherings,
  type Seat,
  seatsOf,
} from '../../store/gatherings/gatherings.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';

/** A gathering with who comes. */
export type GatheringWithSeats = { readonly gathering: ListedGathering; readonly seats: readonly Seat[] };

/** The gatherings of a service, or of everybody, the last to take place first. */
export function readGatherings(
  { store }: Pick<Dependencies, 'store'>,
  scope: Scope,
): Promise<readonly ListedGathering[]> {
  return listGatherings(store, scope);
}

/**
 * One gathering, with who comes and who was there.
 * @throws `not-found` for one of another service
 */
export async function readGathering(
  { store }: Pick<Dependencies, 'store'>,
  scope: Scope,
  id: string,
): Promise<GatheringWithSeats> {
  const gathering = await findGathering(store, scope, id);
  if (gathering === undefined) throw notFound();
  return { gathering, seats: await seatsOf(store, scope, id) };
}
