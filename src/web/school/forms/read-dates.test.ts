import { describe, expect, it } from '@jest/globals';
import type { StepView } from '../../../domain/trajectory/views/steps.ts';
import { readDates } from './read-dates.ts';

const meeting = { step: { kind: 'meeting' }, node: {} } as unknown as StepView;
const training = { step: { kind: 'training' }, node: {} } as unknown as StepView;
const read = (sent: Record<string, string>, view = meeting) => readDates(view, sent, 'nl');
const fieldsOf = (outcome: ReturnType<typeof read>) =>
  'mistakes' in outcome ? outcome.mistakes.map(({ field }) => field) : [];

describe('reading the date of a meeting', () => {
  it('takes the clock in Brussels, before and after it changes', () => {
    for (const [date, start] of [
      ['2026-10-23', '2026-10-23T12:00:00.000Z'],
      ['2026-10-26', '2026-10-26T13:00:00.000Z'],
    ]) {
      expect(read({ date1: date!, start1: '14:00', end1: '15:30' })).toMatchObject({
        appointments: [{ start }],
      });
    }
  });

  it('understands what people write where there is no calendar to choose from', () => {
    expect(read({ date1: '5/10/2026', start1: '9u30', end1: '10.15', place1: ' Leraarskamer ' })).toEqual({
      appointments: [
        { start: '2026-10-05T07:30:00.000Z', end: '2026-10-05T08:15:00.000Z', place: 'Leraarskamer' },
      ],
      rows: [1],
    });
  });

  it('names the field that is to be mended', () => {
    expect(fieldsOf(read({}))).toEqual(['date1']);
    expect(fieldsOf(read({ date1: '2026-02-30', start1: '10:00', end1: '11:00' }))).toEqual(['date1']);
    expect(fieldsOf(read({ date1: '2026-10-05', end1: '11:00' }))).toEqual(['start1']);
    expect(fieldsOf(read({ date1: '2026-10-05', start1: '25:00', end1: '26:00' }))).toEqual(['start1']);
  });

  it('passes over sessions that are left empty, but not over those half filled in', () => {
    const first = { date1: '2026-10-05', start1: '10:00', end1: '11:00' };
    expect(read({ ...first, place2: 'ergens' }, training)).toMatchObject({ appointments: [{}] });
    expect(fieldsOf(read({ ...first, start3: '10:00' }, training))).toEqual(['date3']);
  });
});
