import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseTemplate } from '../template/reading/load.ts';
import { rehearse } from '../trajectory/forecast/rehearse.ts';
import { askedOfCounsellor, callLoadReport } from './call-load.ts';

const parsed = parseTemplate(
  readFileSync(new URL('../../../templates/digitale-school.yaml', import.meta.url), 'utf8'),
);
if (!parsed.ok) throw new Error(parsed.errors[0]?.message.en);
const context = { calendar: { overrides: [] } };
const { entries } = rehearse(parsed.template, { persona: 'prompt', start: '2026-09-01', context });
const asked = askedOfCounsellor(entries, parsed.template);

describe('What a call asks of the weeks of a counsellor', () => {
  const report = (places: number, counsellors: number, running: Parameters<typeof callLoadReport>[2] = []) =>
    callLoadReport([{ places, asked }], counsellors, running, '2026-08-20').rows;
  const sum = (rows: ReturnType<typeof report>, column: string) =>
    rows.reduce((all, row) => all + Number(row[column]), 0);

  it('is every conversation, review and other task that the rehearsed model has for her, in its week', () => {
    const conversations = entries.filter(
      ({ kind, step, subject }) =>
        kind === 'act' && subject === 'complete' && /conversation$/.test(step ?? ''),
    );
    expect(conversations.length).toBeGreaterThan(3);
    expect(asked.filter(({ kind }) => kind === 'conversation')).toHaveLength(conversations.length);
    expect(asked.filter(({ kind }) => kind === 'review').length).toBeGreaterThan(0);
    const rows = report(1, 1);
    expect(sum(rows, 'conversations')).toBe(conversations.length);
    for (const { week_of: week } of rows) expect(new Date(String(week)).getUTCDay()).toBe(1);
  });

  it('is divided evenly: twelve schools over four counsellors are three for each', () => {
    expect(sum(report(12, 4), 'hours')).toBe(3 * sum(report(1, 1), 'hours'));
  });

  it('stands beside the hours that her weeks hold already', () => {
    const [first] = report(1, 1);
    const monday = String(first?.week_of);
    const now = { counsellor: 'bea', monday, conversations: 2, reviews: 1, deadlines: 2, total: 5 };
    const [beside] = report(1, 1, [now]);
    expect(beside).toMatchObject({ hours_now: 6, hours_together: Number(first?.hours) + 6 });
  });
});
