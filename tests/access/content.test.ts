import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAdvanceTrajectory } from '../../src/activities/advance-trajectory.ts';
import { createMetrics } from '../../src/api/http/metrics.ts';
import { allRoutes } from '../../src/api/routes.ts';
import { actorOf } from '../../src/cli/acts/act.ts';
import { dossierFor } from '../../src/cli/acts/reading.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { schoolYearOf } from '../../src/domain/calendar/school-year.ts';
import type { Command } from '../../src/domain/trajectory/model/commands.ts';
import { mailsOf } from '../../src/store/mail/mails.ts';
import { addStatements } from '../../src/store/people/targets.ts';
import { insertCommand } from '../../src/store/trajectories/commands.ts';
import { insertFiledMail } from '../../src/store/trajectories/filed-mails.ts';
import { today } from '../support/days.ts';
import { type Asker, startWorld, type World } from './world.ts';

/** What people wrote in a trajectory, each with a word that stands nowhere else. */
const words = {
  note: 'Notawoord',
  comment: 'Zegwoord',
  pause: 'Pauzewoord',
  mail: 'Mailwoord',
  filed: 'Bewaardwoord',
  document: 'Documentwoord',
  returned: 'Terugwoord',
};

let world: World;
let trajectory: string;
let message: string;
let mailKey: string;

beforeAll(async () => {
  world = await startWorld();
  trajectory = world.first.own.id;
  await writeEverything();
});

afterAll(async () => {
  await world?.stop();
});

const routes = allRoutes(createMetrics()).filter(
  ({ method, access, root }) => method === 'get' && access !== 'everybody' && !root,
);

describe('whoever looks after the installation', () => {
  it('reads no word of what people wrote, at no address and on no page', async () => {
    const found: string[] = [];
    for (const asker of ['the administrator', 'a program with a key of a administrator'].map(named)) {
      for (const address of addresses()) {
        const { text } = await read(address, asker);
        for (const word of Object.values(words)) {
          if (text.includes(word)) found.push(`${asker.name}: ${address} holds ${word}`);
        }
      }
    }
    expect(found).toEqual([]);
  });

  it('hears at each address of content alone that it is read for a reason', async () => {
    const asked = routes.filter(({ access }) => access === 'see-content' || access === 'see-personal-data');
    expect(asked.length).toBeGreaterThan(3);
    for (const { path } of asked) {
      const { status, text } = await read(`/api/v1${filledIn(path)}`, named('the administrator'));
      expect([path, status, JSON.parse(text).type]).toEqual([
        ...[path, 403, 'https://traject.example/problems/content-without-reason'],
      ]);
    }
  });

  it('sees a form in the place of content, and the dates and receivers all the same', async () => {
    const page = await read(`/trajectories/${trajectory}`, named('the administrator'), 'text/html');
    expect(page).toMatchObject({
      status: 200,
      text: expect.stringContaining('Waarom moet je dit lezen?'),
    });
    expect(page.text).toContain('Dirk Appelaar');
    const mail = `/trajectories/${trajectory}/mail?key=${encodeURIComponent(mailKey)}`;
    const letter = await read(mail, named('the administrator'), 'text/html');
    expect(letter).toMatchObject({
      status: 403,
      text: expect.stringContaining('Waarom moet je dit lezen?'),
    });
  });

  it('reads nothing more in the terminal', async () => {
    const as = named('the administrator').id;
    const dossier = await dossierFor(world.deps, trajectory, as);
    const shown = JSON.stringify([dossier.state, await dossier.journal(), await dossier.attachments()]);
    for (const word of Object.values(words)) expect(shown).not.toContain(word);
    expect(await actorOf(world.deps, as, trajectory)).toMatchObject({ reader: { seesContent: false } });
    const operators = await dossierFor(world.deps, trajectory, undefined);
    expect(JSON.stringify(await operators.journal())).toContain(words.note);
  });

  it('has to say which reason, and of something that exists', async () => {
    const ask = (path: string, body: object) => post(path, named('the administrator'), body);
    expect((await ask(`/trajectories/${trajectory}/content-reasons`, {})).status).toBe(400);
    expect((await ask(`/trajectories/${trajectory}/content-reasons`, { reason: ' ' })).status).toBe(400);
    expect((await ask(`/trajectories/${randomUUID()}/content-reasons`, { reason: 'x' })).status).toBe(404);
  });

  it('reads it for an hour with a reason, which the audit and the service are told', async () => {
    const reason = 'De directeur meldt een leeg formulier';
    const given = await post(`/trajectories/${trajectory}/content-reasons`, named('the administrator'), {
      reason,
    });
    expect(given.status).toBe(201);
    const { until } = (await given.json()) as { until: string };
    expect(Math.round((Date.parse(until) - Date.now()) / 60_000)).toBe(60);
    const seen = await everythingReadBy(named('the administrator'));
    for (const word of Object.values(words)) expect(seen).toContain(word);
    // The reason is for one trajectory, and for whoever gave it.
    const other = await read(
      `/api/v1/trajectories/${world.first.colleagues.id}/attachments`,
      named('the administrator'),
    );
    expect(other.status).toBe(403);
    const program = named('a program with a key of a administrator');
    expect((await read(`/api/v1/trajectories/${trajectory}/attachments`, program)).status).toBe(403);

    const audit = await read(`/api/v1/audit?subject=${trajectory}`, named('coordinator'));
    const lines = (JSON.parse(audit.text) as { items: { action: string; reason: string | null }[] }).items;
    expect(lines.filter(({ action }) => action === 'state-reason')).toMatchObject([{ reason }]);
    expect(lines.map(({ action }) => action)).toContain('see-content');
    const day = await read('/', named('coordinator'), 'text/html');
    expect(day.text).toContain('Ann Admin');
    expect(day.text).toContain(reason);
    for (const asker of ['another coordinator', 'counsellor'].map(named)) {
      expect((await read('/', asker, 'text/html')).text).not.toContain(reason);
    }
  });

  it('reads nothing any more when the hour is over', async () => {
    await world.store.pool.query("UPDATE content_reason SET until = now() - interval '1 second'");
    const seen = await everythingReadBy(named('the administrator'));
    for (const word of Object.values(words)) expect(seen).not.toContain(word);
  });

  it('gives the reason on the page, comes back to what was wanted, and leads to no other site', async () => {
    const asker = named('the administrator');
    const page = await read(`/trajectories/${trajectory}`, asker, 'text/html');
    const [, seal = ''] = /name="_form" value="([^"]+)"/.exec(page.text) ?? [];
    const send = (back: string, reason: string) =>
      fetch(`${world.url}/trajectories/${trajectory}/content`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...asker.headers, Accept: 'text/html' },
        body: new URLSearchParams({ _form: seal, back, reason }),
      });
    expect((await send('/', ' ')).status).toBe(422);
    const wanted = `/trajectories/${trajectory}/school`;
    expect((await send(wanted, 'De mail komt leeg aan')).headers.get('location')).toBe(wanted);
    const away = await send('https://elders.example/', 'Nog eens');
    expect(away.headers.get('location')).toBe(`/trajectories/${trajectory}?lang=nl`);
    const shown = await read(`/trajectories/${trajectory}`, asker, 'text/html');
    expect(shown.text).toContain(words.comment);
  });
});

