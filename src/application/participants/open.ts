import { EVERYTHING } from '../../domain/access/scope.ts';
import { runsOn } from '../../domain/programmes/participation.ts';
import type { Text } from '../../domain/text.ts';
import { personIn } from '../../domain/trajectory/model/role-holders.ts';
import { hashOfToken, isToken } from '../../platform/token.ts';
import { findPerson } from '../../store/people/people.ts';
import {
  type NamedParticipation,
  participationOfToken,
  participationsIn,
} from '../../store/trajectories/participations.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { readDossier } from '../trajectories/dossier.ts';

/** How far a phase of a project is. */
export type PhaseProgress = 'done' | 'now' | 'later';

/** What whoever takes part in a project sees of it: their own part, who else does, how far it is, and whom to turn to. */
export type OwnParticipation = NamedParticipation & {
  readonly title: Text;
  readonly summary: Text;
  readonly phases: readonly { readonly title: Text; readonly progress: PhaseProgress }[];
  /** Whoever takes part today, themselves left out. */
  readonly others: readonly Pick<NamedParticipation, 'id' | 'partyName' | 'role'>[];
  readonly contact?: { readonly name: string; readonly email?: string; readonly phone?: string };
};

/** What the link in the mail to who takes part leads to; nothing for one that we never gave. */
export async function openParticipation(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  token: string,
): Promise<OwnParticipation | undefined> {
  if (!isToken(token)) return undefined;
  const own = await participationOfToken(deps.store, hashOfToken(token));
  if (own === undefined) return undefined;
  const [{ state, template }, all] = await Promise.all([
    readDossier({ deps, scope: EVERYTHING, id: own.trajectory }),
    participationsIn(deps.store, EVERYTHING, own.trajectory),
  ]);
  const today = todayOf(deps);
  const leader = personIn(template.counsellorRole, state, template);
  const person = leader === undefined ? undefined : await findPerson(deps.store, EVERYTHING, leader);
  return {
    ...own,
    ...{ title: template.title, summary: template.summary },
    phases: template.phases.map(({ id, title }) => {
      const status = state.nodes[id]?.status;
      return { title, progress: status === undefined ? 'later' : status === 'open' ? 'now' : 'done' };
    }),
    others: all.filter((one) => one.id !== own.id && runsOn(one, today)),
    ...(person === undefined
      ? {}
      : {
          contact: {
            name: person.name,
            ...(person.email === undefined ? {} : { email: person.email }),
            ...(person.phone === undefined ? {} : { phone: person.phone }),
          },
        }),
  };
}
