import { addDays } from '../../calendar/offset.ts';
import type { Instant, LocalDate } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { PlannedMail } from '../model/advanced.ts';
import { noticeOfPath } from '../model/built-in-notices.ts';
import { stepOfPath } from '../model/built-in-tasks.ts';
import { memoizePerNode, type Snapshot } from '../model/memoize.ts';
import type { TrajectoryState } from '../model/state.ts';
import { isRunning } from '../model/status.ts';
import { dueOf } from '../rules/due-dates.ts';
import { ofCancellation, ofChangesOfHands, ofHandingOn } from './cancellations.ts';
import { invitations } from './invitations.ts';
import { mailsOfLadder, type RungMail } from './ladder.ts';
import { common, type Occurrence, type Owed, timeFields } from './owed.ts';
import { mailsAboutQuiet } from './quiet.ts';
import { sendingTimeOfAct, sendingTimeOnDate } from './sending-time.ts';

/** How long after it is due a notice or a cancellation still belongs to the plan: longer than any outage of the mail. */
const DAYS_OF_NOTICE = 60;

/**
 * Everything that is owed from now until time itself changes the state, if nobody acts; in order of time. Mails of the
 * past that are still owed are in it too: what was sent already is known by its key. A paused trajectory owes
 * only what a pause does not hold back, one that ended only the cancelling of what had been arranged and its last notices.
 */
export function planOf(snapshot: Snapshot, wakeAt: Instant | undefined): readonly PlannedMail[] {
  const { state } = snapshot;
  const { quietBefore } = state;
  const plan: PlannedMail[] = [];
  const isToCome = ({ at }: PlannedMail) =>
    (quietBefore === undefined || at >= quietBefore) && (wakeAt === undefined || at < wakeAt);
  for (const node of Object.values(state.nodes)) {
    for (const { mail, since, until, isAhead } of owedFor(node, snapshot)) {
      if (until !== undefined && until <= state.at) continue;
      if (!isToCome(mail) || !isOwedNow(mail, isAhead, state)) continue;
      if (since === undefined ? isRunning(state) : !isOld(since, state)) plan.push(mail);
    }
  }
  plan.push(...mailsAboutQuiet(snapshot, plan).filter(isToCome));
  return plan.sort((a, b) => (a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at < b.at ? -1 : 1));
}

const owedFor = memoizePerNode((node, snapshot): readonly Owed[] => {
  const found = stepOfPath(snapshot.template, node.path, node.about);
  if (found === undefined) return [];
  const phase = found.phase?.id ?? snapshot.template.phases[0]!.id;
  const occurrence = { node, step: found.step, phase };
  return [
    ...(node.status === 'open' ? ofOpenStep(occurrence, snapshot) : []),
    ...(node.status === 'done' ? ofNotice(occurrence, snapshot) : []),
    ...ofCancellation(occurrence, snapshot),
    ...ofChangesOfHands(occurrence, snapshot),
    ...ofHandingOn(occurrence, snapshot),
  ];
});

function ofOpenStep(occurrence: Occurrence, { state, template, context }: Snapshot): Owed[] {
  const { node, step } = occurrence;
  const due = dueOf(step, node, { state, template, context });
  const ladder = mailsOfLadder({ step, node, state, template, context });
  return [
    ...merged(ladder).map(
      (mail): Owed => ({
        mail: ofRung(occurrence, mail, due),
        ...(mail.rung.anchor === 'appointment' && mail.rung.offset.startsWith('-') ? { isAhead: true } : {}),
      }),
    ),
    ...invitations(occurrence, { state, template, context }),
  ];
}

interface MergedMail extends RungMail {
  readonly covers: readonly string[];
}

// Rungs of one ladder that land on the same morning are one mail: the request itself if it is among them, else the
// last and most urgent.
function merged(mails: readonly RungMail[]): MergedMail[] {
  const byMorning = new Map<string, RungMail[]>();
  for (const mail of mails) {
    const key = `${mail.rung.to} ${mail.on}`;
    byMorning.set(key, [...(byMorning.get(key) ?? []), mail]);
  }
  return [...byMorning.values()].map((together) => {
    const chosen = together.find((mail) => mail.rung.kind === 'ask') ?? together.at(-1)!;
    return { ...chosen, covers: together.filter((mail) => mail !== chosen).map((mail) => mail.id) };
  });
}

function ofRung(occurrence: Occurrence, mail: MergedMail, due: LocalDate | undefined): PlannedMail {
  return {
    ...common(occurrence, mail.rung.kind, mail.id, mail.rung.to, `${mail.id}${mail.keyPart}`),
    // Whoever is asked for the first time hears no date that has gone by.
    ...(due === undefined || (mail.rung.kind === 'ask' && due < mail.on) ? {} : { due }),
    ...timeFields(mail),
    ...(mail.covers.length === 0 ? {} : { covers: mail.covers }),
  };
}

function ofNotice(occurrence: Occurrence, snapshot: Snapshot): Owed[] {
  const { node, step } = occurrence;
  if (step.kind !== 'notice') return [];
  const time =
    node.openedBy === 'act'
      ? sendingTimeOfAct(step.role, node.openedAt, snapshot)
      : sendingTimeOnDate(step.role, node.openedOn, node.openedOn, snapshot);
  const mail = { ...common(occurrence, 'notice', 'notice', step.role, 'notice'), ...timeFields(time) };
  return [{ mail, since: time.at }];
}

/**
 * What a pause does not hold back: what is called off, the question whether it still goes on (which only a pause asks), and of
 * appointments that go ahead by choice the invitation, and the reminder before.
 */
function isOwedNow({ kind, path }: PlannedMail, isAhead: true | undefined, state: TrajectoryState): boolean {
  const isAboutPause = noticeOfPath(path)?.notice === 'pause';
  if (state.status !== 'paused') return !isAboutPause;
  const pause = state.pauses.at(-1);
  if (isAboutPause) return pause?.until === undefined;
  if (kind === 'cancellation') return true;
  return pause?.appointments === 'keep' && (kind === 'invitation' || isAhead === true);
}

function isOld(at: Instant, state: TrajectoryState): boolean {
  return addDays(localDateOf(at), DAYS_OF_NOTICE) < localDateOf(state.at);
}
