import { session } from '@hotwired/turbo';
import { holdsTyped } from './typed.ts';

/** With which a page says that it renews itself, and nobody asked for it. */
const RENEWAL = 'X-Renewal';

/** So long after a form was sent nothing is renewed, in milliseconds: what it leads to is on its way. */
const AFTER_SENDING = 1_500;

type Fetched = { readonly method: string; readonly headers: Record<string, string> };

/** While the page is renewed for news; its request says so. */
let isRenewing = false;

/**
 * What others change appears by itself: the page hears that there is news and renews itself in place. While the reader
 * is filling something in it stays as it is, and says that there is news. A page that nobody looks at listens to nothing.
 */
export function followOthers(): void {
  let source: EventSource | undefined;
  let followed: string | undefined;
  let isSending = false;
  let hasNews = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  const follow = () => {
    clearTimeout(again);
    const seconds = document.querySelector<HTMLElement>('[data-renews-after]')?.dataset.renewsAfter;
    if (seconds !== undefined) again = setTimeout(renew, Number(seconds) * 1_000);
    const page = document.querySelector<HTMLElement>('[data-follows]')?.dataset.follows;
    const wanted = document.visibilityState === 'visible' ? page : undefined;
    if (wanted === followed) return;
    source?.close();
    followed = wanted;
    hasNews = false;
    source = wanted === undefined ? undefined : new EventSource(wanted);
    source?.addEventListener('message', () => {
      hasNews = true;
      tell();
    });
  };
  const tell = () => {
    if (!hasNews || isSending) return;
    hasNews = false;
    if (isBusy()) setLine(true);
    else renew();
  };

  document.addEventListener('turbo:load', follow);
  document.addEventListener('turbo:render', follow);
  document.addEventListener('visibilitychange', follow);
  window.addEventListener('pagehide', () => source?.close());
  document.addEventListener('turbo:submit-start', () => {
    isSending = true;
  });
  document.addEventListener('turbo:submit-end', () => {
    isSending = false;
    // The page to which it leads comes first, and holds the news; a preview leads to none.
    setTimeout(tell, AFTER_SENDING);
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-renews]') !== null) renew();
  });
  document.addEventListener('turbo:before-fetch-request', (event) => {
    const { fetchOptions } = (event as CustomEvent<{ fetchOptions: Fetched }>).detail;
    if (isRenewing && fetchOptions.method.toUpperCase() === 'GET') fetchOptions.headers[RENEWAL] = '1';
    isRenewing = false;
  });
}

/** Whether the reader is in the middle of something that she would not want to see move. */
function isBusy(): boolean {
  const act = document.querySelector('turbo-frame#act[busy], turbo-frame#act form');
  return act !== null || document.querySelector('dialog[open]') !== null || holdsTyped(document.body);
}

function setLine(isShown: boolean): void {
  const line = document.querySelector<HTMLElement>('[data-follows] > *');
  if (line !== null) line.hidden = !isShown;
}

function renew(): void {
  setLine(false);
  // At once, and not a moment later as `refresh` would: a form that is sent by then would be broken off.
  if (session.navigator.currentVisit !== undefined) return;
  isRenewing = true;
  const refresh = { method: 'morph', scroll: 'preserve' };
  session.visit(document.baseURI, { action: 'replace', shouldCacheSnapshot: false, refresh });
}
