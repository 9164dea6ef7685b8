import Combobox from '@github/combobox-nav';

/** How long nothing is typed before it is asked what may be meant, in milliseconds. */
const PAUSE = 120;

/**
 * Shows what may be meant under the search box while somebody types: up and down go through it, Enter opens. Without
 * the script the box leads to the page of everything that was found.
 */
export function setupSearch(): void {
  document.addEventListener('turbo:load', () => {
    const input = document.querySelector<HTMLInputElement>('input[data-suggestions]');
    const list = input === null ? null : document.getElementById(input.dataset.list ?? '');
    if (input !== null && list !== null && !input.hasAttribute('aria-expanded')) suggest(input, list);
  });
  document.addEventListener('turbo:before-cache', () => {
    for (const list of document.querySelectorAll<HTMLElement>('.suggestions')) list.hidden = true;
  });
}

function suggest(input: HTMLInputElement, list: HTMLElement): void {
  const box = new Combobox(input, list);
  input.setAttribute('aria-expanded', 'false');
  let timer: number | undefined;
  let asked = '';
  const close = () => {
    if (!list.hidden) box.stop();
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  };
  const ask = async () => {
    const q = input.value.trim();
    asked = q;
    if (q.length < 2) return close();
    const address = new URL(input.dataset.suggestions ?? '', location.href);
    address.searchParams.set('q', q);
    const answer = await fetch(address, { headers: { Accept: 'text/html' } }).catch(() => undefined);
    // What was typed since is asked by itself; an older answer would only flicker.
    if (asked !== q || answer?.ok !== true) return;
    const words = await answer.text();
    if (asked !== q || document.activeElement !== input) return;
    list.replaceChildren(document.createRange().createContextualFragment(words));
    if (list.hidden) box.start();
    else box.clearSelection();
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  });
  input.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  input.addEventListener('blur', () => window.setTimeout(close, PAUSE));
}
