import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween } from '../../calendar/day-number.ts';
import { addDays, addDuration } from '../../calendar/offset.ts';
import { isSchoolDay, RULES_ONLY } from '../../calendar/school-calendar.ts';
import type { LocalDate } from '../../calendar/types.ts';
import { instantAt, localDateOf, localTimeOf } from '../../calendar/wall-clock.ts';
import { roleOf } from '../../template/model/lookup.ts';
import { agenda } from '../forecast/agenda.ts';
import type { Advanced } from '../model/advanced.ts';
import { fold } from '../model/apply.ts';
import type { Command, Input } from '../model/commands.ts';
import { dueOf } from '../rules/due-dates.ts';
import { at, context, enrolled, small } from '../test-template.ts';
import { openSteps } from '../views/steps.ts';
import { advance } from './advance.ts';

/** Starts all over the years of the template, among them both clock changes and 29 February. */
const starts = fc.oneof(
  fc.integer({ min: 0, max: 6 * 365 }).map((days) => addDays('2021-01-01', days)),
  fc.constantFrom(
    '2024-02-29',
    '2028-02-29',
    '2026-03-28',
    '2026-03-29',
    '2026-10-24',
    '2026-10-25',
    '2027-06-30',
  ),
);

const someStep = fc.constantFrom(
  'referral/confirm',
  'intake/talk',
  'intake/write',
  'intake/judge',
  'training/literacy/literacy_sessions',
  'follow_up/conversation#1',
  'silence~referral/confirm~1.0.0',
);

/** A command as somebody gives it on a local date. */
type Asked = Command | ((today: LocalDate) => Command);

const someAppointments = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 2 });

const someCommand: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 6, arbitrary: someStep.map((step): Command => ({ type: 'complete', step })) },
  someStep.map((step): Command => ({ type: 'complete', step, outcome: 'extend' })),
  fc.constant<Command>({
    type: 'complete',
    step: 'intake/talk',
    answers: { needs: ['literacy', 'didactics'], level: 'basic' },
  }),
  fc.constant<Command>({ type: 'complete', step: 'intake/write', attachments: ['file'] }),
  fc.constant<Command>({ type: 'complete', step: 'intake/judge', outcome: 'changes', comment: 'anders' }),
  fc.constant<Command>({ type: 'complete', step: 'intake/judge', outcome: 'approved' }),
  someStep.map((step): Command => ({ type: 'skip', step, reason: 'x' })),
  someStep.map((step): Command => ({ type: 'reopen', step, reason: 'x' })),
  someStep.map((step): Command => ({ type: 'reschedule', step, extension: true })),
  fc.tuple(someStep, fc.integer({ min: 0, max: 60 })).map(
    ([step, days]): Asked =>
      (today) => ({ type: 'reschedule', step, due: addDays(today, days) }),
  ),
  { weight: 2, arbitrary: fc.tuple(someStep, someAppointments).map(([step, days]) => arranging(step, days)) },
  fc.integer({ min: 0, max: 40 }).map(
    (days): Asked =>
      (today) => ({ type: 'handover', role: 'principal', to: 'dirk', on: addDays(today, days) }),
  ),
  fc.integer({ min: 1, max: 150 }).map(
    (days): Asked =>
      (today) => ({ type: 'pause', reason: 'x', until: addDays(today, days) }),
  ),
  fc.constant<Command>({ type: 'pause', reason: 'x' }),
  fc.constant<Command>({ type: 'resume' }),
  fc.constant<Command>({ type: 'assign', role: 'principal', person: 'carl' }),
  fc.constant<Command>({ type: 'note', text: 'x' }),
  fc.constant<Command>({ type: 'undeliverable', role: 'principal' }),
);

/** Arranges meetings so many days ahead; without any it calls off what was arranged. */
function arranging(step: string, days: readonly number[]): Asked {
  return (today) => ({
    type: 'reschedule',
    step,
    appointments: days.map((ahead) => {
      const day = addDays(today, ahead);
      return { start: instantAt(day, '14:00'), end: instantAt(day, '15:00') };
    }),
  });
}

/** A history: commands and wake-ups, each some hours after the one before. */
const history = fc.array(
  fc.record({
    hours: fc.integer({ min: 0, max: 24 * 60 }),
    command: fc.option(someCommand, { nil: undefined }),
  }),
  { maxLength: 25 },
);

interface Step {
  readonly before: Advanced;
  readonly input: Input;
  readonly after: Advanced;
}

function play(start: string, turns: readonly { hours: number; command: Asked | undefined }[]): Step[] {
  let current = enrolled({ now: at(start), start });
  let now = at(start);
  const steps: Step[] = [];
  for (const { hours, command: asked } of turns) {
    now = new Date(Date.parse(now) + hours * 3_600_000).toISOString();
    const command = typeof asked === 'function' ? asked(localDateOf(now)) : asked;
    const input: Input =
      command === undefined
        ? { kind: 'wake', now }
        : { kind: 'command', now, actor: { kind: 'system' }, command };
    const after = advance(current.state, small, input, context);
    if (after.rejected) continue;
    steps.push({ before: current, input, after });
    current = after;
  }
  return steps;
}

const runs = { numRuns: 150 };

