import type { Page } from 'playwright-core';
import type { NodeState } from '../../src/domain/trajectory/model/state.ts';
import { startBrowser, type TestBrowser } from './browser.ts';
import { type Enrolled, type Setting, startSetting } from './setting.ts';

/** The smallest PDF there is. */
export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** Somebody at a school with a browser in which scripts are turned off. */
export type Visits = {
  readonly setting: Setting;
  readonly browser: TestBrowser;
  /** Opens the page of a link. */
  open(token: string): Promise<{ page: Page; status: number | undefined }>;
  /** Makes a link to a step of the first phase and opens its page. */
  openStep(enrolled: Enrolled, step: string): Promise<{ page: Page; token: string }>;
  press(page: Page, button: string): Promise<void>;
  /** What the first form of a page carries along unseen. */
  csrfTokenOf(page: Page): Promise<string>;
  nodeOf(enrolled: Enrolled, step: string): Promise<NodeState | undefined>;
  /** The tokens in the mails to an address, in the order they came. */
  linksTo(address: string): string[];
  stop(): Promise<void>;
};

/** Starts everything that is needed to visit the pages. */
export async function startVisits(): Promise<Visits> {
  const [setting, browser] = await Promise.all([startSetting(), startBrowser()]);
  const open: Visits['open'] = async (token) => {
    const page = await browser.open({ script: false });
    const response = await page.goto(`${setting.url}/p/${token}`);
    return { page, status: response?.status() };
  };
  return {
    setting,
    browser,
    open,
    async openStep(enrolled, step) {
      const token = await setting.makeLink(enrolled, `tasks/${step}`);
      return { token, page: (await open(token)).page };
    },
    press: (page, name) => page.getByRole('button', { name }).click(),
    csrfTokenOf: async (page) =>
      (await page.locator('input[name=_form]').first().getAttribute('value')) ?? '',
    nodeOf: async (enrolled, step) => (await setting.stateOf(enrolled)).nodes[`tasks/${step}`],
    linksTo: (address) =>
      setting.sink.mails
        .filter(({ to }) => to.includes(address))
        .flatMap(({ mail }) => /\/p\/([\w-]{43})(?![\w-])/.exec(mail.text ?? '')?.[1] ?? []),
    async stop() {
      await browser.close();
      await setting.stop();
    },
  };
}
