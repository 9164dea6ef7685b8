import { install, uninstall } from '@github/hotkey';

/** Where it is remembered that the reader wants no keys: single letters get in the way of who speaks to a browser. */
const OFF = 'traject-keys-off';

/** Whether the reader has left the keys on. */
export function areKeysOn(): boolean {
  return localStorage.getItem(OFF) === null;
}

/** Whether what is pressed is typed into something. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');
}

let installed: HTMLElement[] = [];

/** Lets the keys that the page names lead to what they stand on, and the switch turn them off and on. */
export function setupKeys(): void {
  document.addEventListener('turbo:load', () => {
    useKeys();
    const toggle = document.querySelector<HTMLInputElement>('[data-uses-keys]');
    if (toggle !== null) toggle.checked = areKeysOn();
  });
  document.addEventListener('turbo:before-render', forgetKeys);
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches('[data-uses-keys]')) return;
    if (target.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
    useKeys();
  });
}

function useKeys(): void {
  forgetKeys();
  if (!areKeysOn()) return;
  installed = [...document.querySelectorAll<HTMLElement>('[data-hotkey]')];
  for (const element of installed) install(element);
}

function forgetKeys(): void {
  for (const element of installed) uninstall(element);
  installed = [];
}
