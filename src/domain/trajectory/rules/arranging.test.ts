import { describe, expect, it } from '@jest/globals';
import { RULES_ONLY } from '../../calendar/school-calendar.ts';
import { takeAppointments, wrongDueDate } from './arranging.ts';

type Step = Parameters<typeof takeAppointments>[0];
type Node = Parameters<typeof takeAppointments>[1];
const meeting = { kind: 'meeting' } as Step;
const training = { kind: 'training' } as Step;
const now = '2026-09-14T08:00:00.000Z';
const on = (day: string, from = '12:00', to = '14:00') => ({
  start: `${day}T${from}:00.000Z`,
  end: `${day}T${to}:00.000Z`,
});
const take = (days: ReturnType<typeof on>[], step = meeting, appointments: Node['appointments'] = []) =>
  takeAppointments(step, { appointments } as unknown as Node, days, now);
const sentences = (outcome: ReturnType<typeof take>) =>
  'rejected' in outcome ? outcome.errors?.map(({ path, message }) => `${path}: ${message.en}`) : [];

describe('the dates of a meeting or a training', () => {
  it('are kept in order of time, in one form', () => {
    const [first, second] = [on('2026-10-05'), on('2026-10-12')];
    expect(take([second, { ...first, start: '2026-10-05T14:00:00+02:00' }], training)).toEqual([
      first,
      second,
    ]);
  });

  it('are refused for each that cannot be, with what would be right', () => {
    const outcome = take(
      [
        on('2026-10-05', '14:00', '13:00'),
        on('2026-09-01'),
        on('2226-09-01'),
        { start: 'soon', end: 'late' },
      ],
      training,
    );
    expect(outcome).toMatchObject({ code: 'appointments-invalid' });
    expect(sentences(outcome)).toEqual([
      'appointments.0: The end must come after the beginning.',
      'appointments.1: This date has passed. Choose a date from today on.',
      'appointments.2: That date is very far away: check the year.',
      'appointments.3: An appointment has a beginning and a later end, and begins in the future.',
    ]);
  });

  it('may hold a session that took place already, and for a meeting only one date', () => {
    const past = on('2026-09-01');
    expect(take([past, on('2026-10-05')], training, [past])).toHaveLength(2);
    expect(sentences(take([on('2026-10-05'), on('2026-10-12')]))).toEqual([
      'appointments.1: A meeting has only one date.',
    ]);
  });

  it('can be called off while there is one to come', () => {
    expect(take([], meeting, [on('2026-10-05')])).toEqual([]);
    expect(take([], meeting, [on('2026-09-01')])).toMatchObject({ code: 'appointment-missing' });
  });
});

describe('a due date that somebody sets', () => {
  const wrong = (due: string, party: 'school' | 'pbd' = 'school', today = '2026-09-14') =>
    wrongDueDate(due, today, { party, calendar: RULES_ONLY })?.errors?.[0]?.message;

  it('is taken when it is a school day', () => {
    expect(wrong('2026-12-18')).toBeUndefined();
  });

  it('is refused in a holiday, with the nearest school day', () => {
    expect(wrong('2026-12-25')).toEqual({
      nl: '25/12/2026 is geen schooldag. De dichtste schooldag is 18/12/2026.',
      en: '2026-12-25 is not a school day. The nearest school day is 2026-12-18.',
    });
    expect(wrong('2027-01-02')?.en).toContain('nearest school day is 2027-01-04');
  });

  it('is refused at a weekend, and never sent back to before today', () => {
    expect(wrong('2026-10-10')?.en).toContain('nearest school day is 2026-10-09');
    expect(wrong('2026-10-10', 'school', '2026-10-10')?.en).toContain('nearest school day is 2026-10-12');
  });

  it('is a working day for who does not work at a school', () => {
    expect(wrong('2026-12-28', 'pbd')).toBeUndefined();
    expect(wrong('2026-12-25', 'pbd')?.nl).toBe(
      '25/12/2026 is geen werkdag. De dichtste werkdag is 24/12/2026.',
    );
  });
});
