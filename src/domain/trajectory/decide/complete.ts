import { addDuration } from '../../calendar/offset.ts';
import type { Instant, LocalDate } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import type { Rejection } from '../../rejection.ts';
import { positionOf } from '../../template/model/lookup.ts';
import type { StepNode } from '../../template/model/types.ts';
import { taskOfPath } from '../model/built-in-tasks.ts';
import type { Command } from '../model/commands.ts';
import type { EventBody } from '../model/events.ts';
import { parentPath } from '../model/paths.ts';
import { rejectField } from '../model/rejections.ts';
import type { Transition } from '../model/transition.ts';
import { takeAnswer } from '../rules/answering.ts';
import { moreTimeAfterSilence } from '../rules/extension.ts';
import { setBack } from './back-to.ts';
import { type Decision, openStep } from './decision.ts';
import { readdressed } from './readdressed.ts';

type Complete = Extract<Command, { type: 'complete' }>;

/** When a task is looked at again for which somebody was tried by telephone. */
const LOOK_AGAIN = 'P5D';

/** Decides the completion of a step that is open, by an answer that it takes. */
export function decideComplete(transition: Transition, command: Complete, now: Instant): Decision {
  const found = openStep(transition, command.step);
  if (found.rejected) return found;
  const { step, node } = found;
  const wrongDay = wrongDayDone(command.on, transition, localDateOf(now));
  if (wrongDay !== undefined) return wrongDay;
  const taken = takeAnswer(step, node, { ...command, files: command.attachments?.length ?? 0 });
  if (taken.rejected) return taken;

  const { outcome, answers } = taken;
  if (step.kind === 'review' && outcome.id === 'changes') return returned(transition, command, step);
  const completed: EventBody = {
    type: 'completed',
    path: command.step,
    outcome: outcome.id,
    ...(answers === undefined ? {} : { answers }),
    ...(command.comment === undefined ? {} : { comment: command.comment }),
    ...(command.attachments === undefined ? {} : { attachments: command.attachments }),
    ...(command.on === undefined || command.on === localDateOf(now) ? {} : { on: command.on }),
    ...(command.givenBy === undefined ? {} : { givenBy: command.givenBy }),
  };
  // Trying finds nobody yet: the task stays, with what was tried and a date to look again.
  if (taskOfPath(command.step) === 'no_contact' && outcome.id === 'telephoned') {
    const { calendar } = transition.context;
    const due = addDuration(localDateOf(now), LOOK_AGAIN, 'working-days', calendar);
    return [{ type: 'rescheduled', path: command.step, due, reason: command.comment ?? '' }];
  }
  if (taskOfPath(command.step) !== undefined) {
    return [completed, ...ofTask(transition, command, outcome.id, now)];
  }
  if (outcome.backTo !== undefined) {
    const { state, template } = transition;
    return [completed, ...setBack(outcome.backTo, command.step, state, template)];
  }
  return outcome.then === 'stop'
    ? [completed, { type: 'stopped', reason: `${step.id}:${outcome.id}` }]
    : [completed];
}

/** What was done outside is recorded on its own day: not in the future, nor before the trajectory began. */
function wrongDayDone(
  on: LocalDate | undefined,
  { state }: Transition,
  today: LocalDate,
): Rejection | undefined {
  if (on === undefined) return undefined;
  if (on > today) return rejectField('done-in-future', 'on');
  return on < state.start ? rejectField('done-before-start', 'on') : undefined;
}

// The work goes back to whoever did it, with what should change.
function returned(transition: Transition, command: Complete, step: StepNode): Decision {
  const position = positionOf(transition.template, step.reviews ?? '');
  const beside = `${parentPath(command.step)}/${step.reviews}`;
  const target = transition.state.nodes[beside] ? beside : (position?.ids.join('/') ?? '');
  if (transition.state.nodes[target] === undefined) return rejectField('step-unknown', 'step');
  return [{ type: 'returned', path: command.step, target, comment: command.comment ?? '' }];
}

// What the counsellor decided about a silent step, or about a role in which nobody could be reached.
function ofTask(transition: Transition, command: Complete, outcome: string, now: Instant): EventBody[] {
  const about = transition.state.nodes[command.step]?.about ?? '';
  if (taskOfPath(command.step) === 'no_contact') {
    const person = command.person ?? transition.state.roles[about]?.person;
    if (person === undefined) return [];
    return outcome === 'replaced'
      ? [{ type: 'assigned', role: about, person, reason: 'no-contact' }]
      : [readdressed(transition, about, person, now)];
  }
  if (outcome === 'skip') return [{ type: 'skipped', path: about, reason: 'no-answer' }];
  if (outcome === 'stop') return [{ type: 'stopped', reason: 'no-answer' }];
  const { due } = moreTimeAfterSilence(about, transition.template, transition.context, localDateOf(now));
  return [{ type: 'rescheduled', path: about, due, reason: 'no-answer' }];
}
