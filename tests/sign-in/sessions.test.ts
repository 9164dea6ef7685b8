import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Role, type RunningPages, roles, startPages } from './running-pages.ts';
import { hiddenField, type Seen, type Visitor, visitor } from './visitor.ts';

describe('Signing in where people pick who they are', () => {
  let pages: RunningPages;

  beforeAll(async () => {
    pages = await startPages();
  });

  afterAll(async () => {
    await pages?.stop();
  });

  /** Goes to the provider and picks somebody; what the provider sends back is not yet followed. */
  const pick = async (who: Visitor, role: Role, to = '/', begun?: Seen): Promise<Seen> => {
    const start = begun ?? (await who.get(`${pages.url}/sign-in/start?at=0&to=${encodeURIComponent(to)}`));
    const choosing = await who.follow(start);
    expect(choosing.text).toContain('Persoon counsellor');
    const fields = { person: pages.people[role], _form: hiddenField(choosing, '_form') };
    const chosen = await who.post(choosing.url, fields);
    return who.get(new URL(chosen.headers.get('location') ?? '', choosing.url).href);
  };
  const signIn = async (who: Visitor, role: Role, to?: string): Promise<Seen> => {
    const resumed = await pick(who, role, to);
    return who.get(resumed.headers.get('location') ?? '');
  };
  const isKnown = async (who: Visitor): Promise<boolean> => {
    const { status } = await who.get(`${pages.url}/api/v1/trajectories`);
    return status !== 401;
  };

  it('leads from a page to the sign-in and back to that page', async () => {
    const who = visitor();
    const wanted = '/?q=Regenboog';
    const turnedAway = await who.get(`${pages.url}${wanted}`);
    expect(turnedAway.status).toBe(303);
    const page = await who.follow(turnedAway);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`/sign-in/start?at=0&amp;to=${encodeURIComponent(wanted)}`);
    const back = await signIn(who, 'counsellor', wanted);
    expect([back.status, back.headers.get('location')]).toEqual([303, wanted]);
    expect((await who.get(`${pages.url}${wanted}`)).status).toBe(200);
  });

  it('answers the API with 401 to nobody, to a wrong key and to a made-up session, in the same words', async () => {
    const asked = async (headers: Record<string, string>) => {
      const response = await fetch(`${pages.url}/api/v1/trajectories`, { headers });
      const { instance: _instance, ...document } = (await response.json()) as { instance: string };
      return { status: response.status, document };
    };
    const nobody = await asked({});
    expect(nobody.status).toBe(401);
    const wrong = [
      { Authorization: `Bearer traject_${'x'.repeat(43)}` },
      { Cookie: `traject_session=${'x'.repeat(43)}` },
      { 'X-Demo-Person': '00000000-0000-4000-8000-000000000000' },
      { 'X-Demo-Person': 'me' },
    ];
    for (const headers of wrong) expect(await asked(headers)).toEqual(nobody);
  });

  it.each(roles)('lets a %s in, and out again', async (role) => {
    const who = visitor();
    await signIn(who, role);
    expect(await isKnown(who)).toBe(true);
    const asking = await who.get(`${pages.url}/sign-out`);
    expect(asking.text).toContain(`Persoon ${role}`);
    const token = who.cookies.get('traject_session') ?? '';
    const out = await who.post(`${pages.url}/sign-out`, { _form: hiddenField(asking, '_form') });
    expect(out.text).toContain('/oidc/session/end?');
    expect(who.cookies.has('traject_session')).toBe(false);
    who.cookies.set('traject_session', token);
    expect(await isKnown(who)).toBe(false);
  });

  it('gives a new token each time, so that a planted one is worth nothing', async () => {
    const who = visitor();
    who.cookies.set('traject_session', 'planted'.padEnd(43, 'x'));
    await signIn(who, 'counsellor');
    const first = who.cookies.get('traject_session') ?? '';
    expect(first).not.toContain('planted');
    await signIn(who, 'coordinator');
    expect(who.cookies.get('traject_session')).not.toBe(first);
    const other = visitor();
    other.cookies.set('traject_session', first);
    expect(await isKnown(other)).toBe(false);
  });

  it('keeps only the hash of a token', async () => {
    const who = visitor();
    await signIn(who, 'counsellor');
    const rows = await pages.store.prisma.sign_in_session.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(who.cookies.get('traject_session'));
    expect(pages.log.join('\n')).not.toContain(who.cookies.get('traject_session'));
  });

  it('ends after four hours of silence, and after twelve in any case', async () => {
    const [idle, busy] = [visitor(), visitor()];
    await signIn(idle, 'counsellor');
    await signIn(busy, 'counsellor');
    for (let hours = 0; hours < 9; hours += 3) {
      pages.clock.advance('PT3H');
      expect(await isKnown(busy)).toBe(true);
    }
    expect(await isKnown(idle)).toBe(false);
    pages.clock.advance('PT3H');
    expect(await isKnown(busy)).toBe(false);
  });

  it('ends everywhere at once', async () => {
    const [here, there, somebodyElse] = [visitor(), visitor(), visitor()];
    await signIn(here, 'counsellor');
    await signIn(there, 'counsellor');
    await signIn(somebodyElse, 'coordinator');
    const asking = await here.get(`${pages.url}/sign-out`);
    await here.post(`${pages.url}/sign-out/everywhere`, { _form: hiddenField(asking, '_form') });
    expect(await isKnown(there)).toBe(false);
    expect(await isKnown(somebodyElse)).toBe(true);
  });

  it('does not end by a form of another page', async () => {
    const who = visitor();
    await signIn(who, 'counsellor');
    const other = visitor();
    await signIn(other, 'coordinator');
    const theirs = hiddenField(await other.get(`${pages.url}/sign-out`), '_form');
    for (const fields of [{}, { _form: theirs }, { _form: 'x' }] as Record<string, string>[]) {
      await who.post(`${pages.url}/sign-out`, fields);
      await who.post(`${pages.url}/sign-out/everywhere`, fields);
    }
    expect(await isKnown(who)).toBe(true);
  });

  it('ends for whoever has left', async () => {
    const who = visitor();
    await signIn(who, 'central');
    await pages.store.prisma.person.update({
      where: { id: pages.people.central },
      data: { left_at: new Date() },
    });
    expect(await isKnown(who)).toBe(false);
    await pages.store.prisma.person.update({ where: { id: pages.people.central }, data: { left_at: null } });
  });

  it('does not take an answer of the provider a second time, nor in another browser', async () => {
    const who = visitor();
    const { headers } = await pick(who, 'counsellor');
    const callback = headers.get('location') ?? '';
    expect(callback).toContain('/sign-in/callback?code=');
    const stranger = visitor();
    expect((await stranger.get(callback)).status).toBe(400);
    expect(stranger.cookies.has('traject_session')).toBe(false);
    const kept = new Map(who.cookies);
    expect((await who.get(callback)).status).toBe(303);
    const again = visitor();
    for (const [name, value] of kept) again.cookies.set(name, value);
    expect((await again.get(callback)).status).toBe(400);
    expect(again.cookies.has('traject_session')).toBe(false);
  });

  it('takes neither another state nor another code', async () => {
    for (const [name, value] of [
      ['state', 'other'],
      ['code', 'other'],
      ['iss', 'https://evil.example'],
    ]) {
      const who = visitor();
      const { headers } = await pick(who, 'counsellor');
      const callback = new URL(headers.get('location') ?? '');
      callback.searchParams.set(name ?? '', value ?? '');
      expect((await who.get(callback.href)).status).toBe(400);
      expect(who.cookies.has('traject_session')).toBe(false);
    }
  });

  it('sends the hash of a secret along, and takes no code without that secret', async () => {
    // From here on at a server of its own: one address may ask so much of a sign-in in a minute, and no more.
    const { url } = await pages.serve(() => ({}));
    pages = { ...pages, url };
    const { sign_in_attempt } = pages.store.prisma;
    const hashOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');
    for (const changed of [{ code_verifier: 'x'.repeat(43) }, { nonce: 'another' }, {}]) {
      await sign_in_attempt.deleteMany();
      const who = visitor();
      const start = await who.get(`${pages.url}/sign-in/start?at=0&to=/`);
      const { searchParams } = new URL(start.headers.get('location') ?? '');
      const begun = await sign_in_attempt.findFirstOrThrow();
      expect(searchParams.get('code_challenge_method')).toBe('S256');
      expect(searchParams.get('code_challenge')).toBe(hashOf(begun.code_verifier));
      expect(searchParams.get('nonce')).toBe(begun.nonce);
      expect(start.headers.get('location')).not.toContain(begun.code_verifier);
      const { headers } = await pick(who, 'counsellor', '/', start);
      await sign_in_attempt.updateMany({ data: changed });
      const isAsBegun = Object.keys(changed).length === 0;
      const back = await who.get(headers.get('location') ?? '');
      expect([changed, back.status]).toEqual([changed, isAsBegun ? 303 : 400]);
      expect(await isKnown(who)).toBe(isAsBegun);
    }
  });

  it('never leads to another site', async () => {
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', '/..//evil.example']) {
      const back = await signIn(visitor(), 'counsellor', to);
      expect(back.headers.get('location')).toBe('/');
    }
  });

  it('answers under its own name only', async () => {
    const asked = async (host: string) => {
      const { request } = await import('node:http');
      return new Promise<number | undefined>((resolve, reject) => {
        const { hostname, port } = new URL(pages.url);
        const sent = request({ hostname, port, path: '/sign-in', headers: { Host: host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        sent.on('error', reject).end();
      });
    };
    expect(await asked('evil.example')).toBe(421);
    expect(await asked('127.0.0.1.evil.example')).toBe(421);
    expect(await asked('localhost:3000')).toBe(200);
  });

  describe('for a partner without an account', () => {
    let own: { readonly url: string };

    beforeAll(async () => {
      // One address may ask so often in a minute, and the others above did.
      own = await pages.serve(() => ({}));
    });

    const ask = async (address: string): Promise<void> => {
      const page = await visitor().post(`${own.url}/sign-in/mail`, { address, to: '/' });
      expect(page.text).toContain('ligt er nu een mail');
      expect(page.text).toContain('een link die niet kon vertrekken, sturen we later niet meer');
    };

    const arrived = (address: string) =>
      pages.sink.waitFor((mails) => mails.some(({ to }) => to.includes(address)));

    it('mails a link that signs in once; looking at it does not use it', async () => {
      await ask('PARTNER@pbd.example');
      await arrived('partner@pbd.example');
      const mail = pages.sink.mails.at(-1)?.mail;
      const [link = ''] = /http:\S+\/sign-in\/link\/[\w-]{43}/.exec(mail?.text ?? '') ?? [];
      const scanner = visitor();
      expect((await scanner.get(link)).status).toBe(200);
      expect((await scanner.post(link, {})).status).toBe(404);
      const who = visitor();
      const page = await who.get(link);
      const fields = { _form: hiddenField(page, '_form') };
      expect((await who.post(link, fields)).status).toBe(303);
      expect(await isKnown(who)).toBe(true);
      const second = visitor();
      expect((await second.post(link, fields)).status).toBe(404);
      expect(await isKnown(second)).toBe(false);
    });

    it('mails nothing to whom we do not know, or who has an account elsewhere', async () => {
      const before = pages.sink.mails.length;
      for (const address of ['nobody@pbd.example', 'counsellor@pbd.example', 'administrator@pbd.example']) {
        await ask(address);
      }
      await ask('provider@pbd.example');
      await arrived('provider@pbd.example');
      expect(pages.sink.mails.length).toBe(before + 1);
    });
  });
});