describe('what is kept about somebody', () => {
  it('is shown to whoever looks after the installation after a reason, given on the page, of which their service hears', async () => {
    const asker = named('the administrator');
    const person = world.first.principal;
    const own = await read(`/people/${person}`, asker, 'text/html');
    expect(own.text).toContain(`/people/${person}/privacy`);
    const page = await read(`/people/${person}/privacy`, asker, 'text/html');
    expect(page).toMatchObject({ status: 403, text: expect.stringContaining('Waarom moet je dit lezen?') });
    expect((await read(`/people/${person}/privacy.json`, asker)).status).toBe(403);
    const [, seal = ''] = /name="_form" value="([^"]+)"/.exec(page.text) ?? [];
    const reason = 'Dirk vroeg zijn gegevens op';
    const given = await fetch(`${world.url}/people/${person}/content`, {
      ...{ method: 'POST', redirect: 'manual', headers: { ...asker.headers, Accept: 'text/html' } },
      body: new URLSearchParams({ _form: seal, back: `/people/${person}/privacy`, reason }),
    });
    expect(given.headers.get('location')).toBe(`/people/${person}/privacy`);
    expect((await read(`/people/${person}/privacy`, asker, 'text/html')).status).toBe(200);
    // It is for this person alone.
    expect((await read(`/people/${world.second.principal}/privacy`, asker, 'text/html')).status).toBe(403);
    expect((await read('/', named('coordinator'), 'text/html')).text).toContain(reason);
    expect((await read('/', named('another coordinator'), 'text/html')).text).not.toContain(reason);
    await world.store.pool.query("UPDATE content_reason SET until = now() - interval '1 second'");
    expect((await read(`/people/${person}/privacy`, asker, 'text/html')).status).toBe(403);
  });
});

