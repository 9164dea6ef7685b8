import type { Instant } from '../../calendar/types.ts';
import { localDateOf } from '../../calendar/wall-clock.ts';
import { roleOf } from '../../template/model/lookup.ts';
import { noContactPath, taskOfPath } from '../model/built-in-tasks.ts';
import type { Command } from '../model/commands.ts';
import type { Actor } from '../model/events.ts';
import { reject, rejectField } from '../model/rejections.ts';
import { isRunning } from '../model/status.ts';
import type { Transition } from '../model/transition.ts';
import { isTooFar } from '../rules/due-dates.ts';
import { decideAddressCorrected } from './address-corrected.ts';
import { decideCalendarChanged } from './calendar-changed.ts';
import { decideComplete } from './complete.ts';
import { type Decision, openStep } from './decision.ts';
import { comesBack, decideDelegate } from './delegate.ts';
import { decideMerged, decideMove } from './merged.ts';
import { decidePause } from './pause.ts';
import { decideContinue, decideReopen } from './reopen.ts';
import { decideReschedule } from './reschedule.ts';
import { decideStarted } from './start-result.ts';

/** Decides one command at an instant. Pure: the same transition and command give the same decision. */
export function decide(transition: Transition, command: Command, actor: Actor, now: Instant): Decision {
  const { state, template } = transition;
  const hasEnded = !isRunning(state);
  if (hasEnded && command.type === 'reopen') return decideContinue(transition, command.step, command.reason);
  // What belongs to whom stays true of what has ended.
  if (command.type === 'merged') return decideMerged(transition, command, actor);
  if (command.type === 'move') return decideMove(transition, command);
  if (hasEnded) return reject('trajectory-ended');
  const today = localDateOf(now);
  switch (command.type) {
    case 'complete':
      return whenActive(transition, () => decideComplete(transition, command, now));
    case 'reschedule':
      return whenActive(transition, () => decideReschedule(transition, command, now));
    case 'skip':
      return whenActive(transition, () => {
        const found = openStep(transition, command.step);
        if (found.rejected) return found;
        // It would leave what it is about without anybody who looks after it.
        if (taskOfPath(command.step) !== undefined) return rejectField('task-not-skippable', 'step');
        return [{ type: 'skipped', path: command.step, reason: command.reason }];
      });
    case 'reopen':
      return whenActive(transition, () => decideReopen(transition, command.step, command.reason));
    case 'withdraw':
      return [{ type: 'stopped', reason: command.reason, mistake: true }];
    case 'assign':
      if (roleOf(template, command.role) === undefined) return rejectField('role-unknown', 'role');
      return [{ type: 'assigned', role: command.role, person: command.person, ...because(command.reason) }];
    case 'delegate':
      return whenActive(transition, () => decideDelegate(transition, command, actor));
    case 'handover':
      if (roleOf(template, command.role) === undefined) return rejectField('role-unknown', 'role');
      if (command.on < today) return rejectField('date-in-the-past', 'on');
      if (isTooFar(command.on, today)) return rejectField('date-too-far', 'on');
      return command.on === today
        ? [{ type: 'assigned', role: command.role, person: command.to, ...because(command.note) }]
        : [
            {
              type: 'handover-planned',
              role: command.role,
              to: command.to,
              on: command.on,
              ...(command.note === undefined ? {} : { note: command.note }),
            },
          ];
    case 'pause':
      return decidePause(transition, command, now);
    case 'resume':
      return state.status === 'paused' ? [{ type: 'resumed' }] : reject('trajectory-not-paused');
    case 'stop':
      return [{ type: 'stopped', reason: command.reason }];
    case 'note':
      return [{ type: 'noted', text: command.text }];
    case 'file-mail': {
      if (command.step !== undefined && state.nodes[command.step] === undefined)
        return rejectField('step-unknown', 'step');
      const path = command.step === undefined ? {} : { path: command.step };
      return [{ type: 'mail-filed', mail: command.mail, ...path }];
    }
    case 'attach': {
      if (command.step !== undefined && state.nodes[command.step] === undefined)
        return rejectField('step-unknown', 'step');
      return [
        {
          type: 'attached',
          attachment: command.attachment,
          ...(command.step === undefined ? {} : { path: command.step }),
        },
      ];
    }
    case 'linked': {
      if (actor.kind !== 'system') return rejectField('role-unknown', 'type');
      const known = state.linked[command.trajectory.template];
      return JSON.stringify(known) === JSON.stringify(command.trajectory)
        ? []
        : [{ type: 'linked', trajectory: command.trajectory }];
    }
    case 'calendar-changed':
      return actor.kind === 'system'
        ? decideCalendarChanged(transition, command, now)
        : rejectField('role-unknown', 'type');
    case 'started':
    case 'not-started':
      return decideStarted(transition, command);
    case 'address-corrected':
      return decideAddressCorrected(transition, command, actor, now);
    case 'answer-refused': {
      if (actor.kind !== 'system') return rejectField('role-unknown', 'type');
      const role = template.counsellorRole;
      return [{ type: 'told', notice: 'refused', role, by: 'act', about: command.step }];
    }
    case 'undeliverable':
      return decideUndeliverable(transition, command, actor, today);
  }
}

function whenActive(transition: Transition, then: () => Decision): Decision {
  return transition.state.status === 'paused' ? reject('trajectory-paused') : then();
}

function because(reason: string | undefined): { reason?: string } {
  return reason === undefined ? {} : { reason };
}

// Nobody can be reached in a role: the counsellor gets a task, once per person who has the role.
function decideUndeliverable(
  transition: Transition,
  command: Extract<Command, { type: 'undeliverable' }>,
  actor: Actor,
  today: string,
): Decision {
  const { state } = transition;
  if (actor.kind !== 'system' || roleOf(transition.template, command.role) === undefined) {
    return rejectField('role-unknown', 'role');
  }
  const { person } = command;
  const back = person === undefined ? [] : comesBack(transition, command.role, person);
  if (back.length > 0) return back;
  const path = noContactPath(command.role, state);
  if (state.nodes[path]?.status === 'open') return [];
  return [
    {
      type: 'undeliverable',
      role: command.role,
      ...(command.person === undefined ? {} : { person: command.person }),
      ...(command.code === undefined ? {} : { code: command.code }),
    },
    { type: 'opened', path, on: today, by: 'act', about: command.role },
  ];
}
