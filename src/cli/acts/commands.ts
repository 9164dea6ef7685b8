import { basename } from 'node:path';
import { checkFile, storeAttachment } from '../../application/attachments/keep.ts';
import type { CommandRequest } from '../../application/commands/prepare.ts';
import { NEWCOMER } from '../../application/commands/preview.ts';
import { definedOf } from '../../application/defined.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import type { InlinePerson } from '../../application/people/named.ts';
import { resolvePerson } from '../../application/people/resolve.ts';
import { resolveSchool } from '../../application/schools/resolve.ts';
import { resolveStep } from '../../application/trajectories/resolve-step.ts';
import { laterBy } from '../../domain/calendar/instant.ts';
import { instantAt, localDateOf } from '../../domain/calendar/wall-clock.ts';
import { usageError } from '../errors.ts';
import { readBytes, readTextFile } from '../read-file.ts';
import { type ActOptions, act } from './act.ts';

type Reason = { readonly reason: string };

/** Completes a step. */
export function complete(
  which: string,
  step: string,
  options: ActOptions & { outcome?: string; comment?: string; answers?: string },
): Promise<void> {
  return act(which, options, async (_deps, { state }) => {
    const { outcome, comment } = options;
    const answers = options.answers === undefined ? undefined : await readAnswers(options.answers);
    return commandOf({
      ...{ type: 'complete', step: resolveStep(state, step, 'open') },
      ...{ outcome, comment, answers },
    });
  });
}

/** Skips a step. */
export function skip(which: string, step: string, options: ActOptions & Reason): Promise<void> {
  const { reason } = options;
  return act(which, options, (_deps, { state }) => ({
    ...{ type: 'skip', step: resolveStep(state, step, 'open'), reason },
  }));
}

/** Opens a step again. */
export function reopen(which: string, step: string, options: ActOptions & Reason): Promise<void> {
  const { reason } = options;
  return act(which, options, (_deps, { state }) => ({
    ...{ type: 'reopen', step: resolveStep(state, step, 'closed'), reason },
  }));
}

/** Gives a step another due date or appointment, or more time by its own rule. */
export function reschedule(
  which: string,
  step: string,
  options: ActOptions & {
    due?: string;
    at?: string;
    until?: string;
    place?: string;
    moreTime?: boolean;
    callOff?: boolean;
    reason?: string;
  },
): Promise<void> {
  return act(which, options, (_deps, { state }) => {
    const { due, reason, moreTime } = options;
    return commandOf({
      ...{ type: 'reschedule', step: resolveStep(state, step, 'open'), due, reason },
      ...{ extension: moreTime, appointments: options.callOff ? [] : appointmentsOf(options) },
    });
  });
}

/** Gives a role to somebody. */
export function assign(
  which: string,
  role: string,
  person: string,
  options: ActOptions & { name?: string; reason?: string; confirm?: boolean },
): Promise<void> {
  return act(which, options, async (deps) =>
    commandOf({
      type: 'assign',
      role,
      person: await personOf(deps, person, options),
      confirmed: options.confirm,
      reason: options.reason,
    }),
  );
}

/** Gives one step to somebody, or back to whoever has its role. */
export function delegate(
  which: string,
  step: string,
  person: string | undefined,
  options: ActOptions & { name?: string; reason?: string; confirm?: boolean },
): Promise<void> {
  return act(which, options, async (deps, { state }) =>
    commandOf({
      type: 'delegate',
      step: resolveStep(state, step, 'open'),
      person: person === undefined ? undefined : await personOf(deps, person, options),
      confirmed: options.confirm,
      reason: options.reason,
    }),
  );
}

/** Has somebody take over a role on a date. */
export function handover(
  which: string,
  role: string,
  person: string,
  options: ActOptions & { on: string; name?: string; note?: string; confirm?: boolean },
): Promise<void> {
  const { on, note, confirm: confirmed } = options;
  return act(which, options, async (deps) =>
    commandOf({ type: 'handover', role, to: await personOf(deps, person, options), on, note, confirmed }),
  );
}

