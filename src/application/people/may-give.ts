import { EVERYTHING, isStaff, isWithin, type Scope } from '../../domain/access/scope.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import { findSchool } from '../../store/people/schools.ts';
import type { Dependencies } from '../dependencies.ts';
import { assertWithinReach } from '../schools/reach.ts';
import { staffFunctionForbidden, unknownReference } from './errors.ts';

/** Where somebody works, as it is being given; null takes it away. */
type Given = {
  readonly function?: string | null | undefined;
  readonly organisation?: string | null | undefined;
  readonly school?: string | null | undefined;
};

/** A function of the staff opens other people's trajectories, so not everybody can give it. */
export function mayGiveFunction(scope: Scope | undefined, given: Given): boolean {
  return scope === undefined || scope.kind === 'all' || !isStaff(given.function ?? undefined);
}

/**
 * Whoever works for one service gives nobody another one, nor a school that it does not deal with.
 * @throws `forbidden` naming the field
 */
export async function assertMayGive(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  given: Given,
): Promise<void> {
  if (!mayGiveFunction(scope, given)) throw staffFunctionForbidden('function');
  if (given.organisation && !isWithin(scope, given.organisation)) {
    throw staffFunctionForbidden('organisation');
  }
  if (given.school) await assertWithinReach(deps, scope, given.school);
}

/** @throws `invalid` for a school or organisation that does not exist */
export async function assertKnown(deps: Pick<Dependencies, 'store'>, given: Given): Promise<void> {
  if (given.school && (await findSchool(deps.store, EVERYTHING, given.school)) === undefined) {
    throw unknownReference('school', 'school');
  }
  if (
    given.organisation &&
    (await findOrganisation(deps.store, EVERYTHING, given.organisation)) === undefined
  ) {
    throw unknownReference('organisation', 'organisation');
  }
}
