import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { renderToString } from 'preact-render-to-string';
import type { TargetsOfYear } from '../../../../application/reports/programme-progress.ts';
import { TargetsOfProgramme } from './numbers.tsx';

const id = '0b2a7a6e-0000-4000-8000-000000000009';
const line = {
  indicator: 'teachers_in_trajectories',
  title: { nl: 'Leerkrachten in een traject', en: 'Teachers in a trajectory' },
  ...{ moment: null, moment_title: null, unit: null },
};

const shown = (targets: TargetsOfYear | undefined) =>
  load(
    renderToString(
      <TargetsOfProgramme
        id={id}
        progress={{ participants: [], indicators: [{ ...line, value: 75 }], targets, plans: [] }}
        today="2026-11-29"
        language="nl"
      />,
    ),
  );

describe('The targets of a programme', () => {
  it('stand beside what was reached that year, which leads to the trajectories that it counts', () => {
    const page = shown({ schoolYear: '2026-2027', rows: [{ ...line, target: 120, value: 30 }] });
    const card = page('section[aria-labelledby=targets-title]');
    expect(card.find('h2').text()).toBe('Doelen 2026-2027');
    expect(card.find('td[data-title=Doel]').text()).toBe('120');
    const reached = card.find('td[data-title=Bereikt] a');
    expect(reached.text()).toBe('30 Leerkrachten in een traject');
    const address = new URL(reached.attr('href') ?? '', 'http://here.example');
    expect(address.pathname).toBe('/reports/indicators/teachers_in_trajectories');
    expect(address.searchParams.get('programme')).toBe(id);
    expect(address.searchParams.get('school_year')).toBe('2026-2027');
  });

  it('are said to stand with the partners, where none of them stated one', () => {
    const card = shown({ schoolYear: '2026-2027', rows: [] })('section[aria-labelledby=targets-title]');
    expect(card.find('.hint').text()).toContain('Doelen staan bij de partner die ze opgeeft');
    expect(card.find('table')).toHaveLength(0);
    const { pathname } = new URL(card.find('a').attr('href') ?? '', 'http://here.example');
    expect(pathname).toBe('/reports/partners');
  });

  it('are left out for whoever sees a part of the programme', () => {
    expect(shown(undefined)('#targets-title')).toHaveLength(0);
  });
});
