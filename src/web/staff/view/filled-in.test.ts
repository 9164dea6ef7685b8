import { describe, expect, it } from '@jest/globals';
import type { EventBody, TrajectoryEvent } from '../../../domain/trajectory/model/events.ts';
import { enrolledOn, template } from '../../../domain/trajectory/test-school.ts';
import type { Names } from '../../../texts/names.ts';
import { filledIn } from './filled-in.ts';

const { state } = enrolledOn('2026-09-14');
const trajectoryId = state.id;

const same = (id: string) => id;
const names: Names = {
  ...{ node: same, role: same, template: same },
  person: () => 'Anna Peeters',
  outcome: (_path, outcome) => outcome,
};
const done = (
  version: number,
  day: string,
  body: Partial<EventBody> & { path: string },
): TrajectoryEvent => ({
  version,
  at: `2026-09-${day}T08:00:00.000Z`,
  actor: { kind: 'link', person: 'principal' },
  body: { type: 'completed', outcome: 'submitted', ...body } as EventBody,
});
const self = 'intake/self_assessment';
const report = {
  ...{ id: 'a1', trajectoryId, path: 'intake/assessment_report', name: 'selfie.pdf', size: 9000, sha256: '' },
  ...{ mediaType: 'application/pdf', createdAt: '2026-09-22T08:00:00.000Z' },
};
const journal = [
  done(2, '15', { path: self, answers: { vision: 1 } }),
  done(3, '20', { path: self, answers: { vision: 3 }, comment: 'Nu met het team' } as never),
  done(4, '22', { path: report.path }),
  done(5, '23', { path: 'intake/registration_fee', outcome: 'paid' } as never),
];

describe('what was filled in', () => {
  const items = filledIn({ state, template, journal, attachments: [report], names, language: 'nl' });

  it('is read back in the words of the form, as it was sent last', () => {
    const item = items.find(({ path }) => path === self);
    expect(item).toMatchObject({ by: 'Anna Peeters', comment: 'Nu met het team', isSchool: true });
    expect(item?.answers).toEqual([
      { label: 'Visie: weten we waarom en hoe we digitaal werken?', value: 'Het lukt bij velen' },
    ]);
  });

  it('has the documents with the step that they were handed in for', () => {
    expect(items.find(({ path }) => path === report.path)?.documents).toEqual([
      { id: 'a1', name: 'selfie.pdf', size: 9000 },
    ]);
  });

  it('comes with the last first, and leaves out what the guidance service does itself', () => {
    expect(items.map(({ path }) => path)).toEqual([report.path, self]);
  });
});
