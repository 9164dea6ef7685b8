import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enrolRow, type RowResult } from '../../src/cli/enrolment/enrol-rows.ts';
import { readEnrolmentRows } from '../../src/cli/enrolment/rows.ts';
import { type RunningApi, startApi, TODAY } from '../api/running-api.ts';
import { addProgramme, LOT, placesOf } from './programme-setting.ts';

describe('a list of schools for a programme', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi({ workers: false });
  });

  afterAll(async () => {
    await api?.stop();
  });

  const heading =
    'school_number;template;start;counsellor_email;principal_name;principal_email;programma;lichting;wachtlijst';
  const line = (school: string, programme: string, cohort: string, wait: string) =>
    `${school};${LOT};${TODAY};bea.begeleider@school.example;Directeur;d${school}@school.example;${programme};${cohort};${wait}`;

  async function enrolAll(lines: readonly string[]): Promise<RowResult[]> {
    const { rows, wrong } = readEnrolmentRows([heading, ...lines].join('\n'));
    const results: RowResult[] = wrong.map((row) => ({ ...row, outcome: 'wrong' }));
    for (const row of rows) results.push(await enrolRow(api.deps, row));
    return results.sort((one, other) => one.line - other.line);
  }

  it('gives places, puts on the waiting list who asks for it, and says why others have none; once', async () => {
    const programme = await addProgramme(api, { call: { quota: 1 } });
    const schools = [await api.addSchool(), await api.addSchool(), await api.addSchool()] as const;
    const lines = [
      line(schools[0], 'trial programme', 'first', 'ja'),
      line(schools[1], programme, '', 'ja'),
      line(schools[2], programme, 'first', ''),
      line(schools[2], 'no such thing', '', ''),
      line(schools[2], '', 'first', ''),
    ];
    const first = await enrolAll(lines);
    expect(first.map(({ outcome }) => outcome)).toEqual(['enrolled', 'waiting', 'wrong', 'wrong', 'wrong']);
    expect(first[1]).toMatchObject({ place: 1 });
    expect(first.slice(2).map(({ reason }) => reason)).toEqual([
      'cohort: All 1 places of this call are taken.',
      'programme: This programme is not known.',
      'cohort and waiting_list need a programme',
    ]);
    const again = await enrolAll(lines);
    expect(again.map(({ outcome }) => outcome)).toEqual([
      'already-enrolled',
      'waiting',
      'wrong',
      'wrong',
      'wrong',
    ]);
    expect(await placesOf(api, programme)).toMatchObject({ taken: 1, waiting: 1 });
  });

  it('goes on with the others when a fault of ours keeps one from being enrolled', async () => {
    const [stands, other] = [await api.addSchool(), await api.addSchool()];
    const { pool } = api.store;
    await pool.query(`CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'planted'; END $$`);
    await pool.query(`CREATE TRIGGER planted BEFORE INSERT ON trajectory FOR EACH ROW
      WHEN (NEW.school_number = '${stands}') EXECUTE FUNCTION planted()`);
    const lines = [line(stands, '', '', ''), line(other, '', '', '')];
    const first = await enrolAll(lines);
    expect(first.map(({ outcome }) => outcome)).toEqual(['wrong', 'enrolled']);
    expect(first[0]?.reason).toMatch(/^something went wrong on our side/);
    await pool.query('DROP FUNCTION planted CASCADE');
    expect((await enrolAll(lines)).map(({ outcome }) => outcome)).toEqual(['enrolled', 'already-enrolled']);
  });
});
