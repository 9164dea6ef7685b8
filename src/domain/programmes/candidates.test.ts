import { describe, expect, it } from '@jest/globals';
import { type CandidateSchool, candidateReport, rankedByNeed } from './candidates.ts';

const school = (name: string, more: Partial<CandidateSchool> = {}): CandidateSchool => ({
  ...{ number: `9${name}`, name, facets: {}, reachedAround: 0.5, sectors: [] },
  ...{ proposed: false, neverReached: false, volger: false, ...more },
});
const namesOf = (schools: readonly CandidateSchool[]) =>
  rankedByNeed(schools, 0.5).map(({ school: { name } }) => name);

describe('schools by need', () => {
  it('begin with those whose own intake asks for it, then those that were never reached, then volgers', () => {
    expect(
      namesOf([
        school('nothing'),
        school('few', { reachedAround: 0.4 }),
        school('volger', { volger: true }),
        school('never', { neverReached: true }),
        school('asked', { proposed: true }),
      ]),
    ).toEqual(['asked', 'never', 'volger', 'few', 'nothing']);
  });

  it('come earlier near a sector of which fewer schools than average are reached', () => {
    const near = school('z', { sectors: ['Textiel'], reachedInSector: 0.2 });
    const known = school('b', { sectors: ['Chemie'], reachedInSector: 0.5 });
    expect(namesOf([school('a'), known, near])).toEqual(['z', 'a', 'b']);
  });

  it('weigh reasons together, and go by name where they are alike', () => {
    const both = school('z', { volger: true, reachedAround: 0.1 });
    expect(namesOf([school('b'), school('a'), school('y', { volger: true }), both])).toEqual([
      'z',
      'y',
      'a',
      'b',
    ]);
  });

  it('say why, and of how many schools they are', () => {
    const all = [school('one', { neverReached: true, volger: true }), school('two')];
    const report = candidateReport(all, { asOf: '2026-09-14', average: 0.5, most: 1 });
    expect(report.rows).toEqual([
      expect.objectContaining({
        rank: 1,
        why: { nl: 'nog nooit bereikt; eerder volger', en: 'never reached; volger before' },
      }),
    ]);
    expect(report.notes[0]?.en).toContain('Of 2 schools');
  });
});
