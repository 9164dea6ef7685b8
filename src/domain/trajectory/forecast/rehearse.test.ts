import { describe, expect, it } from '@jest/globals';
import { context, small, templateOf } from '../test-template.ts';
import { rehearse } from './rehearse.ts';

const request = { persona: 'silent', start: '2026-09-01', context } as const;

describe('A rehearsal', () => {
  it('is of version 1 for a file that was never published', () => {
    expect(rehearse(small, request).version).toBe(1);
    expect(rehearse(small, { ...request, version: 4 }).version).toBe(4);
  });

  it('cannot begin before the template exists, and says from when on it can', () => {
    expect(() => rehearse(small, { ...request, start: '2020-08-31' })).toThrow(
      new RangeError('This template can start from 2020-09-01.'),
    );
  });

  it('goes on for six years, however long the trajectory is', () => {
    const template = templateOf(`
  - phase: year
    title: { nl: Jaar, en: Year }
    repeat: { every: P1Y }
    steps: [{ step: look_back, kind: notice, role: principal, title: { nl: Terugblik, en: Look back } }]
`);
    const years = rehearse(template, request)
      .entries.filter(({ kind }) => kind === 'phase')
      .map(({ at }) => at.slice(0, 4));
    expect(years).toEqual(['2026', '2027', '2028', '2029', '2030', '2031', '2032']);
  });
});
