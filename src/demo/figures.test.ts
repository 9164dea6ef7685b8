import { describe, expect, it } from '@jest/globals';
import { schoolYearOf } from '../domain/calendar/school-year.ts';
import { instantAt } from '../domain/calendar/wall-clock.ts';
import { allIndicators } from '../domain/indicators/catalogue.ts';
import { figureErrors } from '../domain/reports/figures/figures.ts';
import { castDemo } from './cast.ts';
import { demoFigures } from './figures.ts';

describe('The figures that were entered in the demo', () => {
  const cast = castDemo();

  it.each(['2026-09-01', '2026-12-31', '2027-08-31'])('were entered before %s, and could be', (today) => {
    const entered = demoFigures(cast, today);
    const figures = entered.flatMap((one) => one.figures);
    expect(new Set(figures.map(({ schoolYear }) => schoolYear))).toEqual(
      new Set([schoolYearOf(today), '2025-2026']),
    );
    for (const { now } of entered) expect(now < instantAt(today, '00:00')).toBe(true);
    for (const figure of figures) {
      const indicator = allIndicators.find(({ id }) => id === figure.indicator);
      expect(figureErrors(figure, indicator)).toEqual([]);
      expect(indicator?.group === 'partner').toBe(figure.partner !== undefined);
    }
  });
});
