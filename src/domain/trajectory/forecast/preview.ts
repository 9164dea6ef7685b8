import type { Rejection } from '../../rejection.ts';
import type { Template } from '../../template/model/types.ts';
import { advance } from '../decide/advance.ts';
import type { Advanced, Context } from '../model/advanced.ts';
import { stepOfPath } from '../model/built-in-tasks.ts';
import type { Command } from '../model/commands.ts';
import type { Actor } from '../model/events.ts';
import type { TrajectoryState } from '../model/state.ts';
import { type Consequences, differenceBetween, type MailChange } from './difference.ts';
import { type OutlookOptions, outlookOf } from './outlook.ts';

/** What an act leads to that no other act takes back; a stable code. */
export type Irrevocable =
  /** Mails leave at once. */
  | 'mails-go'
  /** Those invited are told that it does not take place. */
  | 'appointments-called-off'
  /** A milestone is reached, or a notice sent: neither opens again. */
  | 'cannot-reopen'
  | 'trajectory-ends'
  /** Another trajectory starts. */
  | 'trajectory-starts'
  /** The place in its programme goes to who waits for it. */
  | 'place-freed'
  /** What is written down or handed in stays in the journal. */
  | 'stays-in-journal';

/** What a command would lead to. */
export interface CommandForecast {
  readonly before: TrajectoryState;
  readonly after: TrajectoryState;
  readonly difference: Consequences;
  readonly irrevocable: readonly Irrevocable[];
}

/** A command that is tried out on a state, and what else has to be known to read what it leads to. */
export interface Trial extends OutlookOptions {
  readonly state: TrajectoryState;
  readonly actor: Actor;
  readonly command: Command;
  /** The version that the actor saw. */
  readonly expectedVersion?: number | undefined;
  /** The calendar that holds once it is done, where that is another one. */
  readonly contextAfter?: Context | undefined;
}

/** The decision on a command, and the state without it at the same instant; nothing is kept. */
export function tryCommand(
  trial: Trial,
): { readonly without: Advanced; readonly decided: Advanced } | Rejection {
  const { state, template, context, now, actor, command, expectedVersion, contextAfter } = trial;
  const without = advance(state, template, { kind: 'wake', now }, context);
  if (without.rejected) return without;
  const decided = advance(
    state,
    template,
    { kind: 'command', now, actor, command, ...(expectedVersion === undefined ? {} : { expectedVersion }) },
    contextAfter ?? context,
  );
  return decided.rejected ? decided : { without, decided };
}

/**
 * Compares what lies before a trajectory without a command and with it.
 * @param decided what the command leads to, with what starts by itself from it
 */
export function forecastOf(
  { without, decided }: { readonly without: Advanced; readonly decided: Advanced },
  trial: Pick<Trial, 'command' | 'contextAfter'> & OutlookOptions,
): CommandForecast {
  const then = { ...trial, context: trial.contextAfter ?? trial.context };
  // What time brought about by now happens without the command too: it is no part of the difference.
  const before = { state: without.state, outlook: outlookOf({ ...without, events: [] }, trial) };
  const after = {
    state: decided.state,
    outlook: outlookOf({ ...decided, events: decided.events.slice(without.events.length) }, then),
  };
  const difference = differenceBetween(before, after);
  return {
    ...{ before: without.state, after: decided.state, difference },
    irrevocable: irrevocableOf(decided, difference, trial),
  };
}

/** Whether a mail leaves at once because of what is done. */
export function goesNow({ change, mail }: MailChange, now: string): boolean {
  return change !== 'withdrawn' && mail.at <= now && mail.obstacle === undefined;
}

function irrevocableOf(
  decided: Advanced,
  { statuses, mails }: Consequences,
  { command, now, template }: Pick<Trial, 'command'> & OutlookOptions,
): Irrevocable[] {
  const going = mails.filter((mail) => goesNow(mail, now));
  const ended = decided.state.endedAt !== undefined;
  const starts = decided.events.some(({ body }) => body.type === 'completed' && body.started !== undefined);
  const found: [Irrevocable, boolean][] = [
    ['mails-go', going.length > 0],
    ['appointments-called-off', going.some(({ mail }) => mail.kind === 'cancellation')],
    ['cannot-reopen', statuses.some(({ path, after }) => after === 'done' && isOnceOnly(path, template))],
    ['trajectory-starts', starts],
    ['trajectory-ends', ended],
    ['stays-in-journal', command.type === 'note' || command.type === 'attach'],
  ];
  return found.flatMap(([code, holds]) => (holds ? [code] : []));
}

function isOnceOnly(path: string, template: Template): boolean {
  const kind = stepOfPath(template, path)?.step.kind;
  return kind === 'notice' || kind === 'milestone';
}
