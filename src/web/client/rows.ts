import { areKeysOn, isTyping } from './keys.ts';

/** Goes through the rows of a list with `j` and `k`, ticks with `x`, opens with Enter, and shows the acts with `.`. */
export function setupRows(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !areKeysOn() || isTyping(event.target)) return;
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    if (act(event.key, rows, at)) event.preventDefault();
  });
}

/** Whether the key did something. */
function act(key: string, rows: HTMLElement[], at: number): boolean {
  const row = rows[at];
  switch (key) {
    case 'j':
      return goTo(rows[at + 1]);
    case 'k':
      return at > 0 && goTo(rows[at - 1]);
    case 'x':
      return click(row?.querySelector('input[type=checkbox]'));
    case '.':
      return click(row?.querySelector('.row-acts summary'));
    case 'Enter':
      return document.activeElement?.matches('input') === true && click(row?.querySelector('a'));
    default:
      return false;
  }
}

function goTo(row: HTMLElement | undefined): boolean {
  const link = row?.querySelector<HTMLElement>('a, button, summary');
  link?.focus();
  return link !== null && link !== undefined;
}

function click(element: Element | null | undefined): boolean {
  if (!(element instanceof HTMLElement)) return false;
  element.click();
  element.focus();
  return true;
}
