import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import { Due } from './columns.tsx';
import type { ListRow } from './rows.ts';

const said = (row: Partial<ListRow>) =>
  load(renderToString(<Due row={row as ListRow} today="2026-12-01" language="nl" />))
    .text()
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('By when something is expected of a trajectory', () => {
  it('is the day by which the list is sorted, with the day on which people meet beside it', () => {
    const due = '2026-12-14';
    expect(said({ due })).toBe('ma 14 dec');
    expect(said({ due, appointment: '2026-12-03T12:30:00.000Z' })).toBe('ma 14 dec afspraak do 3 dec');
    expect(said({ due, appointment: '2026-12-14T12:30:00.000Z' })).toBe('afspraak ma 14 dec');
    expect(said({ appointment: '2026-12-03T12:30:00.000Z' })).toBe('afspraak do 3 dec');
    expect(said({ due: '2026-11-20', late: true })).toBe('vr 20 nov te laat');
  });

  it('is when it goes on by itself where nothing is expected, and else nothing', () => {
    expect(said({ goesOn: '2027-01-11' })).toContain('11 jan');
    expect(said({})).toBe('–');
  });
});
