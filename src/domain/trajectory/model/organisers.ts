import type { Instant } from '../../calendar/types.ts';
import type { Template } from '../../template/model/types.ts';
import { type ChangeOfHands, changesOfHands, personBefore, personFrom } from './role-holders.ts';
import type { TrajectoryState } from './state.ts';

/** A trajectory as far as its roles go. */
export interface Roles {
  readonly state: Pick<TrajectoryState, 'roles'>;
  readonly template: Template;
}

/** Another came to lead the trajectory, or the same with another address, and with it what it arranges. */
export interface NewOrganiser extends ChangeOfHands {
  /** How many had led it before. */
  readonly edition: number;
  /** Id of whoever led it until then. */
  readonly former: string;
}

/** Everybody who came to lead a trajectory after somebody else, in order of time. */
export function newOrganisers(roles: Roles): readonly NewOrganiser[] {
  const role = roles.template.counsellorRole;
  return changesOfHands([role], roles)
    .flatMap((change) => {
      const former = personBefore(role, change.at, roles);
      const isSame = former === personFrom(role, change.at, roles);
      return former === undefined || (isSame && change.readdressed === undefined)
        ? []
        : [{ ...change, former }];
    })
    .map((change, index) => ({ ...change, edition: index + 1 }));
}

/** How many had led a trajectory before whoever led it at an instant: the edition of what it arranged then. */
export function editionAt(at: Instant, roles: Roles): number {
  return newOrganisers(roles).filter((change) => change.at <= at).length;
}
