import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Role, type RunningPages, roles, startPages } from '../sign-in/running-pages.ts';
import { startBrowser, type TestBrowser } from './browser.ts';

/** The pages that the main menu has for each role, and what its start page is called. */
const begins: { readonly [role in Role]: { readonly title: RegExp; readonly menu: readonly string[] } } = {
  administrator: { title: /^Begeleiding van scholen/, menu: ['/trajectories', '/schools', '/admin'] },
  central: { title: /^Begeleiding van scholen/, menu: ['/trajectories', '/schools', '/admin'] },
  coordinator: { title: /^Vandaag$/, menu: ['/trajectories', '/schools', '/admin'] },
  counsellor: { title: /^Vandaag$/, menu: ['/trajectories', '/schools', '/templates'] },
  author: { title: /^Modeltrajecten/, menu: ['/templates'] },
  provider: { title: /Vormingshuis/, menu: [] },
  partner: { title: /Vormingshuis/, menu: [] },
};

/** Pages that are not for everybody, with the roles that may look at them. */
const guarded: { readonly [path: string]: readonly Role[] } = {
  '/trajectories': ['administrator', 'central', 'coordinator', 'counsellor'],
  '/search?q=x': ['administrator', 'central', 'coordinator', 'counsellor'],
  '/people': ['administrator', 'coordinator', 'counsellor'],
  '/schools': ['administrator', 'central', 'coordinator', 'counsellor'],
  '/enrol': ['administrator', 'central', 'coordinator', 'counsellor'],
  '/admin/audit': ['administrator', 'coordinator'],
  '/admin/accounts': ['administrator'],
  '/admin/keys': ['administrator'],
  '/admin/attention': ['administrator'],
};

