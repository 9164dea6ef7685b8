/** How long nobody types before what an act changes is looked up, in milliseconds. */
const PAUSE = 400;

/**
 * The form of an act takes the focus when it opens in its frame. What it changes is shown while it is filled in: a moment after something was chosen the form asks for its preview,
 * and the button of the act says what it then does. What is written in sentences changes no date, and asks for nothing.
 */
export function setupPreviews(): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.matches('textarea, [type=file]')) return;
    const form = target.closest<HTMLFormElement>('form[data-previews]');
    const button = form?.querySelector<HTMLButtonElement>('[data-preview-button]');
    if (!form || !button) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => form.isConnected && form.requestSubmit(button), PAUSE);
  });
  document.addEventListener('turbo:submit-start', () => clearTimeout(waiting));
  document.addEventListener('turbo:frame-load', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    target.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: true });
    const says = target.querySelector('[data-button]')?.getAttribute('data-button');
    const button = document.querySelector(`[data-says="${target.id}"]`);
    if (says && button) button.textContent = says;
  });
}