describe('Whatever people do and however late the clock wakes', () => {
  it('time never runs backwards and the journal has no gap', () => {
    fc.assert(
      fc.property(starts, history, (start, turns) => {
        const steps = play(start, turns);
        const events = [
          ...enrolled({ now: at(start), start }).events,
          ...steps.flatMap((step) => step.after.events),
        ];
        expect(events.map((event) => event.version)).toEqual(events.map((_, index) => index + 1));
        expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).toSorted());
        if (steps.length > 0) expect(fold('trajectory-1', events)).toEqual(steps.at(-1)?.after.state);
      }),
      runs,
    );
  });

  it('the same wake-up twice changes nothing the second time', () => {
    fc.assert(
      fc.property(starts, history, (start, turns) => {
        for (const { input, after } of play(start, turns)) {
          const again = advance(after.state, small, { kind: 'wake', now: input.now }, context);
          expect(again).toEqual({ ...after, events: [] });
        }
      }),
      runs,
    );
  });

  it('nothing is asked of a school, and only the end of a pause wakes, in a paused trajectory', () => {
    fc.assert(
      fc.property(starts, history, (start, turns) => {
        for (const { after } of play(start, turns)) {
          if (after.state.status !== 'paused') continue;
          expect(after.plan.filter(({ kind, step }) => kind !== 'cancellation' && step !== 'pause')).toEqual(
            [],
          );
          // Only what somebody fixed for a day: the end of the pause, or a handover. Else it is asked about in a month.
          const { pauses, handovers } = after.state;
          if (pauses.at(-1)?.until === undefined) {
            expect(after.wakeAt).toBeDefined();
            continue;
          }
          const fixed = [pauses.at(-1)?.until, ...handovers.map(({ on }) => on)].flatMap((day) => day ?? []);
          expect(after.wakeAt && localDateOf(after.wakeAt)).toBe(fixed.toSorted()[0]);
        }
      }),
      runs,
    );
  });

  it('no mail is owed twice, and the next wake-up lies ahead', () => {
    fc.assert(
      fc.property(starts, history, (start, turns) => {
        for (const { input, after } of play(start, turns)) {
          const keys = after.plan.map((mail) => mail.key);
          expect(new Set(keys).size).toBe(keys.length);
          if (after.wakeAt !== undefined) expect(after.wakeAt > input.now).toBe(true);
        }
      }),
      runs,
    );
  });

  it('what time sends to a school arrives on a school day, in the morning; an act is answered at once', () => {
    fc.assert(
      fc.property(starts, history, (start, turns) => {
        for (const { after } of play(start, turns)) {
          for (const mail of after.plan) {
            if (mail.immediate) continue;
            expect(localTimeOf(mail.at) >= '07:30' && localTimeOf(mail.at) <= '09:30').toBe(true);
            if (roleOf(small, mail.to)?.party !== 'school') continue;
            expect(isSchoolDay(localDateOf(mail.at), RULES_ONLY)).toBe(true);
          }
        }
      }),
      runs,
    );
  });

  it('the agenda is what then happens when nobody acts, wake-up by wake-up', () => {
    fc.assert(
      fc.property(starts, history, (start, turns) => {
        const from = play(start, turns).at(-1)?.after ?? enrolled({ now: at(start), start });
        const promised = agenda(from.state, small, context)
          .filter((entry) => entry.kind === 'mail')
          .map((entry) => entry.key);
        const until = instantAt(
          addDuration(localDateOf(from.state.at), 'P3Y', 'calendar-days', RULES_ONLY),
          '23:59',
        );
        const sent = new Set<string>();
        let isAsked = false;
        for (let current = from; ; ) {
          const end = current.wakeAt !== undefined && current.wakeAt <= until ? current.wakeAt : until;
          for (const mail of current.plan) if (mail.at >= from.state.at && mail.at <= end) sent.add(mail.key);
          // Whether a pause still goes on is asked month after month; an agenda shows the next time.
          const { status, pauses, handovers } = current.state;
          isAsked ||=
            current !== from &&
            current.events.some(({ body }) => body.type === 'told' && body.notice === 'pause');
          if (isAsked && status === 'paused' && !pauses.at(-1)?.until && handovers.length === 0) break;
          if (current.wakeAt === undefined || current.wakeAt > until) break;
          const next = advance(current.state, small, { kind: 'wake', now: current.wakeAt }, context);
          if (next.rejected) throw new Error(next.code);
          current = next;
        }
        expect(new Set(promised)).toEqual(sent);
      }),
      { numRuns: 60 },
    );
  });
});

describe('A pause', () => {
  it('shifts every due date that lay ahead by exactly its length in days', () => {
    fc.assert(
      fc.property(starts, history, fc.integer({ min: 1, max: 200 }), (start, turns, days) => {
        const before = play(start, turns).at(-1)?.after ?? enrolled({ now: at(start), start });
        if (before.state.status !== 'active') return;
        const from = localDateOf(before.state.at);
        const to = addDays(from, days);
        const paused = advance(
          before.state,
          small,
          command(before.state.at, { type: 'pause', reason: 'x' }),
          context,
        );
        if (paused.rejected) throw new Error(paused.code);
        const resumed = advance(
          paused.state,
          small,
          command(instantAt(to, '12:00'), { type: 'resume' }),
          context,
        );
        if (resumed.rejected) throw new Error(resumed.code);
        for (const view of openSteps(before.state, small, context)) {
          const after = resumed.state.nodes[view.path];
          if (view.due === undefined || view.due < from || after?.status !== 'open') continue;
          const due = dueOf(view.step, after, { state: resumed.state, template: small, context });
          expect(daysBetween(view.due, due ?? '')).toBe(days);
        }
        for (const mail of resumed.plan) {
          const old = before.plan.find((one) => one.key === mail.key);
          // What was owed on the day of the pause itself goes on the day it ends; nothing goes earlier.
          if (old && old.at > before.state.at) expect(localDateOf(mail.at) >= to).toBe(true);
        }
      }),
      runs,
    );
  });
});

function command(now: string, asked: Command): Input {
  return { kind: 'command', now, actor: { kind: 'person' }, command: asked };
}
