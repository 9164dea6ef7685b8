import { describe, expect, it } from '@jest/globals';
import { advance } from '../decide/advance.ts';
import { expectedOpenings } from '../forecast/expected.ts';
import type { Command } from '../model/commands.ts';
import { context, enrolledOn, template } from '../test-school.ts';
import { buildRoad } from './road.ts';

const enrolled = enrolledOn('2026-09-14');
const roadOf = (state: typeof enrolled.state, now: string) =>
  buildRoad({
    state,
    template,
    context,
    language: 'nl',
    today: now.slice(0, 10),
    reader: 'principal',
    expected: expectedOpenings(state, template, context, now),
  });
const once = (state: typeof enrolled.state, now: string, command: Command) => {
  const outcome = advance(
    state,
    template,
    { kind: 'command', now, actor: { kind: 'person', person: 'counsellor' }, command },
    context,
  );
  if (outcome.rejected) throw new Error(outcome.code);
  return outcome.state;
};

const commanded = (command: Command) => {
  const now = '2026-09-15T08:00:00.000Z';
  const actor = { kind: 'person', person: 'counsellor' } as const;
  const outcome = advance(enrolled.state, template, { kind: 'command', now, actor, command }, context);
  if (outcome.rejected) throw new Error(outcome.code);
  return outcome.state;
};

