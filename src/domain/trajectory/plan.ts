import { addDays } from '../calendar/offset.ts';
import type { Instant, LocalDate } from '../calendar/types.ts';
import { localDateOf } from '../calendar/wall-clock.ts';
import type { MailKind, StepNode } from '../template/types.ts';
import { cancellationsOf } from './appointments.ts';
import { dueOf, standing } from './dates.ts';
import { mailsOfLadder, morningFor, type RungMail } from './ladder.ts';
import type { PlannedMail } from './outcome.ts';
import type { Progress } from './progress.ts';
import type { NodeState } from './state.ts';
import { stepOfPath } from './tasks.ts';

/** How long after the event a notice or a cancellation still belongs to the plan: longer than any outage of the mail. */
const DAYS_OF_NOTICE = 60;

/**
 * Everything that is owed from now until time itself changes the state, if nobody acts; in order of time. Mails of the
 * past that are still owed are in it too: what was sent already is known by its key. A paused trajectory owes nothing,
 * one that ended only the cancelling of what had been arranged and its last notices.
 */
export function planOf(progress: Progress, wakeAt: Instant | undefined): readonly PlannedMail[] {
  const { state } = progress;
  if (state.status === 'paused') return [];
  const nodes = Object.values(state.nodes);
  const isOwed = (at: Instant) =>
    (state.quietBefore === undefined || at >= state.quietBefore) && (wakeAt === undefined || at < wakeAt);
  const owed = [
    ...nodes.flatMap((node) =>
      state.status === 'active' && node.status === 'open' ? ofOpenStep(progress, node, isOwed) : [],
    ),
    ...nodes.flatMap((node) => ofNotice(progress, node)),
    ...nodes.flatMap((node) => ofCancellation(progress, node)),
  ];
  return owed
    .filter((mail) => isOwed(mail.at))
    .sort((a, b) => (a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at < b.at ? -1 : 1));
}

function ofOpenStep(progress: Progress, node: NodeState, isOwed: (at: Instant) => boolean): PlannedMail[] {
  const { state, template, context } = progress;
  const found = stepOfPath(template, node.path, node.about);
  if (found === undefined) return [];
  const { step } = found;
  const due = dueOf(step, node, state, context);
  const ladder = mailsOfLadder({ step, node, state, template, context });
  return [
    ...takenTogether(ladder)
      .filter((mail) => isOwed(mail.at))
      .map((mail) => ofRung(progress, node, step, mail, due)),
    ...invitations(progress, node, step),
  ];
}

interface Together extends RungMail {
  readonly covers: readonly string[];
}

// Rungs of one ladder that land on the same morning are one mail: the request itself if it is among them, else the
// last and most urgent.
function takenTogether(mails: readonly RungMail[]): Together[] {
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

function ofRung(
  progress: Progress,
  node: NodeState,
  step: StepNode,
  mail: Together,
  due: LocalDate | undefined,
): PlannedMail {
  return {
    ...common(progress, node, step, mail.rung.kind, mail.id, mail.rung.to, `${mail.id}${mail.keyPart}`),
    at: mail.at,
    ...(due === undefined ? {} : { due }),
    immediate: mail.immediate,
    ...(mail.movedFrom === undefined ? {} : { movedFrom: mail.movedFrom }),
    ...(mail.covers.length === 0 ? {} : { covers: mail.covers }),
  };
}

// Making or moving an appointment sends a calendar invitation to everybody concerned, at once.
function invitations(progress: Progress, node: NodeState, step: StepNode): PlannedMail[] {
  if (standing(node) === undefined || node.appointedAt === undefined) return [];
  const at = node.appointedAt;
  return invited(step).map((role) => ({
    ...common(progress, node, step, 'invitation', 'invitation', role, `invitation.${node.sequence}`),
    at,
    immediate: true,
  }));
}

function ofCancellation(progress: Progress, node: NodeState): PlannedMail[] {
  const owed = cancellationsOf(node).filter(({ at }) => !isOld(progress, at));
  const step = owed.length === 0 ? undefined : stepOfPath(progress.template, node.path)?.step;
  if (step === undefined) return [];
  return owed.flatMap(({ sequence, at }) =>
    invited(step).map((role) => ({
      ...common(progress, node, step, 'cancellation', 'cancellation', role, `cancellation.${sequence}`),
      at,
      immediate: true,
    })),
  );
}

function ofNotice(progress: Progress, node: NodeState): PlannedMail[] {
  const { state, template, context } = progress;
  if (node.status !== 'done' || isOld(progress, node.openedAt)) return [];
  const step = stepOfPath(template, node.path)?.step;
  if (step?.kind !== 'notice') return [];
  const base = common(progress, node, step, 'notice', 'notice', step.role, 'notice');
  if (node.openedBy === 'act') return [{ ...base, at: node.openedAt, immediate: true }];
  const morning = morningFor(step.role, node.openedOn, state, template, context);
  return [
    {
      ...base,
      at: morning.at,
      immediate: false,
      ...(morning.movedFrom === undefined ? {} : { movedFrom: morning.movedFrom }),
    },
  ];
}

function isOld({ state }: Progress, at: Instant): boolean {
  return addDays(localDateOf(at), DAYS_OF_NOTICE) < localDateOf(state.at);
}

function invited(step: StepNode): readonly string[] {
  return [...new Set([step.role, ...step.attendees])];
}

function common(
  progress: Progress,
  node: NodeState,
  step: StepNode,
  kind: MailKind,
  rung: string,
  to: string,
  keyPart: string,
) {
  const phase = stepOfPath(progress.template, node.path, node.about)?.phase;
  return {
    key: `${node.path}~${node.round}/${keyPart}:${to}`,
    kind,
    rung,
    path: node.path,
    step: step.id,
    phase: phase?.id ?? progress.template.phases[0]!.id,
    to,
  };
}