describe('Signing in, in a real browser', () => {
  let pages: RunningPages;
  let browser: TestBrowser;

  beforeAll(async () => {
    [pages, browser] = await Promise.all([startPages(), startBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });

  /** Opens a page, is led to the sign-in, and picks somebody there. */
  const signIn = async (page: Page, role: Role, path = '/'): Promise<void> => {
    await page.goto(`${pages.url}${path}`);
    await page.getByRole('link', { name: 'Kies wie je bent' }).click();
    await page.getByRole('button', { name: `Verder als Persoon ${role}` }).click();
    await page.waitForURL((url) => !/sign-in|oidc/.test(url.pathname));
  };
  const sessionOf = async (page: Page) =>
    (await page.context().cookies()).find(({ name }) => name === 'traject_session');
  const isTurnedAway = async (page: Page): Promise<boolean> => {
    await page.goto(`${pages.url}/`);
    return new URL(page.url()).pathname === '/sign-in';
  };

  const signOutEverywhere = async (page: Page): Promise<void> => {
    await page.goto(`${pages.url}/sign-out`);
    await page.getByRole('button', { name: 'Meld me overal af' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Je bent afgemeld');
  };
  /** Whether an old cookie still lets somebody in, in another browser. */
  const isLetIn = async (value = ''): Promise<boolean> => {
    const thief = await browser.open();
    await thief.context().addCookies([{ name: 'traject_session', value, url: pages.url }]);
    return !(await isTurnedAway(thief));
  };

  it.each(roles)(
    'begins where it should, with what is theirs and nothing else, and ends everywhere: %s',
    async (role) => {
      const page = await browser.open({ policy: true, width: 1280 });
      await signIn(page, role);
      const { title, menu } = begins[role];
      expect(await page.getByRole('heading', { level: 1 }).first().textContent()).toMatch(title);
      const links = await page
        .locator('nav a')
        .evaluateAll((all) =>
          all.map((link) => new URL((link as unknown as { href: string }).href).pathname),
        );
      for (const path of menu) expect(links).toContain(path);
      // What the page leads to is what may be looked at: the menu, and the button and the field beside it.
      const led = await page
        .locator('nav a, header.top a')
        .evaluateAll((all) =>
          all.map((link) => new URL((link as unknown as { href: string }).href).pathname),
        );
      const isStaff = guarded['/enrol']?.includes(role) ?? false;
      expect([led.includes('/enrol'), await page.locator('#search').count()]).toEqual([
        ...[isStaff, isStaff ? 1 : 0],
      ]);
      for (const [path, allowed] of Object.entries(guarded)) {
        const answer = await page.goto(`${pages.url}${path}`);
        expect([role, path, answer?.status()]).toEqual([role, path, allowed.includes(role) ? 200 : 403]);
      }
      const cookie = await sessionOf(page);
      await signOutEverywhere(page);
      expect([await isTurnedAway(page), await isLetIn(cookie?.value)]).toEqual([true, false]);
      expect(browser.outside).toEqual([]);
    },
  );

  it('keeps its cookie from scripts and from other sites, and gives another one than was planted', async () => {
    const page = await browser.open();
    const planted = { name: 'traject_session', value: 'planted'.padEnd(43, 'x'), url: pages.url };
    await page.context().addCookies([planted]);
    await signIn(page, 'counsellor');
    const cookie = await sessionOf(page);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    expect(cookie?.value).not.toContain('planted');
    expect(await page.evaluate('document.cookie')).not.toContain('traject_session');
    const victim = await browser.open();
    await victim.context().addCookies([planted]);
    expect(await isTurnedAway(victim)).toBe(true);
  });

  it('signs out everywhere: in the other browser too, and an old cookie lets nobody in again', async () => {
    const [here, there] = [await browser.open(), await browser.open()];
    await signIn(here, 'coordinator');
    await signIn(there, 'coordinator');
    const cookie = await sessionOf(here);
    await signOutEverywhere(here);
    expect(await isTurnedAway(here)).toBe(true);
    expect(await isTurnedAway(there)).toBe(true);
    expect(await isLetIn(cookie?.value)).toBe(false);
  });

  it('asks to sign in again once the session has been silent for too long', async () => {
    const page = await browser.open();
    await signIn(page, 'central');
    pages.clock.advance('PT4H1M');
    expect(await isTurnedAway(page)).toBe(true);
  });

  it('leads nobody to another site afterwards, and the answer of the provider works once', async () => {
    const page = await browser.open();
    const answers: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/sign-in/callback?')) answers.push(request.url());
    });
    await signIn(page, 'counsellor', `/sign-in?to=${encodeURIComponent('https://evil.example/')}`);
    expect(new URL(page.url()).origin).toBe(new URL(pages.url).origin);
    const other = await browser.open();
    for (const who of [page, other]) {
      const answer = await who.goto(answers[0] ?? '');
      expect(answer?.status()).toBe(400);
    }
    expect(await sessionOf(other)).toBeUndefined();
    expect(browser.outside).toEqual([]);
  });

  it('refuses a form that another site sends, and one without its seal, and nothing is done', async () => {
    const page = await browser.open({ policy: true });
    await signIn(page, 'administrator');
    const forged = `<form method="post" action="${pages.url}/admin/organisations">
      <input name="name" value="Vals"><input name="kind" value="pbd"></form><script>document.forms[0].submit()</script>`;
    // Another site, as the browser sees it: by name, and not by number.
    const elsewhere = pages.url.replace('127.0.0.1', 'localhost');
    await page.route('**/forged', (route) => route.fulfill({ contentType: 'text/html', body: forged }));
    const [crossed] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.goto(`${elsewhere}/forged`),
    ]);
    expect([303, 403]).toContain(crossed.status());
    await page.goto(`${pages.url}/admin/organisations`);
    await page
      .locator('form:has(select[name=kind]) input[name=_form]')
      .first()
      .evaluate((seal) => (seal as unknown as { remove(): void }).remove());
    await page.getByLabel('Naam', { exact: false }).first().fill('Vals');
    await page.locator('select[name=kind]').first().selectOption('pbd');
    const [unsealed] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.locator('form:has(select[name=kind]) button[type=submit]').first().click(),
    ]);
    expect(unsealed.status()).toBe(403);
    expect(await pages.store.prisma.organisation.count({ where: { name: 'Vals' } })).toBe(0);
  });
});