describe('the road of a school', () => {
  it('shows where it stands, what is asked of the reader, and when the rest may come', () => {
    const road = roadOf(enrolled.state, '2026-09-14T08:00:00.000Z');
    expect(road.done).toBe(0);
    expect(road.phases.map(({ progress }) => progress)).toEqual(['now', 'later', 'later', 'later', 'later']);
    expect(road.phases[0]?.steps.some(({ mine, progress }) => mine && progress === 'now')).toBe(true);
    const expected = road.phases.slice(1).map(({ expectedOn }) => expectedOn ?? '');
    expect(expected.every((date) => date > '2026-09-14')).toBe(true);
    expect([...expected].sort()).toEqual(expected);
  });

  it('expects no phase before the day by which what comes first is asked', () => {
    const road = roadOf(enrolled.state, '2026-09-14T08:00:00.000Z');
    const due = road.phases[0]?.steps.find(({ mine }) => mine)?.due;
    expect(due).toBe('2026-09-28');
    expect(road.phases[1]?.expectedOn).toBe(due);
  });

  it('expects what follows an appointment soon after it, and not after the date by which it was to be made', () => {
    const confirmed = once(enrolled.state, '2026-09-15T08:00:00.000Z', {
      type: 'complete',
      step: 'referral/school_confirms',
      outcome: 'confirmed',
    });
    const answers = template.phases[1]?.children.flatMap((node) =>
      node.type === 'step' && node.id === 'self_assessment' ? (node.answers?.examples as object[]) : [],
    )[0];
    const assessed = once(confirmed, '2026-09-16T08:00:00.000Z', {
      type: 'complete',
      step: 'intake/self_assessment',
      answers: { ...answers, has_report: false },
    });
    const appointed = once(assessed, '2026-09-16T09:00:00.000Z', {
      type: 'reschedule',
      step: 'intake/intake_conversation',
      appointments: [{ start: '2026-09-24T12:00:00.000Z', end: '2026-09-24T13:30:00.000Z' }],
    });
    const now = '2026-09-17T08:00:00.000Z';
    const stepsOf = (state: typeof enrolled.state) => roadOf(state, now).phases[1]?.steps ?? [];
    const following = (state: typeof enrolled.state) =>
      stepsOf(state).find(({ progress }) => progress === 'later')?.expectedOn ?? '';
    const due = stepsOf(assessed).find(({ key }) => key === 'intake/intake_conversation')?.due ?? '';
    expect(following(appointed)).toBe('2026-09-25');
    expect(following(assessed) > due).toBe(true);
    expect(due > following(appointed)).toBe(true);
  });

  it('does not call a meeting late that has been arranged for later', () => {
    const confirmed = once(enrolled.state, '2026-09-15T08:00:00.000Z', {
      type: 'complete',
      step: 'referral/school_confirms',
      outcome: 'confirmed',
    });
    const appointed = once(confirmed, '2026-09-16T09:00:00.000Z', {
      type: 'reschedule',
      step: 'intake/intake_conversation',
      appointments: [{ start: '2026-12-10T13:00:00.000Z', end: '2026-12-10T14:30:00.000Z' }],
    });
    const meetingOn = (state: typeof enrolled.state, today: string) => {
      const road = roadOf(state, `${today}T08:00:00.000Z`);
      const step = road.phases[1]?.steps.find(({ key }) => key === 'intake/intake_conversation');
      return { late: step?.overdue, next: step?.next?.start };
    };
    expect(meetingOn(appointed, '2026-12-01')).toEqual({ late: false, next: '2026-12-10T13:00:00.000Z' });
    expect(meetingOn(confirmed, '2026-12-01').late).toBe(true);
    expect(meetingOn(appointed, '2026-12-11').late).toBe(true);
  });

  it('expects nothing in the past when a school has been slow', () => {
    const later = '2026-12-01T08:00:00.000Z';
    const woken = advance(enrolled.state, template, { kind: 'wake', now: later }, context);
    if (woken.rejected) throw new Error(woken.code);
    const road = roadOf(woken.state, later);
    const dates = road.phases.flatMap(({ expectedOn, steps }) => [
      expectedOn,
      ...steps.map((step) => step.expectedOn),
    ]);
    expect(dates.filter((date) => date !== undefined && date < '2026-12-01')).toEqual([]);
    expect(road.phases.flatMap(({ steps }) => steps).some(({ overdue }) => overdue)).toBe(true);
  });

  it('says of what never opened that it is dropped once the trajectory was stopped', () => {
    const stopped = commanded({ type: 'stop', reason: 'fusie' });
    const road = roadOf(stopped, '2026-09-16T08:00:00.000Z');
    expect(road.phases.map(({ progress }) => progress)).toEqual(Array(5).fill('dropped'));
    expect(road.phases.every(({ expectedOn }) => expectedOn === undefined)).toBe(true);
  });

  it('shows staff, and no school, the question to the counsellor about a silent step', () => {
    const now = '2027-03-01T09:00:00.000Z';
    const woken = advance(enrolled.state, template, { kind: 'wake', now }, context);
    if (woken.rejected) throw new Error(woken.code);
    const request = {
      ...{ state: woken.state, template, context, today: '2027-03-01' },
      expected: new Map(),
    };
    const titles = (everything: boolean) =>
      buildRoad({ ...request, language: 'nl', everything })
        .phases.flatMap(({ steps }) => steps)
        .map(({ title }) => title)
        .filter((title) => title.startsWith('Beslis hoe het verder'));
    expect(titles(true)).toEqual([expect.stringMatching(/^Beslis hoe het verder moet na stilte \(.+\)$/)]);
    expect(titles(false)).toEqual([]);
  });

  it('expects nothing of a trajectory that stands still', () => {
    const paused = advance(
      enrolled.state,
      template,
      {
        kind: 'command',
        now: '2026-09-15T08:00:00.000Z',
        actor: { kind: 'person', person: 'counsellor' },
        command: { type: 'pause', reason: 'verbouwing' },
      },
      context,
    );
    if (paused.rejected) throw new Error(paused.code);
    expect(expectedOpenings(paused.state, template, context, '2026-09-16T08:00:00.000Z').size).toBe(0);
    const dueOn = (state: typeof enrolled.state) =>
      roadOf(state, '2026-09-16T08:00:00.000Z').phases.flatMap(({ steps }) =>
        steps.flatMap(({ due }) => due ?? []),
      );
    expect(dueOn(enrolled.state)).toHaveLength(1);
    expect(dueOn(paused.state)).toEqual([]);
  });
});
