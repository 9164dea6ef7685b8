// Makes the pictures of docs/screens from a demo of its own: every page of the staff, and what a school sees, on a desk and on
// a phone. `npm run screenshots`; what runs on this machine already is left alone.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import getPort from 'get-port';
import { type BrowserContext, chromium } from 'playwright-core';
import { castDemo } from '../src/demo/cast.ts';
import { localDateOf } from '../src/domain/calendar/wall-clock.ts';
import { loadConfiguration } from '../src/platform/configuration.ts';
import { findChromium } from '../src/platform/embedded/parts/chromium.ts';
import { readEnvironment } from '../src/platform/environment.ts';

const folder = fileURLToPath(new URL('../docs/screens/', import.meta.url));
const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

/** Pages by the name of their picture, and as whom they are looked at. */
const pages = {
  counsellor: {
    ...{ day: '/', trajectories: '/trajectories?whose=all', schools: '/schools', people: '/people' },
    ...{ enrol: '/enrol', 'enrol-list': '/enrol/lists', calendar: '/my-calendar', gatherings: '/gatherings' },
    ...{ gather: '/gatherings/new' },
  },
  central: {
    ...{ start: '/', programmes: '/programmes', reports: '/reports', templates: '/templates' },
    ...{ figures: '/reports/figures', year: '/reports/year', indicators: '/reports/indicators' },
  },
  administrator: {
    administration: '/admin',
    mails: '/admin/mail',
    retention: '/admin/retention',
    audit: '/admin/audit',
  },
} as const;

/** Pages of which there is one for each of a list: the list, where its rows lead, and the name of the picture. */
const firsts: { readonly [role: string]: readonly (readonly [string, string, string])[] } = {
  counsellor: [
    ['/trajectories?whose=all', 'trajectories', 'trajectory'],
    ['/schools', 'schools', 'school'],
    ['/people', 'people', 'person'],
  ],
  central: [['/programmes', 'programmes', 'programme']],
};

/** The model trajectory of which a draft is begun, to show where it is written and what goes wrong in it. */
const DRAFTED = 'lerend-netwerk';

/** What is seen of the acts on a trajectory, by the name of the picture: where each is opened. */
const acts = { pause: 'pause', note: 'note' } as const;

const ports = {
  ...{ PORT: await getPort(), TEMPORAL_PORT: await getPort(), POSTGRES_PORT: await getPort() },
  ...{ SMTP_PORT: await getPort(), INBOX_PORT: await getPort(), METRICS_PORT: await getPort() },
};
const data = await mkdtemp(join(tmpdir(), 'traject-screens-'));
const url = `http://127.0.0.1:${ports.PORT}`;
const env = {
  ...process.env,
  TRAJECT_DATA_DIR: data,
  ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
};
const running = spawn(process.execPath, ['bin/traject.js', 'start'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => running.once('close', resolve));
try {
  await isUp();
  await mkdir(folder, { recursive: true });
  const executablePath = findChromium({ parts: loadConfiguration(readEnvironment()).parts });
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const link = await linkOfSchool();
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const [role, addresses] of Object.entries(pages)) {
      const person = castDemo().people.find(({ function: name, name: called }) =>
        role === 'counsellor' ? called === 'Fien Van den Broeck' : name === role,
      );
      const context = await browser.newContext({
        ...{ viewport, locale: 'nl-BE', timezoneId: 'Europe/Brussels', reducedMotion: 'reduce' },
        extraHTTPHeaders: { 'X-Demo-Person': person?.id ?? '' },
      });
      for (const [name, address] of Object.entries(addresses))
        await take(context, address, `${name}-${size}`);
      for (const [list, kind, name] of firsts[role] ?? []) {
        await takeFirst(context, list, kind, `${name}-${size}`);
      }
      if (role === 'counsellor') await takeActs(context, size);
      if (role === 'central') await takeDraft(context, size);
      await context.close();
    }
    const school = await browser.newContext({ viewport, locale: 'nl-BE', timezoneId: 'Europe/Brussels' });
    for (const [name, part] of [['link', ''] as const, ['reminders', '/reminders'] as const]) {
      await take(school, `${link}${part}`, `${name}-${size}`);
    }
    await school.close();
  }
  await browser.close();
} finally {
  running.kill('SIGINT');
  await ended;
  await rm(data, { recursive: true, force: true });
}

async function isUp(): Promise<void> {
  for await (const said of running.stdout) if (String(said).includes('Ctrl-C')) return;
  throw new Error('The demo did not start');
}

/** @param there what the page has once it is as it is seen, where a script makes it */
async function take(context: BrowserContext, address: string, name: string, there = 'h1'): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}${address}`);
  await page.locator(there).first().waitFor();
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}

/** Enrols a school and gives where the link in the first mail to its principal leads. */
async function linkOfSchool(): Promise<string> {
  const { number, counsellor } = castDemo().schools.at(-1) ?? {};
  const row = {
    ...{ school_number: number, template: 'digitale-school', start: localDateOf(new Date().toISOString()) },
    ...{ counsellor_email: counsellor?.email, principal_name: 'An Maes', principal_email: 'an@maes.example' },
  };
  const file = join(data, 'one-school.csv');
  await writeFile(file, `${Object.keys(row)}\n${Object.values(row)}\n`);
  const enrolling = spawn(process.execPath, ['bin/traject.js', 'enrol', file], { env, stdio: 'inherit' });
  await new Promise((resolve) => enrolling.once('close', resolve));
  for (let tries = 0; tries < 600; tries += 1) {
    const mails = await (await fetch(`http://127.0.0.1:${ports.INBOX_PORT}/api/email`)).text();
    const path = /\/p\/[\w-]{43}/.exec(mails)?.[0];
    if (path !== undefined) return path;
    await wait(500);
  }
  throw new Error('No mail with a link came');
}

/** The forms of acts, opened beside the trajectory that they are about. */
async function takeActs(context: BrowserContext, size: string): Promise<void> {
  const page = await context.newPage();
  for (const [name, act] of Object.entries(acts)) {
    await page.goto(`${url}/trajectories?whose=mine&status=active`);
    await page.locator('main tbody a[href^="/trajectories/"]').first().click();
    await page.locator(`a[href*="/acts/${act}"]`).first().click();
    await page.locator('turbo-frame#act form').waitFor();
    await page.screenshot({ path: join(folder, `${name}-${size}.png`) });
  }
  await page.close();
}

/** Where a model trajectory is written: a draft of one that is published, begun when there is none. */
async function takeDraft(context: BrowserContext, size: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}/templates/${DRAFTED}`);
  const begin = page.getByRole('button', { name: /^Begin een concept/ }).first();
  if (await begin.isVisible()) {
    await begin.click();
    await page.waitForURL(/\/draft/);
  }
  await page.close();
  await take(context, `/templates/${DRAFTED}`, `template-${size}`);
  await take(context, `/templates/${DRAFTED}/draft`, `draft-${size}`, '#editor');
  await take(context, `/templates/${DRAFTED}/gallery`, `gallery-${size}`);
}

/** The page of the first of a list. */
async function takeFirst(context: BrowserContext, list: string, kind: string, name: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}${list}`);
  const first = await page.locator(`main tbody a[href^="/${kind}/"]`).first().getAttribute('href');
  await page.close();
  await take(context, first ?? list, name);
}
