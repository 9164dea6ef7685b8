import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listKeys } from '../../src/store/access/keys.ts';
import { listOverrides } from '../../src/store/calendar/overrides.ts';
import { figuresOf } from '../../src/store/figures/figures.ts';
import { startWorld, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world?.stop();
});

const administrator = () => {
  const asker = world.people.find(({ name }) => name === 'the administrator');
  return { ...asker?.headers, Accept: 'text/html' };
};

/** Sends a form of the administration as it is filled in, in the name of the administrator. */
async function send(path: string, fields: { readonly [name: string]: string }, form = path): Promise<number> {
  const headers = administrator();
  const page = await fetch(`${world.url}${form}`, { headers });
  const [, seal = ''] = /name="_form" value="([^"]+)"/.exec(await page.text()) ?? [];
  const body = new URLSearchParams({ _form: seal, ...fields });
  return (await fetch(`${world.url}${path}`, { method: 'POST', redirect: 'manual', headers, body })).status;
}

describe('the administration', () => {
  it('makes no key that would work for ever because its last day could not be read, nor one that has expired', async () => {
    const before = (await listKeys(world.store)).length;
    const key = { name: 'Cijfers', role: 'central' };
    for (const until of ['31/12/2099', '2099-02-30', '2020-01-01']) {
      expect(await send('/admin/keys', { ...key, until })).toBe(422);
    }
    expect(await listKeys(world.store)).toHaveLength(before);
    expect(await send('/admin/keys', { ...key, until: '2099-12-31' })).toBe(200);
    expect((await listKeys(world.store)).map(({ expiresAt }) => expiresAt)).toContain(
      '2099-12-31T23:00:00.000Z',
    );
  });

  it('takes an exception to the calendar of a year at most, for a school by its number with or without zeros', async () => {
    const days = { from: '2027-05-03', to: '2027-05-07', kind: 'free-day' };
    for (const press of ['look', 'add']) {
      expect(await send('/admin/calendar', { ...days, to: '2037-05-07', do: press })).toBe(422);
      expect(await send('/admin/calendar', { ...days, school: '999999', do: press })).toBe(422);
    }
    expect(await send('/admin/calendar', { ...days, school: '0900001', do: 'look' })).toBe(200);
    expect(await send('/admin/calendar', { ...days, school: '0900001', do: 'add' })).toBe(303);
    const own = await listOverrides(world.store, { kind: 'all' }, '900001');
    expect(own).toContainEqual(expect.objectContaining({ from: days.from, school: '900001' }));
  });

  it.each([
    '/admin/audit?until=9999-12-31',
    '/reports/partners?as_of=0000-01-01',
    '/reports/partners?school_year=2026-2030',
  ])('shows a page at an address that says a time nobody means: %s', async (address) => {
    expect((await fetch(`${world.url}${address}`, { headers: administrator() })).status).toBe(200);
  });

  it('takes a figure as its reader writes numbers, of a school however its number is written', async () => {
    const [year, form] = ['2026-2027', '/reports/figures?school_year=2026-2027'];
    const enter = (language: string, value: string, more: object = {}) =>
      send(
        `/reports/figures/enter?school_year=${year}&lang=${language}`,
        { indicator: 'direction_means', value, evidence: 'Jaarrekening', ...more },
        form,
      );
    expect(await enter('nl', '1.250')).toBe(200);
    expect(await enter('en', '2,500.5', { school: '0900001' })).toBe(200);
    expect(await enter('nl', 'veel')).toBe(422);
    expect(await enter('nl', '5', { respondents: 'n.v.t.' })).toBe(422);
    const kept = await figuresOf(world.store, { schoolYear: year });
    expect(kept.map(({ value, school }) => [value, school])).toEqual([
      [1250, undefined],
      [2500.5, '900001'],
    ]);
  });
});