/** Pauses a trajectory. */
export function pause(
  which: string,
  options: ActOptions & Reason & { until?: string; appointments?: 'keep' | 'cancel' },
): Promise<void> {
  const { reason, until, appointments } = options;
  return act(which, options, () => commandOf({ type: 'pause', reason, until, appointments }));
}

/** Resumes a paused trajectory. */
export function resume(which: string, options: ActOptions): Promise<void> {
  return act(which, options, () => ({ type: 'resume' }));
}

/** Stops a trajectory. */
export function stop(which: string, options: ActOptions & Reason): Promise<void> {
  const { reason } = options;
  return act(which, options, () => ({ type: 'stop', reason }));
}

/** Lets a trajectory go on at another school. */
export function move(
  which: string,
  school: string,
  options: ActOptions & { reason?: string },
): Promise<void> {
  const { reason } = options;
  return act(which, options, async (deps) =>
    commandOf({ type: 'move', school: await resolveSchool(deps, { named: school }), reason }),
  );
}

/** Takes back an enrolment by mistake. */
export function withdraw(which: string, options: ActOptions & Reason): Promise<void> {
  const { reason } = options;
  return act(which, options, () => ({ type: 'withdraw', reason }));
}

/** Writes something down with a trajectory. */
export function note(which: string, text: string, options: ActOptions): Promise<void> {
  return act(which, options, () => ({ type: 'note', text }));
}

/** Adds a file to a trajectory, or to a step of it. */
export function attach(which: string, path: string, options: ActOptions & { step?: string }): Promise<void> {
  return act(which, options, async (deps, { state }, actor) => {
    const step = options.step === undefined ? undefined : resolveStep(state, options.step, 'open');
    const file = { name: basename(path), content: await readBytes(path) };
    if (options.dryRun) await checkFile(file);
    const asked = { deps, trajectoryId: state.id, actor, file, step };
    const attachment = options.dryRun ? NEWCOMER : (await storeAttachment(asked)).id;
    return commandOf({ type: 'attach', attachment, step });
  });
}

/** A command without the fields that were not given. */
function commandOf(
  fields: { readonly type: CommandRequest['type'] } & Record<string, unknown>,
): CommandRequest {
  return definedOf(fields) as unknown as CommandRequest;
}

/** Somebody who is known, or with a name somebody new at an address. */
async function personOf(
  deps: Pick<Dependencies, 'store'>,
  named: string,
  { name, language }: { readonly name?: string; readonly language: 'nl' | 'en' },
): Promise<string | InlinePerson> {
  if (name !== undefined) return { name, email: named, language };
  return (await resolvePerson(deps, { named })).id;
}

/** JSON as it was typed, or in a file. */
async function readAnswers(given: string): Promise<Record<string, unknown>> {
  const text = given.trimStart().startsWith('{') ? given : await readTextFile(given);
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw usageError(
      '--answers must be a JSON object with the fields of the form, or a file that holds one.',
    );
  }
}

/** An appointment of which the end was not said takes an hour; in milliseconds. */
const HOUR = 3_600_000;

/** An end that is a time alone is of the day on which it starts. */
function appointmentsOf({ at, until, place }: { at?: string; until?: string; place?: string }) {
  if (at === undefined) return undefined;
  const start = momentOf(at, '--at');
  const end =
    until === undefined
      ? laterBy(start, HOUR)
      : momentOf(/^\d\d:\d\d$/.test(until) ? `${localDateOf(start)} ${until}` : until, '--until');
  return [{ start, end, ...(place === undefined ? {} : { place }) }];
}

/** A day with a time on the clock in Belgium, or an instant with its offset. */
function momentOf(text: string, option: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)$/.exec(text) ?? [];
  if (day !== undefined && time !== undefined) return instantAt(day, time);
  if (/(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  throw usageError(`${option} must be a day and a time such as "2026-12-08 14:00".`);
}
