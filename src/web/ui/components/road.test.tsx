import { expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import type { RoadStep } from '../../../domain/trajectory/views/types.ts';
import { RoadCard } from './road.tsx';

it('says of a step that is going on when people meet', () => {
  const next = { start: '2026-12-10T13:00:00.000Z', end: '2026-12-10T14:30:00.000Z' };
  const step: RoadStep = {
    ...{ key: 'intake/talk', title: 'Gesprek', progress: 'now', who: 'Directeur', mine: false },
    ...{ overdue: false, appointments: [next], next },
  };
  const phase = { key: 'intake', title: 'Intake', progress: 'now', steps: [step] } as const;
  const shown = renderToString(
    <RoadCard road={{ phases: [phase], done: 0 }} today="2026-11-30" language="nl" />,
  ).replaceAll(/<[^>]*>/g, '');

  expect(shown).toContain('afspraak: donderdag 10 december 2026, van 14.00 tot 15.30 uur');
});
