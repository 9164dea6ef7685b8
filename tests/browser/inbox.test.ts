import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import type { Page } from 'playwright-core';
import { freePort } from '../../src/platform/embedded/ports.ts';
import { type InboxService, startInboxService } from '../../src/platform/embedded/services/inbox.ts';
import { startBrowser, type TestBrowser } from './browser.ts';

let folder: string;
let inbox: InboxService;
let browser: TestBrowser;
let school: Server;
let link: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'traject-inbox-'));
  const [smtpPort, webPort] = await Promise.all([freePort(), freePort()]);
  [inbox, browser] = await Promise.all([
    startInboxService({ folder, smtpPort, webPort, logFile: join(folder, 'inbox.log') }),
    startBrowser(),
  ]);
  // Like the pages of the school: no frame may hold it.
  school = createServer((_request, response) => {
    response.writeHead(200, { 'x-frame-options': 'DENY', 'content-type': 'text/html' }).end('<h1>Stap</h1>');
  }).listen(0, '127.0.0.1');
  await once(school, 'listening');
  link = `http://127.0.0.1:${(school.address() as AddressInfo).port}/p/token`;
  const transport = createTransport(inbox.smtpUrl);
  await transport.sendMail({
    ...{ from: 'traject@pbd.example', to: 'an@school.example', subject: 'Bevestig' },
    text: `Bevestigen:\n${link}\n`,
    html: `<!doctype html><html><head><title>x</title></head><body><a href="${link}">Bevestigen</a></body></html>`,
  });
  transport.close();
});
afterAll(async () => {
  await browser.close();
  await inbox.service.stop();
  school.close();
  await rm(folder, { recursive: true, force: true });
});

async function openedMail(): Promise<Page> {
  const page = await browser.open({ width: 1200, policy: true });
  await page.goto(inbox.inboxUrl);
  await page.getByText('Bevestig').first().click();
  return page;
}

/** What opens in a window of its own after a click. */
async function opensAfter(page: Page, click: () => Promise<void>): Promise<string> {
  const [opened] = await Promise.all([page.waitForEvent('popup'), click()]);
  await opened.waitForLoadState();
  expect(await opened.getByRole('heading').textContent()).toBe('Stap');
  return opened.url();
}

describe('A link of a mail in the inbox of the demo', () => {
  it('opens the page of the school', async () => {
    const page = await openedMail();
    const button = page.frameLocator('iframe').getByText('Bevestigen');
    expect(await opensAfter(page, () => button.click())).toBe(link);
  });

  it('opens it from the plain text as well', async () => {
    const page = await openedMail();
    await page.getByRole('button', { name: /text/i }).first().click();
    expect(await opensAfter(page, () => page.getByRole('link', { name: link }).click())).toBe(link);
  });
});

describe('The inbox of the demo', () => {
  const asked = async (headers: Record<string, string>) => {
    const going = request(`${inbox.inboxUrl}/api/email`, { headers }).end();
    const [answer] = (await once(going, 'response')) as [import('node:http').IncomingMessage];
    answer.resume();
    return { status: answer.statusCode, allowed: answer.headers['access-control-allow-origin'] };
  };

  it('answers no page of another site, and nobody under another name', async () => {
    expect(await asked({ origin: 'https://elsewhere.example' })).toEqual({ status: 403, allowed: undefined });
    expect(await asked({ host: 'rebound.example' })).toEqual({ status: 403, allowed: undefined });
    expect(await asked({})).toMatchObject({ status: 200, allowed: undefined });
  });
});
