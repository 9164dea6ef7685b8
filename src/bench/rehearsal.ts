import { RULES_ONLY } from '../domain/calendar/school-calendar.ts';
import type { Template } from '../domain/template/model/types.ts';
import { rehearse } from '../domain/trajectory/forecast/rehearse.ts';
import { percentile } from './statistics.ts';

/** The first ones are slow: the machine is still getting to know the code. */
const NOT_COUNTED = 60;
const COUNTED = 100;

const START = '2026-09-01';
const context = { calendar: RULES_ONLY };

/**
 * How long a rehearsal takes, beside a copy of what comes out of it: through JSON and back. No code of ours is in the copy, it
 * is as long as the rehearsal is, and it is made on the same machine: the ratio says the same on a fast and on a slow one.
 * In turns, so that whatever else the machine does meanwhile falls on both.
 * @returns the middle of many, in milliseconds
 */
export function rehearsalBesideCopy(template: Template): { rehearsal: number; copy: number } {
  const rehearsals: number[] = [];
  const copies: number[] = [];
  for (let round = 0; round < NOT_COUNTED + COUNTED; round += 1) {
    const began = performance.now();
    const rehearsed = rehearse(template, { persona: 'prompt', start: START, context });
    const between = performance.now();
    JSON.parse(JSON.stringify(rehearsed));
    const ended = performance.now();
    if (round < NOT_COUNTED) continue;
    rehearsals.push(between - began);
    copies.push(ended - between);
  }
  return { rehearsal: percentile(rehearsals, 0.5), copy: percentile(copies, 0.5) };
}
