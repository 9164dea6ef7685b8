import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import { type Participation, participationErrors } from '../../domain/programmes/participation.ts';
import type { Store } from '../../store/database/db.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { oweLetters } from '../../store/letters/owed.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import { findSchool } from '../../store/people/schools.ts';
import {
  endParticipation,
  insertParticipation,
  type NamedParticipation,
  participationsIn,
  readersOfParty,
} from '../../store/trajectories/participations.ts';
import { findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { newIdFor } from '../idempotency.ts';
import { deliverLetters } from '../letters/deliver.ts';
import { nowOf, todayOf } from '../now.ts';
import { notOfTheProgramme, participationRejected, unknownParty } from './errors.ts';
import { writeParticipation } from './letter.ts';

/** Who is to take part: a school by its number, or an organisation by its id. */
export type WantedParty = { readonly school: string } | { readonly organisation: string };

type Act = {
  readonly deps: Pick<Dependencies, 'store' | 'clock'>;
  readonly caller: Pick<Caller, 'person' | 'scope'>;
  readonly trajectory: string;
};

/**
 * Lets a school or an organisation take part in a trajectory of the whole programme. With an Idempotency-Key, doing it
 * again changes nothing. Whoever takes part is mailed what it is, with a link to their part.
 * @param from local date; today if left out
 * @throws `not-found` for the trajectory; `invalid` naming who or what does not fit
 */
export async function addParticipant(
  request: Omit<Act, 'deps'> & {
    readonly deps: Pick<Dependencies, 'store' | 'clock' | 'configuration' | 'logger'>;
    readonly party: WantedParty;
    readonly role: string;
    readonly from?: LocalDate | undefined;
    readonly until?: LocalDate | undefined;
    readonly idempotencyKey?: string | undefined;
  },
): Promise<NamedParticipation> {
  const { deps, caller, trajectory, role, from = todayOf(deps), until, idempotencyKey } = request;
  const head = await findTrajectoryHead(deps.store, caller.scope, trajectory);
  if (head === undefined) throw notFound();
  if (head.subject.kind !== 'programme') throw notOfTheProgramme();
  const party = await knownParty(deps, request.party);
  const purpose = `participation ${trajectory}`;
  const id = newIdFor({ key: idempotencyKey, principal: caller.person, purpose });
  const wanted: Participation = {
    ...{ id, trajectory, party, role, from },
    ...(until === undefined ? {} : { until }),
  };
  const { added, letters } = await inTransaction(deps.store, async (within) => {
    const all = await participationsIn(within, caller.scope, trajectory);
    const others = all.filter((other) => other.id !== id);
    const errors = participationErrors(wanted, others);
    if (errors.length > 0) throw participationRejected(errors);
    await insertParticipation(within, wanted, caller.person, nowOf(deps));
    const now = await participationsIn(within, caller.scope, trajectory);
    const isNew = others.length === all.length;
    return {
      added: now.find((one) => one.id === id) as NamedParticipation,
      letters: isNew ? await owe(within, wanted, nowOf(deps)) : [],
    };
  });
  await deliverLetters(deps, () => writeParticipation, letters);
  return added;
}

/** Everybody through whom they are written to is owed a letter; nobody at all is found when it is to be written, and told then. */
async function owe(within: Store, { id, party }: Participation, now: Instant): Promise<readonly string[]> {
  const readers = await readersOfParty(within, party);
  const people = readers.length === 0 ? [undefined] : readers.map((reader) => reader.id);
  return oweLetters(
    within,
    people.map((person) => ({ kind: 'participation', subject: id, person })),
    now,
  );
}

/**
 * Ends a participation on its last local date; it stays in what was counted until then.
 * @throws `not-found`; `invalid` for a day before it began
 */
export async function endParticipant(
  request: Act & { readonly participation: string; readonly until: LocalDate },
): Promise<NamedParticipation> {
  const { deps, caller, trajectory, participation, until } = request;
  if ((await findTrajectoryHead(deps.store, caller.scope, trajectory)) === undefined) throw notFound();
  return inTransaction(deps.store, async (within) => {
    const found = (await participationsIn(within, caller.scope, trajectory)).find(
      ({ id }) => id === participation,
    );
    if (found === undefined) throw notFound('participation');
    const errors = participationErrors({ ...found, until }, []);
    if (errors.length > 0) throw participationRejected(errors);
    await endParticipation(within, participation, until);
    return { ...found, until };
  });
}

// Whoever leads a project names schools of every network.
async function knownParty(
  { store }: Pick<Dependencies, 'store'>,
  wanted: WantedParty,
): Promise<Participation['party']> {
  if ('school' in wanted) {
    const school = await findSchool(store, EVERYTHING, wanted.school);
    if (school === undefined) throw unknownParty('school');
    return { kind: 'school', number: school.number };
  }
  const organisation = await findOrganisation(store, EVERYTHING, wanted.organisation);
  if (organisation === undefined) throw unknownParty('organisation');
  return { kind: 'organisation', id: organisation.id };
}
