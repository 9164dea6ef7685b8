import { EVERYTHING } from '../../domain/access/scope.ts';
import { personIn } from '../../domain/trajectory/model/role-holders.ts';
import { inOrderOfDue, inOrderOfOpening, openSteps } from '../../domain/trajectory/views/steps.ts';
import { findPerson } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { type Dossier, trajectoryOf } from '../trajectories/dossier.ts';
import type { OpenedLink } from './open.ts';

/** Somebody outside the service who has a role in a trajectory. */
export type Outsider = { readonly role: string; readonly person: string };

/** Everybody of a school or a provider who has a role in a trajectory, in the order of its roles. */
export function outsidersIn({ state, template }: Dossier): readonly Outsider[] {
  return template.roles
    .filter(({ party }) => party === 'school' || party === 'provider')
    .flatMap(({ id: role }) => {
      const person = state.roles[role]?.person;
      return person === undefined ? [] : [{ role, person }];
    });
}

/**
 * What somebody would see who came by a link that was made now: nothing is made, nothing is noted, and no link is given away.
 * @param role of the person through whose eyes is looked
 * @returns nothing when nobody has the role
 */
export async function openAs(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  dossier: Dossier,
  role: string,
): Promise<OpenedLink | undefined> {
  const { state, template, context, head, name: subject, today } = dossier;
  const id = personIn(role, state, template);
  const person = id === undefined ? undefined : await findPerson(deps.store, EVERYTHING, id);
  if (person === undefined) return undefined;
  const now = nowOf(deps);
  const open = openSteps(state, template, context);
  // What is asked first comes first, so that the same step is seen each time.
  const mine = inOrderOfDue(inOrderOfOpening(open.filter((view) => view.person === person.id)));
  const path = (mine[0] ?? open[0])?.path ?? '';
  return {
    ...{ token: '', person, dossier, template, context, subject, now, today, mine, usable: true },
    trajectory: trajectoryOf(dossier),
    link: {
      tokenHash: '',
      trajectoryId: head.id,
      personId: person.id,
      role,
      path,
      createdAt: now,
      expiresAt: now,
    },
  };
}
