import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MutableToken, OAuth2Server } from 'oauth2-mock-server';
import { createKey, endKey } from '../../src/application/access/keys.ts';
import { addStaff } from '../../src/application/access/staff.ts';
import type { Dependencies } from '../../src/application/dependencies.ts';
import { saveOrganisation } from '../../src/store/people/organisations.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { type RunningPages, startPages } from './running-pages.ts';
import { type Seen, type Visitor, visitor } from './visitor.ts';

/** What the provider says of whoever signs in next. */
type Said = {
  sub: string;
  email?: string;
  email_verified?: boolean;
  groups?: string[];
  sid?: string;
  nonce?: string;
};

describe('Signing in at a provider of another make', () => {
  let pages: RunningPages;
  let provider: OAuth2Server;
  let issuer: string;
  let plain: { url: string; deps: Dependencies };
  let withRoles: { url: string; deps: Dependencies };
  let says: Said;

  beforeAll(async () => {
    pages = await startPages();
    provider = new OAuth2Server();
    await provider.issuer.keys.generate('RS256');
    await provider.start(0, '127.0.0.1');
    issuer = provider.issuer.url ?? '';
    provider.service.on('beforeUserinfo', (answer: { body: unknown }) => {
      answer.body = says;
    });
    provider.service.on('beforeTokenSigning', (token: MutableToken) => {
      Object.assign(token.payload, says);
    });
    const settings = (port: number) => ({
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      ...{ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'traject', OIDC_CLIENT_SECRET: 'secret' },
      SESSION_SECRET: 'a secret of more than 32 characters',
    });
    plain = await pages.serve(settings);
    withRoles = await pages.serve((port) => ({
      ...settings(port),
      ...{ OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'guides=counsellor,chiefs=coordinator' },
    }));
  });

  afterAll(async () => {
    await provider?.stop();
    await pages?.stop();
  });

  const signIn = async (who: Visitor, at: { url: string }, person: Said): Promise<Seen> => {
    says = person;
    return who.follow(await who.get(`${at.url}/sign-in/start?at=0&to=/sign-out`));
  };
  const statusOf = async (who: Visitor, at: { url: string }): Promise<number> =>
    (await who.get(`${at.url}/api/v1/trajectories`)).status;
  const add = (more: object) =>
    addStaff(plain.deps, {
      ...{ address: 'bea@kompas.example', name: 'Bea Maes', role: 'counsellor', language: 'nl', issuer },
      ...{ organisation: pages.service, ...more },
    });

  it('lets nobody in whom the provider alone knows, and says whom to ask', async () => {
    const who = visitor();
    const page = await signIn(who, plain, {
      sub: 'stranger-1',
      email: 'x@kompas.example',
      email_verified: true,
    });
    expect(page.status).toBe(403);
    expect(page.text).toContain('We kennen je nog niet');
    expect(page.text).toContain('stranger-1');
    expect(await statusOf(who, plain)).toBe(401);
    expect(pages.log.join('\n')).not.toContain('x@kompas.example');
  });

  it('takes an address that the provider verified, once; then it is the subject that counts', async () => {
    expect(await add({})).toMatchObject({ kind: 'added', isNew: true });
    const email = 'Bea@kompas.example';
    const unverified = visitor();
    await signIn(unverified, plain, { sub: 'bea-1', email, email_verified: false });
    expect(await statusOf(unverified, plain)).toBe(401);
    const bea = visitor();
    await signIn(bea, plain, { sub: 'bea-1', email, email_verified: true });
    expect(await statusOf(bea, plain)).toBe(200);
    const successor = visitor();
    await signIn(successor, plain, { sub: 'bea-2', email, email_verified: true });
    expect(await statusOf(successor, plain)).toBe(401);
    const renamed = visitor();
    await signIn(renamed, plain, { sub: 'bea-1', email: 'other@kompas.example', email_verified: true });
    expect(await statusOf(renamed, plain)).toBe(200);
  });

  it('takes a subject where addresses are not verified', async () => {
    await add({ address: 'cas@kompas.example', name: 'Cas', subject: 'cas-1' });
    const cas = visitor();
    await signIn(cas, plain, { sub: 'cas-1' });
    expect(await statusOf(cas, plain)).toBe(200);
  });

  it('does not take what one provider says for the word of another', async () => {
    await add({
      address: 'dirk@kompas.example',
      name: 'Dirk',
      issuer: 'https://other.example',
      subject: 'dirk-1',
    });
    const dirk = visitor();
    await signIn(dirk, plain, { sub: 'dirk-1', email: 'dirk@kompas.example', email_verified: true });
    expect(await statusOf(dirk, plain)).toBe(401);
  });

  it('takes no token that was made for another sign-in', async () => {
    await add({ address: 'fay@kompas.example', name: 'Fay', subject: 'fay-1' });
    const fay = visitor();
    const refused = await signIn(fay, plain, { sub: 'fay-1', nonce: 'of another sign-in' });
    expect([refused.status, await statusOf(fay, plain)]).toEqual([400, 401]);
    await signIn(fay, plain, { sub: 'fay-1' });
    expect(await statusOf(fay, plain)).toBe(200);
  });

  it('takes the role that the provider says, where roles come from there', async () => {
    await add({ address: 'els@kompas.example', name: 'Els', subject: 'els-1' });
    const without = visitor();
    const page = await signIn(without, withRoles, { sub: 'els-1', groups: ['lunch'] });
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('nog geen rol')]);
    const els = visitor();
    await signIn(els, withRoles, { sub: 'els-1', groups: ['lunch', 'guides', 'chiefs'] });
    expect(await statusOf(els, withRoles)).toBe(200);
    const person = await pages.store.prisma.person.findFirst({ where: { name: 'Els' } });
    expect(person?.function).toBe('coordinator');
  });

  it('is over when the provider says so, by a token of its own and by no other', async () => {
    await add({ address: 'fee@kompas.example', name: 'Fee', subject: 'fee-1' });
    const fee = visitor();
    await signIn(fee, plain, { sub: 'fee-1', sid: 'session-1' });
    const tell = async (more: object) => {
      const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
      const token = await provider.issuer.buildToken({
        scopesOrTransform: (_header, payload) => {
          Object.assign(payload, {
            sub: 'fee-1',
            sid: 'session-1',
            aud: 'traject',
            jti: randomUUID(),
            events,
            ...more,
          });
        },
      });
      const body = new URLSearchParams({ logout_token: token });
      return (await fetch(`${plain.url}/sign-in/ended-at-provider`, { method: 'POST', body })).status;
    };
    says = { sub: 'fee-1' };
    expect(await tell({ aud: 'somebody-else' })).toBe(400);
    expect(await tell({ events: {} })).toBe(400);
    expect(await tell({ nonce: 'x' })).toBe(400);
    expect(await tell({ iat: Math.floor(Date.now() / 1000) - 3_600 })).toBe(400);
    expect(await statusOf(fee, plain)).toBe(200);
    expect(await tell({})).toBe(200);
    expect(await statusOf(fee, plain)).toBe(401);
  });

  describe('where two services have a provider each', () => {
    let second: OAuth2Server;
    let both: { url: string; deps: Dependencies };
    let theirs: { service: string; school: string; teacher: string };
    let ours: { school: string; teacher: string };

    beforeAll(async () => {
      second = new OAuth2Server();
      await second.issuer.keys.generate('RS256');
      await second.start(0, '127.0.0.1');
      second.service.on('beforeUserinfo', (answer: { body: unknown }) => {
        answer.body = says;
      });
      second.service.on('beforeTokenSigning', (token: MutableToken) => {
        Object.assign(token.payload, says);
      });
      const more = {
        issuer: second.issuer.url,
        client_id: 'traject',
        client_secret: 'other',
        name: 'Stroom',
      };
      both = await pages.serve((port) => ({
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        ...{ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'traject', OIDC_CLIENT_SECRET: 'secret' },
        OIDC_NAME: 'Kompas',
        OIDC_PROVIDERS: JSON.stringify([more]),
        SESSION_SECRET: 'a secret of more than 32 characters',
      }));
      const service = randomUUID();
      const network = 'Gemeenschapsonderwijs';
      await saveOrganisation(pages.store, { id: service, kind: 'pbd', name: 'Dienst Stroom', network });
      ours = await addSchool('930001', 'Vrij gesubsidieerd onderwijs', 'Tine Kompas');
      theirs = { service, ...(await addSchool('930002', network, 'Tom Stroom')) };
    });

    afterAll(async () => {
      await second?.stop();
    });

    const addSchool = async (number: string, network: string, name: string) => {
      await applySchools(
        pages.store,
        [{ number, name: `School ${number}`, network }],
        [],
        '2026-09-01T08:00:00Z',
      );
      const teacher = randomUUID();
      const person = { id: teacher, name, email: `${number}@school.example`, language: 'nl' } as const;
      await insertPerson(pages.store, { ...person, function: 'principal', schoolNumber: number });
      return { school: number, teacher };
    };
    const signInAt = async (who: Visitor, at: number, person: Said): Promise<Seen> => {
      says = person;
      return who.follow(await who.get(`${both.url}/sign-in/start?at=${at}&to=/sign-out`));
    };
    const reached = async (who: Visitor) => {
      const status = async (path: string) => (await who.get(`${both.url}/api/v1/${path}`)).status;
      return Promise.all([
        ...[status(`people/${ours.teacher}`), status(`people/${theirs.teacher}`)],
        ...[status(`schools/${ours.school}`), status(`schools/${theirs.school}`)],
      ]);
    };

    it('offers both, and opens to each the people of its own service, also under the same address and subject', async () => {
      const page = await visitor().get(`${both.url}/sign-in`);
      for (const name of ['Kompas', 'Stroom']) expect(page.text).toContain(name);
      const same = { sub: 'gina-1', email: 'gina@kompas.example', email_verified: true };
      const first = { address: same.email, name: 'Gina Kompas', subject: same.sub };
      expect(await add(first)).toMatchObject({ kind: 'added' });
      const gina = visitor();
      await signInAt(gina, 0, same);
      expect(await reached(gina)).toEqual([200, 404, 200, 404]);
      // The other provider vouches for nobody of the first, whatever it says of them.
      const other = visitor();
      const refused = await signInAt(other, 1, same);
      expect([refused.status, await reached(other)]).toEqual([403, [401, 401, 401, 401]]);
      const address = 'stan@stroom.example';
      const issuedBy = { issuer: second.issuer.url ?? '', organisation: theirs.service };
      await add({ address, name: 'Stan Stroom', subject: same.sub, ...issuedBy });
      await signInAt(other, 1, same);
      expect(await reached(other)).toEqual([404, 200, 404, 200]);
      // And the first session is still of the first.
      expect(await reached(gina)).toEqual([200, 404, 200, 404]);
    });

    it('takes an address that waits to be claimed from the provider for which it waits alone', async () => {
      const said = { sub: 'hans-1', email: 'hans@kompas.example', email_verified: true };
      await add({ address: said.email, name: 'Hans Kompas' });
      const stranger = visitor();
      expect((await signInAt(stranger, 1, said)).status).toBe(403);
      const hans = visitor();
      await signInAt(hans, 0, said);
      expect(await reached(hans)).toEqual([200, 404, 200, 404]);
    });

    it('takes no answer of one for a question to the other, and ends nothing by a word of the other', async () => {
      const said = { sub: 'gina-1', email: 'gina@kompas.example', email_verified: true, sid: 'session-9' };
      const gina = visitor();
      await signInAt(gina, 0, said);
      // Begun at the first; the answer comes from the second.
      const asked = await gina.get(`${both.url}/sign-in/start?at=0&to=/sign-out`);
      const state = new URL(asked.headers.get('location') ?? '').searchParams.get('state') ?? '';
      const begun = await gina.get(`${both.url}/sign-in/start?at=1&to=/sign-out`);
      const answered = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' });
      const mixed = new URL(answered.headers.get('location') ?? '');
      mixed.searchParams.set('state', state);
      expect((await gina.get(mixed.href)).status).toBeGreaterThanOrEqual(400);
      const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
      const token = await second.issuer.buildToken({
        scopesOrTransform: (_header, payload) => {
          Object.assign(payload, {
            sub: 'gina-1',
            sid: 'session-9',
            aud: 'traject',
            jti: randomUUID(),
            events,
          });
        },
      });
      const body = new URLSearchParams({ logout_token: token });
      await fetch(`${both.url}/sign-in/ended-at-provider`, { method: 'POST', body });
      expect(await reached(gina)).toEqual([200, 404, 200, 404]);
    });
  });

  it('says so when the provider does not answer', async () => {
    const gone = await pages.serve((port) => ({
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      ...{ OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'traject', OIDC_CLIENT_SECRET: 'secret' },
      SESSION_SECRET: 'a secret of more than 32 characters',
    }));
    const page = await visitor().get(`${gone.url}/sign-in/start`);
    expect([page.status, page.text]).toEqual([503, expect.stringContaining('antwoordt niet')]);
  });

  it('leaves nobody a way in without it: no demo person, no embedded provider', async () => {
    const headers = { 'X-Demo-Person': pages.people.administrator };
    expect((await fetch(`${plain.url}/api/v1/trajectories`, { headers })).status).toBe(401);
    expect((await fetch(`${plain.url}/oidc/.well-known/openid-configuration`)).status).toBe(404);
  });

  describe('programs with a key', () => {
    const ask = (key: string) =>
      fetch(`${plain.url}/api/v1/trajectories`, { headers: { Authorization: `Bearer ${key}` } });
    const make = async (more: object = {}) => {
      const wanted = { name: 'Rooster', role: 'counsellor', organisation: pages.service, ...more } as const;
      const made = await createKey(plain.deps, wanted);
      if (made.kind !== 'made') throw new Error(made.kind);
      return made;
    };

    it('get in until it expires or is revoked; only its hash is kept, and when it was last used', async () => {
      const expiresAt = pages.clock.now().add('PT1H').toString({ smallestUnit: 'millisecond' });
      const { key, stored } = await make({ expiresAt });
      expect((await ask(key)).status).toBe(200);
      const row = await pages.store.prisma.access_key.findUnique({ where: { id: stored.id } });
      expect(row?.last_used_at).not.toBeNull();
      expect(JSON.stringify(await pages.store.prisma.access_key.findMany())).not.toContain(key);
      pages.clock.advance('PT1H');
      expect((await ask(key)).status).toBe(401);
      const other = await make();
      expect((await ask(other.key)).status).toBe(200);
      expect(await endKey(plain.deps, other.stored.id)).toBe(true);
      expect((await ask(other.key)).status).toBe(401);
    });

    it('do what their role does and no more', async () => {
      const { key } = await make({ role: 'partner' });
      expect((await ask(key)).status).toBe(403);
      expect(await createKey(plain.deps, { name: 'x', role: 'counsellor' })).toEqual({
        kind: 'organisation-missing',
      });
    });

    it('are not let in by a session instead when the key is wrong', async () => {
      const cas = visitor();
      await signIn(cas, plain, { sub: 'cas-1' });
      expect(await statusOf(cas, plain)).toBe(200);
      const answer = await cas.get(`${plain.url}/api/v1/trajectories`, {
        Authorization: 'Bearer traject_wrong',
      });
      expect(answer.status).toBe(401);
    });
  });
});
