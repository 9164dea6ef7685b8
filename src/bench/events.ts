import type { Client } from '@temporalio/client';
import { RULES_ONLY } from '../domain/calendar/school-calendar.ts';
import { instantAt } from '../domain/calendar/wall-clock.ts';
import type { Template } from '../domain/template/model/types.ts';
import type { Persona } from '../domain/trajectory/forecast/personas.ts';
import { playThrough } from '../domain/trajectory/forecast/rehearse.ts';
import { until } from '../platform/waiting.ts';

/** How many events the history of a workflow has. */
export async function historyLength(client: Client, workflowId: string): Promise<number> {
  const { historyLength: length } = await client.workflow.getHandle(workflowId).describe();
  return Number(length);
}

/**
 * Waits until the workflow of a trajectory has noted everything that it was asked: a command is answered when it is committed, and what
 * is still to do then must not fall on whatever is measured next. A query is answered once nothing is under way.
 */
export async function untilNoted(client: Client, workflowId: string): Promise<void> {
  await client.workflow.getHandle(workflowId).query('state');
}

/** Started, one workflow task in three events, timer started: what every workflow that sleeps begins with. */
export const EVENTS_UNTIL_ASLEEP = 5;

/**
 * Waits until workflows that were just started have gone to sleep: their first task comes after the call that starts
 * them has returned, and must not fall on whatever is measured next.
 */
export async function untilAsleep(client: Client, workflowIds: readonly string[]): Promise<void> {
  // They are taken up more or less in order.
  const last = workflowIds.slice(-20);
  const areAsleep = async () => {
    const lengths = await Promise.all(last.map((id) => historyLength(client, id)));
    return lengths.every((length) => length >= EVENTS_UNTIL_ASLEEP);
  };
  if (!(await until(areAsleep, { timeout: 120_000, every: 100 }))) {
    throw new Error('Workflows that were started did not go to sleep.');
  }
}

/** What a trajectory of three years costs. */
export type ThreeYears = { wakeUps: number; commands: number; mails: number };

/**
 * Plays a trajectory through with a persona and counts how often its workflow wakes up or is asked something. A wake-up
 * is an instant at which time changed the state; mails need none.
 */
export function countThreeYears(template: Template, persona: Persona): ThreeYears {
  const context = { calendar: RULES_ONLY };
  const start = '2026-09-01';
  const life = playThrough(
    {
      ...{ id: `bench-${persona}`, now: instantAt(start, '10:00'), start },
      actor: { kind: 'person', person: template.counsellorRole },
      subject: { kind: template.subject, id: '900000' },
      roles: Object.fromEntries(template.roles.map(({ id }) => [id, id])),
    },
    { template, version: 1, context },
    { persona },
    instantAt('2029-08-31', '23:59'),
  );
  if ('rejected' in life) throw new Error(`The template cannot be played through: ${life.code}`);
  const acts = life.played.flatMap((moment) => (moment.kind === 'act' ? [moment.at] : []));
  const changed = life.played.flatMap((moment) => (moment.kind === 'event' ? [moment.at] : []));
  const enrolled = changed[0] as string;
  const byTime = new Set(changed.filter((at) => at !== enrolled && !acts.includes(at)));
  return {
    wakeUps: byTime.size,
    commands: acts.length,
    mails: life.played.filter(({ kind }) => kind === 'mail').length,
  };
}