describe('what a partner wrote beside its targets', () => {
  it('is read by itself and the direction, and by whoever looks after the installation after a reason alone', async () => {
    const { house, store } = world;
    const year = schoolYearOf(today());
    const wanted = [{ indicator: 'training_sessions', target: 12, note: 'Streefwoord' }];
    const by = { partner: house, schoolYear: year, by: named('a trainer').id, now: new Date().toISOString() };
    await addStatements(store, wanted, by);
    const asker = named('the administrator');
    const places = [
      ...[`/api/v1/organisations/${house}/targets?school_year=${year}`, `/api/v1/reports/partners/${house}`],
      ...[`/api/v1/reports/partners?school_year=${year}`, '/reports/partners', `/reports/partners/${house}`],
      `/reports/partners/${house}/export.csv`,
    ];
    for (const place of places) {
      const { status, text } = await read(place, asker);
      expect([place, status, text.includes('Streefwoord')]).toEqual([place, 200, false]);
    }
    for (const reader of ['a trainer', 'the direction'].map(named)) {
      expect((await read(places[0] ?? '', reader)).text).toContain('Streefwoord');
    }
    // What she states of the figure leaves the words where they are.
    const { headers } = await fetch(`${world.url}${places[0]}`, { headers: asker.headers });
    const restated = await fetch(`${world.url}/api/v1/organisations/${house}/targets/${year}`, {
      method: 'PUT',
      headers: {
        ...{ ...asker.headers, 'Content-Type': 'application/json' },
        'If-Match': headers.get('etag') ?? '',
      },
      body: JSON.stringify({ targets: [{ indicator: 'training_sessions', target: 13 }] }),
    });
    expect([restated.status, (await restated.text()).includes('Streefwoord')]).toEqual([200, false]);
    const page = await read(`/reports/partners/${house}`, asker, 'text/html');
    const [, seal = ''] = /name="_form" value="([^"]+)"/.exec(page.text) ?? [];
    const given = await fetch(`${world.url}/organisations/${house}/content`, {
      ...{ method: 'POST', redirect: 'manual', headers: { ...asker.headers, Accept: 'text/html' } },
      body: new URLSearchParams({ _form: seal, back: `/reports/partners/${house}`, reason: 'Nakijken' }),
    });
    expect(given.status).toBe(303);
    for (const place of [places[0] ?? '', `/reports/partners/${house}`]) {
      expect((await read(place, asker)).text).toContain('Streefwoord');
    }
  });
});

describe('nobody else', () => {
  it('needs a reason for what is theirs', async () => {
    for (const asker of ['counsellor', 'coordinator', 'the direction'].map(named)) {
      const { text } = await read(`/api/v1/trajectories/${trajectory}/journal`, asker);
      expect(text).toContain(words.note);
    }
  });

  it('can give one', async () => {
    for (const asker of world.people.filter(({ role }) => role !== 'administrator' && role !== 'nobody')) {
      const given = await post(`/trajectories/${trajectory}/content-reasons`, asker, { reason: 'Zomaar' });
      expect([asker.name, given.status]).toEqual([asker.name, 403]);
    }
  });
});

describe('whoever gives training', () => {
  const pages = () => ['/trainings', `/trainings/${trajectory}`, '/trainings/export.csv'];

  it('reads the school, the counsellor and their own steps, and no word that anybody wrote', async () => {
    const trainer = named('a trainer');
    const [list, page, file] = await Promise.all(pages().map((address) => read(address, trainer)));
    for (const shown of [list, page, file]) {
      expect(shown).toMatchObject({ status: 200, text: expect.stringContaining('School Appelaar') });
    }
    expect(page?.text).toContain('Bea Appelaar');
    const all = [...addresses(), ...pages(), `/api/v1/trajectories/${trajectory}/training`];
    const texts = await Promise.all(all.map(async (address) => (await read(address, trainer)).text));
    for (const word of Object.values(words)) expect(texts.join()).not.toContain(word);
  });

  it('gets a list with nothing of what others do, and narrows it by nothing that would tell', async () => {
    const trainer = named('a trainer');
    const { text } = await read('/api/v1/trajectories', trainer);
    const items = JSON.parse(text).items as { id: string; phase: unknown; open: unknown[] }[];
    expect(items.map(({ id }) => id).sort()).toEqual([trajectory, world.first.colleagues.id].sort());
    for (const item of items) expect(item).toMatchObject({ phase: null, open: [], overdue: false });
    expect((await read(`/api/v1/trajectories?school=${world.first.school}`, trainer)).status).toBe(200);
    for (const query of ['overdue=true', 'at_risk=true', 'phase=talks', 'waiting_for=school', 'stuck=true']) {
      expect([query, (await read(`/api/v1/trajectories?${query}`, trainer)).status]).toEqual([query, 403]);
    }
  });

  it('finds no trajectory in which nobody of theirs has a role', async () => {
    for (const prefix of ['/trainings/', '/api/v1/trajectories/']) {
      const address = `${prefix}${world.second.own.id}${prefix.startsWith('/api') ? '/training' : ''}`;
      expect((await read(address, named('a trainer'))).status).toBe(404);
    }
    expect((await read(pages()[1] ?? '', named('a partner'))).status).toBe(403);
  });
});

