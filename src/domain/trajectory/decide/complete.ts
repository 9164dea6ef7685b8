import type { Instant } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { validateAnswers } from '../../forms/validate-answers.ts';
import { placeOf } from '../../template/model/lookup.ts';
import type { StepNode } from '../../template/model/types.ts';
import { stepOfPath, taskOfPath } from '../model/built-in-tasks.ts';
import type { Command } from '../model/commands.ts';
import type { EventBody } from '../model/events.ts';
import type { FieldError } from '../model/outcome.ts';
import { reject, rejectField } from '../model/rejections.ts';
import { optionsOf } from '../model/step-outcomes.ts';
import type { Progress } from '../model/transition.ts';
import { moreTimeAfterSilence } from '../rules/extension.ts';
import type { Decision } from './command.ts';

type Complete = Extract<Command, { type: 'complete' }>;

/** Decides the completion of a step: it is open, the outcome is one of its own, the answers fit its form. */
export function decideComplete(progress: Progress, command: Complete, now: Instant): Decision {
  const node = progress.state.nodes[command.step];
  const found = stepOfPath(progress.template, command.step, node?.about);
  if (found === undefined) return rejectField('step-unknown', 'step');
  if (node?.status !== 'open') return rejectField('step-not-open', 'step');
  const { step } = found;

  const options = optionsOf(step);
  // A judgement or a choice is never taken for granted; anything else ends as it usually does.
  const isChoice = step.kind === 'decision' || step.kind === 'review';
  const outcome = command.outcome ?? (isChoice ? undefined : options[0]?.id);
  const option = options.find((candidate) => candidate.id === outcome);
  if (outcome === undefined || option === undefined) {
    const names = options.map((candidate) => candidate.id).join(', ');
    return rejectField('outcome-invalid', 'outcome', {
      nl: `Kies uit: ${names}.`,
      en: `Choose from: ${names}.`,
    });
  }
  const isReturn = step.kind === 'review' && outcome === 'changes';
  if (isReturn && !command.comment?.trim()) return rejectField('comment-required', 'comment');
  if (step.kind === 'document' && (command.attachments ?? []).length === 0 && node.attachments.length === 0) {
    return rejectField('attachment-required', 'attachments');
  }
  // Declining, waiving or asking for changes leaves the form empty; only the usual outcome needs it.
  const needsAnswers = step.answers !== undefined && outcome === options[0]?.id;
  const answers = answersOf(step, command, needsAnswers);
  if ('rejected' in answers) return answers;

  if (isReturn) return returned(progress, command, step);
  const completed: EventBody = {
    type: 'completed',
    path: command.step,
    outcome,
    ...(answers.values === undefined ? {} : { answers: answers.values }),
    ...(command.comment === undefined ? {} : { comment: command.comment }),
    ...(command.attachments === undefined ? {} : { attachments: command.attachments }),
  };
  if (taskOfPath(command.step) !== undefined) return [completed, ...ofTask(progress, command, outcome, now)];
  return option.then === 'stop'
    ? [completed, { type: 'stopped', reason: `${step.id}:${outcome}` }]
    : [completed];
}

function answersOf(step: StepNode, command: Complete, needed: boolean) {
  if (step.answers === undefined) {
    return command.answers === undefined || Object.keys(command.answers).length === 0
      ? { values: undefined }
      : rejectField('answers-unexpected', 'answers');
  }
  if (!needed && command.answers === undefined) return { values: undefined };
  const given = command.answers ?? {};
  const dutch = validateAnswers(step.answers, given, 'nl');
  if (dutch.valid) return { values: dutch.answers };
  const english = validateAnswers(step.answers, given, 'en');
  const errors = dutch.errors.map(
    (error, index): FieldError => ({
      path: error.path === '' ? 'answers' : `answers.${error.path}`,
      code: error.code,
      message: {
        nl: error.message,
        en: english.valid ? error.message : (english.errors[index]?.message ?? error.message),
      },
    }),
  );
  return reject('answers-invalid', errors);
}

// The work goes back to whoever did it, with what should change.
function returned(progress: Progress, command: Complete, step: StepNode): Decision {
  const place = placeOf(progress.template, step.reviews ?? '');
  const parent = command.step.slice(0, Math.max(0, command.step.lastIndexOf('/')));
  const beside = `${parent}/${step.reviews}`;
  const target = progress.state.nodes[beside] ? beside : (place?.ids.join('/') ?? '');
  if (progress.state.nodes[target] === undefined) return rejectField('step-unknown', 'step');
  return [{ type: 'returned', path: command.step, target, comment: command.comment ?? '' }];
}

// What the counsellor decided about a silent step, or about a role in which nobody could be reached.
function ofTask(progress: Progress, command: Complete, outcome: string, now: Instant): EventBody[] {
  const about = progress.state.nodes[command.step]?.about ?? '';
  if (taskOfPath(command.step) === 'no_contact') {
    const person = progress.state.roles[about]?.person;
    return person === undefined
      ? []
      : [{ type: 'assigned', role: about, person, reason: 'address-corrected' }];
  }
  if (outcome === 'skip') return [{ type: 'skipped', path: about, reason: 'no-answer' }];
  if (outcome === 'stop') return [{ type: 'stopped', reason: 'no-answer' }];
  const { due } = moreTimeAfterSilence(about, progress.template, progress.context, localDateOf(now));
  return [{ type: 'rescheduled', path: about, due, reason: 'no-answer' }];
}
