import { holdsTyped } from './typed.ts';

/** The field of a long text gets an editor, which is only loaded where there is such a field. */
export function setupWriting(): void {
  askBeforeLeaving();
  tellWhatIsOlder();
  document.addEventListener('turbo:load', () => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[data-editor]');
    const address = field?.dataset.editor;
    if (field === null || address === undefined) return;
    import(address).then(
      ({ edit }: { edit: (one: HTMLTextAreaElement) => void }) => edit(field),
      // Without it the text is written in the plain field.
      () => undefined,
    );
  });
}

/** What stands beside the text reads what was saved: once more was typed than that, the page says so. */
function tellWhatIsOlder(): void {
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement) || target.dataset.editor === undefined) return;
    target.closest('.draft')?.classList.toggle('is-typed', target.value !== target.defaultValue);
  });
}

/** What was written in such a field and is not sent yet is not lost unasked, by a link or by closing the page. */
function askBeforeLeaving(): void {
  let isSent = false;
  const unsent = () => {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[data-leave]');
    const form = field?.form;
    return isSent || !form || !holdsTyped(form) ? undefined : field;
  };
  for (const after of ['turbo:render', 'turbo:submit-end']) {
    document.addEventListener(after, (event) => {
      if ((event as CustomEvent<{ success?: boolean }>).detail?.success !== true) isSent = false;
    });
  }
  document.addEventListener('turbo:submit-start', ({ target }) => {
    isSent ||= target instanceof HTMLFormElement && target.querySelector('[data-leave]') !== null;
  });
  document.addEventListener('turbo:before-visit', (event) => {
    const field = unsent();
    if (field && !confirm(field.dataset.leave)) event.preventDefault();
  });
  addEventListener('beforeunload', (event) => {
    if (unsent()) event.preventDefault();
  });
}
