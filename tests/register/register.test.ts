import { afterEach, describe, expect, it } from '@jest/globals';
import { gaps, generateSchools } from '../../src/demo/generate-schools.ts';
import {
  type RegisterServer,
  type RegisterServerOptions,
  startRegisterServer,
} from '../../src/demo/register-server.ts';
import { type RegisterRequest, readRegister } from '../../src/register/client.ts';
import { importSchools } from '../../src/register/import.ts';
import type { RegisterSchool } from '../../src/register/school.ts';
import { memoryStore } from './memory-store.ts';

let server: RegisterServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(options: RegisterServerOptions = {}): Promise<RegisterRequest> {
  server = await startRegisterServer(options);
  return { url: server.url, wait: async () => undefined };
}

describe('the generated schools', () => {
  it('are the same every time', () => {
    expect(generateSchools()).toEqual(generateSchools());
  });

  it('have the gaps of the official register and can never be mistaken for real schools', async () => {
    const { schools } = await readRegister(await serve());
    const without = (field: keyof RegisterSchool) =>
      schools.filter((school) => school[field] === undefined).length;
    expect(schools).toHaveLength(1200);
    expect({
      network: without('network'),
      denomination: without('denomination'),
      phone: without('phone'),
      email: without('email'),
      website: without('website'),
      community: without('communityNumber'),
    }).toEqual(gaps);
    expect(new Set(schools.map(({ number }) => number)).size).toBe(1200);
    expect(new Set(schools.map(({ fullName }) => fullName)).size).toBe(1200);
    for (const { number, email, website } of schools) {
      expect(Number(number)).toBeGreaterThanOrEqual(900_000);
      expect(email ?? '.example').toMatch(/\.example$/);
      expect(website ?? '.example').toMatch(/\.example$/);
    }
  });
});

describe('reading the register', () => {
  it('goes through all pages and joins each school with the address of its seat', async () => {
    const asked: string[] = [];
    const request = await serve({
      intercept: ({ url }) => {
        asked.push(url ?? '');
        return false;
      },
    });
    const { schools, hasSites } = await readRegister({ ...request, pageSize: 500, level: 'SO' });
    expect(asked.filter((url) => url.includes('/v2/instelling?'))).toEqual(
      [1, 2, 3].map(
        (page) =>
          `/instellingsgegevens/instelling/v2/instelling?page=${page}&size=500&filter_instelling_niveau=SO`,
      ),
    );
    expect(hasSites).toBe(true);
    expect(schools).toHaveLength(1200);
    const [generated] = generateSchools().sites.slice(777);
    expect(schools[777]).toMatchObject({
      number: '900777',
      level: 'SO',
      street: generated?.instellingslocatie_straatnaam,
      municipality: generated?.instellingslocatie_gemeente,
      municipalityNis: generated?.instellingslocatie_gemeente_nis,
      province: generated?.instellingslocatie_provincie,
    });
  });

  it('sends the key, and says so when the register does not take it', async () => {
    const request = await serve({ apiKey: 'right' });
    expect((await readRegister({ ...request, apiKey: 'right' })).schools).toHaveLength(1200);
    await expect(readRegister({ ...request, apiKey: 'wrong' })).rejects.toMatchObject({
      code: 'register-refused',
      message: expect.stringContaining('REGISTER_API_KEY'),
    });
  });

  it('takes the address of a resource for the address of the register', async () => {
    const { url } = await serve();
    const { schools } = await readRegister({ url: `${url}/instellingsgegevens/instelling/v2/instelling` });
    expect(schools).toHaveLength(1200);
  });

  it('asks again, later and later, while the register is down', async () => {
    let failures = 3;
    const waited: number[] = [];
    const request = await serve({
      intercept: (_, response) => {
        if (failures === 0) return false;
        failures -= 1;
        response
          .writeHead([429, 500, 503][failures] ?? 500, failures === 0 ? { 'retry-after': '7' } : {})
          .end();
        return true;
      },
    });
    const wait = async (milliseconds: number) => waited.push(milliseconds);
    expect((await readRegister({ ...request, wait })).schools).toHaveLength(1200);
    expect(waited).toEqual([500, 1000, 7000]);
  });

  it('gives up with a clear sentence when it stays down', async () => {
    const request = await serve({ intercept: (_, response) => Boolean(response.writeHead(503).end()) });
    await expect(readRegister(request)).rejects.toMatchObject({
      code: 'register-unreachable',
      message: expect.stringMatching(/did not answer after 5 attempts: it answered 503/),
    });
  });

  it('refuses an answer of another shape, a page that repeats for ever and half an answer', async () => {
    const answering = (body: object) =>
      serve({ intercept: (_, response) => Boolean(response.end(JSON.stringify(body))) });
    const page = { total_pages: 3, total_elements: 5, number: 1, last: false };
    const row = { instelling_nummer: 900000, instelling_naam: 'De Brug' };
    await expect(readRegister(await answering({ rows: [] }))).rejects.toMatchObject({
      code: 'register-shape',
    });
    await server?.close();
    await expect(readRegister(await answering({ meta: page, content: [row, row] }))).rejects.toMatchObject({
      code: 'register-shape',
      message: expect.stringContaining('paging'),
    });
    await server?.close();
    const last = { ...page, last: true };
    await expect(readRegister(await answering({ meta: last, content: [row] }))).rejects.toMatchObject({
      code: 'register-incomplete',
    });
  });
});

