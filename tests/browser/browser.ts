import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { findChromium } from '../../src/platform/embedded/parts/chromium.ts';
import { readEnvironment } from '../../src/platform/environment.ts';

/** What the pages are checked against: WCAG 2.2 at levels A and AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Longest that is waited for anything on a page, in milliseconds: a machine that is busy with other tests is slow. */
const PATIENCE = 60_000;

/** How a page is looked at. */
export type PageOptions = {
  readonly script?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** The content policy of the page holds: nothing can be put into it to check it. */
  readonly policy?: boolean;
  /** Id of somebody of the staff who looks. */
  readonly as?: string;
};

/** A browser that notes every request that leaves this machine. */
export type TestBrowser = {
  /** A page of its own, without any memory; `script: false` is a browser in which scripts are turned off. */
  open(options?: PageOptions): Promise<Page>;
  /** Addresses that were asked for outside this machine. */
  readonly outside: string[];
  close(): Promise<void>;
};

/** Starts Chromium without a window. */
export async function startBrowser(): Promise<TestBrowser> {
  const browser: Browser = await chromium.launch({
    executablePath: findChromium({ parts: loadConfiguration(readEnvironment()).parts }),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
  const outside: string[] = [];
  return {
    outside,
    async open({ script = true, width = 390, height = 844, scheme = 'light', policy = false, as } = {}) {
      const context: BrowserContext = await browser.newContext({
        javaScriptEnabled: script,
        viewport: { width, height },
        colorScheme: scheme,
        // Colours are judged as they are, not on their way from one to the other.
        reducedMotion: 'reduce',
        locale: 'nl-BE',
        timezoneId: 'Europe/Brussels',
        ...(as === undefined ? {} : { extraHTTPHeaders: { 'X-Demo-Person': as } }),
        // Checking a page means putting a script into it, which the page itself forbids.
        bypassCSP: script && !policy,
      });
      context.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url());
        if (protocol !== 'data:' && hostname !== '127.0.0.1') outside.push(request.url());
      });
      context.setDefaultTimeout(PATIENCE);
      return context.newPage();
    },
    close: () => browser.close(),
  };
}

type Finding = { id: string; nodes: { html: string; failureSummary?: string }[] };

/** What is wrong with a page for people who see, hear or move differently; empty when nothing was found. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(path, 'utf8'));
  const found = (await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(rules)} })`)) as {
    violations: Finding[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** By how many pixels a page is wider than its window. */
export function widerThanWindow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - window.innerWidth') as Promise<number>;
}

/** By how many pixels the document itself scrolls where its main part does, as those of the staff on a phone: on into nothing. */
export function scrollsIntoNothing(page: Page): Promise<number> {
  return page.evaluate(
    `document.querySelector('.console') === null ? 0 : document.documentElement.scrollHeight - window.innerHeight`,
  ) as Promise<number>;
}