function named(name: string): Asker {
  const asker = world.people.find((one) => one.name === name);
  if (asker === undefined) throw new Error(`nobody is called ${name}`);
  return asker;
}

/** Every address of the API that can be read, and every page about the trajectory. */
function addresses(): string[] {
  const pages = [
    ...['', '/school', '/school/shown', '/live', '?did=4', '?at=2026-09-15'],
    ...['', '/shown'].map((rest) => `/mail${rest}?key=${encodeURIComponent(mailKey)}`),
    ...['note', 'pause', 'stop', 'move'].map((act) => `/acts/${act}`),
  ].map((rest) => `/trajectories/${trajectory}${rest}`);
  const others = [
    ...['/', '/trajectories', '/people', '/reports', '/admin/mail', '/admin/audit', '/admin/attention'],
    ...[`/schools/${world.first.school}`, `/people/${world.first.principal}`],
  ];
  return [...routes.map(({ path }) => `/api/v1${filledIn(path)}`), ...pages, ...others];
}

function filledIn(path: string): string {
  const id = path.startsWith('/people') ? world.first.principal : trajectory;
  return path
    .replace('{attachment}', world.first.own.attachment)
    .replace('{number}', world.first.school)
    .replace(/\{id\}/, id)
    .replaceAll(/\{\w+\}/g, randomUUID());
}

async function read(address: string, asker: Asker, accept = '*/*') {
  const headers = { ...asker.headers, Accept: address.startsWith('/api') ? accept : 'text/html' };
  const response = await fetch(`${world.url}${address}`, { headers, redirect: 'manual' });
  const disposition = decodeURIComponent(response.headers.get('content-disposition') ?? '');
  return { status: response.status, text: `${await response.text()}${disposition}` };
}

async function everythingReadBy(asker: Asker): Promise<string> {
  // What asks Temporal, which is not there, takes its time, and tells no words.
  const quick = addresses().filter((address) => !/\/live|\/operations|attention/.test(address));
  const texts = await Promise.all(quick.map(async (address) => (await read(address, asker)).text));
  return texts.join('\n');
}

function post(path: string, asker: Asker, body: object): Promise<Response> {
  return fetch(`${world.url}/api/v1${path}`, {
    method: 'POST',
    headers: { ...asker.headers, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify(body),
  });
}

/** A note, a comment, a reason, a document, a mail that went, one that was filed and one that came back. */
async function writeEverything(): Promise<void> {
  const { store } = world;
  const advance = createAdvanceTrajectory({ store, startTrajectory: async () => undefined });
  const act = async (command: Command, day: string) => {
    const commandId = randomUUID();
    const now = `2026-09-${day}T08:00:00.000Z`;
    const actor = { kind: 'person', person: world.first.counsellor } as const;
    await insertCommand(store, { id: commandId, trajectoryId: trajectory, actor, command, receivedAt: now });
    const { rejection } = await advance({ trajectoryId: trajectory, now, commandId });
    if (rejection !== undefined) throw new Error(rejection);
  };
  await act({ type: 'note', text: `${words.note} van een gesprek` }, '14');
  await act({ type: 'complete', step: 'start/confirms', comment: `${words.comment} erbij` }, '15');
  await act({ type: 'pause', reason: words.pause }, '16');
  await store.pool.query('UPDATE attachment SET name = $2 WHERE trajectory_id = $1', [
    ...[trajectory, `${words.document}.pdf`],
  ]);
  await insertFiledMail(store, {
    ...{ id: randomUUID(), trajectoryId: trajectory, sender: 'Dirk', subject: 'Vraag' },
    ...{ text: words.filed, filedAt: '2026-09-15T09:00:00.000Z' },
  });
  const [mail] = await mailsOf(store, EVERYTHING, trajectory);
  if (mail === undefined) throw new Error('nothing was planned');
  mailKey = mail.key;
  await store.pool.query(
    "UPDATE mail SET status = 'sent', sent_at = $2, person_id = $3, reason = NULL WHERE id = $1",
    [mail.id, '2026-09-14T09:00:00.000Z', world.first.principal],
  );
  await store.pool.query('INSERT INTO mail_content (mail_id, subject, text) VALUES ($1, $2, $3)', [
    mail.id,
    'Een vraag',
    words.mail,
  ]);
  message = randomUUID();
  await store.pool.query(
    `INSERT INTO mail_incoming (id, digest, received_at, kind, status, mail_id, sender, subject, text)
      VALUES ($1, $2, now(), 'other', 'kept', $3, 'Dirk', 'Terug', $4)`,
    [message, 'a'.repeat(64), mail.id, words.returned],
  );
}
