import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseTemplate } from '../template/reading/load.ts';
import { act, at, context, enrolled } from '../trajectory/test-template.ts';
import { listedTraining, trainingOf } from './training.ts';

const read = parseTemplate(
  readFileSync(new URL('../../../templates/nascholing.yaml', import.meta.url), 'utf8'),
);
if (!read.ok) throw new Error(JSON.stringify(read.errors));
const { template } = read;

const roles = { counsellor: 'an', coordinator: 'cem', teacher: 'tine', provider: 'pia' };
const begun = enrolled({ roles, subject: { kind: 'person', id: 'tine' } }, template);
const answers = { topic: 'Een geheim leerdoel', level: 'some', stem: true, half_days: 1 };
const wished = act(
  begun,
  at('2026-09-03'),
  { type: 'complete', step: 'registration/wish', answers },
  template,
);
const ofThem = (person: string) => person === 'pia';

describe('what whoever gives training reads of a trajectory', () => {
  const asked = { state: wished.state, template, context };

  test('is what they have to do, who takes part and with whom it is arranged', () => {
    const training = trainingOf(asked, '2026-09-04', ofThem);
    expect(training.steps).toMatchObject([
      { path: 'registration/admission', status: 'open', person: 'pia', isOverdue: false },
    ]);
    expect(training.participants).toMatchObject([{ role: 'teacher', person: 'tine' }]);
    expect(training.counsellor).toMatchObject({ person: 'an' });
  });

  test('holds no answer, no step of others and nobody else', () => {
    const told = JSON.stringify(trainingOf(asked, '2026-09-04', ofThem));
    expect(told).not.toContain('geheim');
    expect(told).not.toContain('registration/wish');
    expect(told).not.toContain('cem');
  });

  test('is nothing to do for another organisation that gives training', () => {
    expect(trainingOf(asked, '2026-09-04', (person) => person === 'other').steps).toEqual([]);
  });
});

describe('a line of a list as whoever gives training reads it', () => {
  const item = {
    ...{ id: 'one', status: 'active', phase: 'registration', nextDue: '2026-09-10', group: 'volger' },
    ...{ wakeAt: at('2026-09-05'), stuck: 'F-1', programmeId: 'call', cohort: '2026', roles },
    open: [
      { path: 'a', role: 'counsellor', due: '2026-09-10' },
      { path: 'b', role: 'provider', due: '2026-09-20' },
    ],
  };

  test('tells of their own steps and dates, and of nothing that others do', () => {
    expect(listedTraining(item, ofThem)).toEqual({
      ...{ id: 'one', status: 'active', roles, nextDue: '2026-09-20' },
      open: [{ path: 'b', role: 'provider', due: '2026-09-20' }],
    });
  });
});