describe('importing the register', () => {
  it('adds every school, and changes nothing the second time', async () => {
    const store = memoryStore();
    const reading = await readRegister(await serve());
    expect(await importSchools(reading, store)).toMatchObject({
      read: 1200,
      new: 1200,
      changed: 0,
      closed: 0,
    });
    expect(await importSchools(reading, store)).toMatchObject({
      new: 0,
      changed: 0,
      closed: 0,
      unchanged: 1200,
    });
  });

  it('closes a school that vanishes, and reopens it when it comes back', async () => {
    const store = memoryStore();
    const { schools, sites } = generateSchools();
    let served = schools;
    const request = await serve({ schools: () => served, sites: () => sites });
    await importSchools(await readRegister(request), store);

    served = schools.filter(({ instelling_nummer }) => instelling_nummer !== 900_004);
    expect(await importSchools(await readRegister(request), store)).toMatchObject({
      closed: 1,
      unchanged: 1199,
    });
    expect(store.school('900004')).toMatchObject({ closed: true, name: schools[4]?.instelling_naam });

    served = schools;
    expect(await importSchools(await readRegister(request), store)).toMatchObject({
      reopened: 1,
      closed: 0,
      new: 0,
    });
    expect(store.school('900004')?.closed).toBe(false);
  });

  it('takes over what changed, also that something was removed', async () => {
    const store = memoryStore();
    const { schools, sites } = generateSchools();
    const first = schools.findIndex((school) => school.instelling_website !== undefined);
    let served: object[] = schools;
    const request = await serve({ schools: () => served, sites: () => sites });
    await importSchools(await readRegister(request), store);
    const { instelling_website: _, ...rest } = schools[first] ?? {};
    served = schools.map((school, index) =>
      index === first ? { ...rest, instelling_naam: 'De Nieuwe Naam' } : school,
    );
    expect(await importSchools(await readRegister(request), store)).toMatchObject({
      changed: 1,
      unchanged: 1199,
    });
    const changed = store.school(String(900_000 + first));
    expect(changed?.name).toBe('De Nieuwe Naam');
    expect(changed?.website).toBeUndefined();
  });

  it.each([
    ['instelling_email', 'instelling_email', 'email'],
    ['instelling_net.omschrijving', 'instelling_net', 'network'],
  ])('stops when %s has disappeared everywhere, and keeps what is known', async (name, property, field) => {
    const store = memoryStore();
    const { schools, sites } = generateSchools();
    let served: object[] = schools;
    const request = await serve({ schools: () => served, sites: () => sites });
    await importSchools(await readRegister(request), store);
    const before = await store.all();

    served = schools.map((school) => ({ ...school, [property]: undefined, renamed: 'x' }));
    await expect(importSchools(await readRegister(request), store)).rejects.toMatchObject({
      code: 'register-shape',
      message: expect.stringContaining(`${name} has disappeared`),
    });
    expect(await store.all()).toEqual(before);
    expect(before.some((school) => school[field as keyof RegisterSchool] !== undefined)).toBe(true);
  });

  it('stops the very first import as well when a field of the addresses is gone', async () => {
    const { schools, sites } = generateSchools();
    const bare = sites.map(({ instellingslocatie_provincie: _, ...site }) => site);
    const request = await serve({ schools: () => schools, sites: () => bare });
    await expect(importSchools(await readRegister(request), memoryStore())).rejects.toThrow(
      'instellingslocatie_provincie has disappeared',
    );
  });

  it('judges rows mildly: it lists the wrong ones, takes the others and closes nobody for a wrong row', async () => {
    const store = memoryStore();
    const { schools, sites } = generateSchools();
    let served: object[] = schools;
    const request = await serve({ schools: () => served, sites: () => sites });
    await importSchools(await readRegister(request), store);
    const change = new Map<number, object>([
      [0, { instelling_nummer: undefined }],
      [1, { instelling_naam: ' ' }],
      [2, { instelling_email: 'geen adres' }],
      [4, schools[3] as object],
    ]);
    served = schools.map((school, index) => ({ ...school, ...change.get(index) }));
    expect(await importSchools(await readRegister(request), store)).toMatchObject({
      rejected: [
        { row: 1, reason: 'instelling_nummer is missing' },
        { row: 2, number: '900001', reason: 'instelling_naam is missing' },
        { row: 5, number: '900003', reason: 'school 900003 occurs twice' },
      ],
    });
    expect(store.school('900001')?.closed).toBe(false);
    expect(store.school('900002')?.email).toBeUndefined();
  });

  it('does not believe that a quarter of the schools is gone, unless told that it is right', async () => {
    const store = memoryStore();
    const { schools, sites } = generateSchools();
    let served = schools;
    const request = await serve({ schools: () => served, sites: () => sites });
    await importSchools(await readRegister(request), store);
    served = schools.slice(0, 800);
    const reading = await readRegister(request);
    await expect(importSchools(reading, store)).rejects.toMatchObject({ code: 'register-shrunk' });
    expect(await importSchools(reading, store, { partial: true })).toMatchObject({
      closed: 0,
      unchanged: 800,
    });
    expect(await importSchools(reading, store, { allowManyClosed: true })).toMatchObject({ closed: 400 });
  });

  it('of one level closes only schools of that level, and not those of which nobody knows it', async () => {
    const store = memoryStore();
    const { schools, sites } = generateSchools();
    const school = (index: number) => ({ number: String(910_000 + index), name: `School ${index}` });
    const many = Array.from({ length: 100 }, (_, index) => index);
    await store.apply(
      many.map((index) => ({ ...school(index), ...(index < 70 ? {} : { level: 'BO' }) })),
      [],
    );
    let served = schools.slice(0, 300);
    const request = await serve({ schools: () => served, sites: () => sites });
    const read = () => readRegister({ ...request, level: 'SO' });
    expect(await importSchools(await read(), store)).toMatchObject({ new: 300, closed: 0, unjudged: 70 });

    served = schools.slice(0, 250);
    expect(await importSchools(await read(), store)).toMatchObject({ closed: 50, unjudged: 70 });
    // A quarter of this level, not of all schools.
    served = schools.slice(0, 180);
    await expect(importSchools(await read(), store)).rejects.toThrow('70 of 250 schools would be closed');

    served = schools.slice(0, 250);
    const everything = await readRegister(request);
    expect(await importSchools(everything, store, { allowManyClosed: true })).toMatchObject({
      closed: 100,
      unjudged: 0,
    });
  });

  it('keeps the known addresses when the register has no sites to give', async () => {
    const store = memoryStore();
    await importSchools(await readRegister(await serve()), store);
    await server?.close();
    const request = await serve({
      intercept: ({ url }, response) => Boolean(url?.includes('locatie') && response.writeHead(404).end()),
    });
    expect(await importSchools(await readRegister(request), store)).toMatchObject({
      sites: false,
      unchanged: 1200,
    });
    expect(store.school('900010')?.municipality).toBeDefined();
  });
});
