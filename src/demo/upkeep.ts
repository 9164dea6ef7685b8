import { laterBy } from '../domain/calendar/instant.ts';
import { addDays } from '../domain/calendar/offset.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { instantAt, localDateOf } from '../domain/calendar/wall-clock.ts';
import { optionsOf } from '../domain/trajectory/model/step-outcomes.ts';
import { openSteps } from '../domain/trajectory/views/steps.ts';
import type { WholeStore } from '../store/database/db.ts';
import { inTransaction } from '../store/database/transaction.ts';
import { saveHold } from '../store/mail/holds.ts';
import { noteDefect } from '../store/operations/defects.ts';
import { insertHandover } from '../store/people/handovers.ts';
import { bringTogether } from '../store/people/merge.ts';
import { bringSchoolsTogether } from '../store/people/merge-schools.ts';
import { findPerson, insertPerson } from '../store/people/people.ts';
import { findCommand, insertCommand } from '../store/trajectories/commands.ts';
import type { Cast } from './cast.ts';
import type { Told } from './histories.ts';
import { demoId } from './ids.ts';
import { successorOf } from './roles.ts';

/** Indices in the cast: the school that took over a neighbour, which never was in a trajectory itself. */
export const merger = { kept: 36, gone: 54 } as const;

/** Somebody who was entered twice, under a short name; the school of the merger has her still. */
export const enteredTwice = demoId('person entered twice');

/** What has to be kept up: two schools that merged, somebody entered twice, mail held back, an answer that stands still, and a handover that waits. */
export async function saveUpkeep(
  store: WholeStore,
  told: readonly Told[],
  cast: Cast,
  now: Instant,
): Promise<void> {
  const at = instantAt(addDays(localDateOf(now), -6), '11:05');
  await mergeNeighbours(store, cast, at);
  await mergeEnteredTwice(store, cast, at);
  await holdCentralMail(store, cast, now);
  await leaveAnswerStanding(store, told, now);
  await offerSchool(store, told, cast, now);
}

/** A counsellor asked a colleague to take over one of her schools, who has not answered yet. */
async function offerSchool(
  store: WholeStore,
  told: readonly Told[],
  cast: Cast,
  now: Instant,
): Promise<void> {
  const today = localDateOf(now);
  const offered = told.find(
    ({ history: { advanced, story } }) => advanced.state.status === 'active' && story.then === undefined,
  );
  if (offered === undefined) return;
  const { template, history } = offered;
  const { advanced, school } = history;
  const from = school.counsellor.id;
  await insertHandover(store, {
    ...{ id: demoId('handover that waits'), from, offeredBy: from },
    to: successorOf(template.counsellorRole, template, school, cast),
    ...{ scope: { trajectories: [advanced.state.id] }, on: addDays(today, 12) },
    offeredAt: instantAt(addDays(today, -2), '09:40'),
    note: 'Deze school ligt dichter bij jouw andere scholen.',
  });
}

async function mergeNeighbours(store: WholeStore, { schools }: Cast, at: Instant): Promise<void> {
  const [kept, gone] = [schools[merger.kept], schools[merger.gone]];
  if (kept === undefined || gone === undefined) return;
  const numbers = { kept: kept.number, gone: gone.number };
  await inTransaction(store, (within) => bringSchoolsTogether(within, numbers, at));
}

async function mergeEnteredTwice(store: WholeStore, { schools }: Cast, at: Instant): Promise<void> {
  const kept = schools[merger.kept];
  if (kept === undefined || (await findPerson(store, store.scope, enteredTwice)) !== undefined) return;
  const { id, name, email, language } = kept.principal;
  await insertPerson(store, {
    ...{ id: enteredTwice, language, function: 'principal', schoolNumber: kept.number },
    ...{
      name: `${name.charAt(0)}. ${name.split(' ').slice(1).join(' ')}`,
      email: `directie@${email.split('@')[1]}`,
    },
  });
  await inTransaction(store, (within) =>
    bringTogether(within, { gone: enteredTwice, kept: id }, { links: 'move', at }),
  );
}

/** Mail of the central direction's own trajectories waits; schools notice nothing of it. */
async function holdCentralMail(
  store: WholeStore,
  { organisations, people }: Cast,
  now: Instant,
): Promise<void> {
  const central = organisations.find(({ kind }) => kind === 'central');
  const by = people.find(({ function: name }) => name === 'administrator');
  if (central === undefined || by === undefined) return;
  await saveHold(store, {
    ...{
      organisationId: central.id,
      heldBy: by.id,
      heldAt: instantAt(addDays(localDateOf(now), -1), '15:40'),
    },
    reason: 'De stuurgroep vergadert nog over de nieuwe teksten',
  });
}

/** So often it was tried in vain until now, later and later, an hour apart in the end. */
const TRIES_MINUTES_AGO = [190, 189, 187, 183, 175, 159, 127, 63, 1];

/** A school confirmed something, and a fault of ours kept its answer from being decided: it is tried again in an hour, or at once by whoever repairs. */
async function leaveAnswerStanding(store: WholeStore, told: readonly Told[], now: Instant): Promise<void> {
  const minutesAgo = (minutes: number) => laterBy(now, -minutes * 60_000);
  for (const { history, template, context } of told) {
    const { state } = history.advanced;
    if (template.id !== 'digitale-school' || state.status !== 'active') continue;
    if (history.story.fate !== undefined || history.story.then !== undefined) continue;
    const open = openSteps(state, template, context).find(
      ({ step, person }) => step.kind === 'confirm' && person === history.school.principal.id,
    );
    const outcome = open && optionsOf(open.step)[0]?.id;
    if (open === undefined || outcome === undefined) continue;
    const id = demoId(`answer that stands still ${state.id}`);
    if ((await findCommand(store, id)) !== undefined) return;
    await insertCommand(store, {
      ...{ id, trajectoryId: state.id, actor: { kind: 'link', person: history.school.principal.id } },
      ...{ command: { type: 'complete', step: open.path, outcome }, receivedAt: minutesAgo(191) },
    });
    const error = new TypeError();
    const defect = { kind: 'command', subject: id, trajectoryId: state.id, error, isRetried: true } as const;
    for (const minutes of TRIES_MINUTES_AGO) await noteDefect(store, { ...defect, at: minutesAgo(minutes) });
    return;
  }
}
