/**
 * After a visit without a reload a browser tells nobody that there is another page and leaves the focus nowhere: the
 * title is said aloud, and the focus goes to where the page begins, unless the page put it somewhere itself.
 */
export function tellOfVisits(): void {
  let isFirst = true;
  let isRenewal = false;
  document.addEventListener('turbo:render', (event) => {
    const { renderMethod } = (event as CustomEvent<{ renderMethod?: string }>).detail;
    isRenewal = renderMethod === 'morph';
  });
  document.addEventListener('turbo:load', () => {
    if (!isFirst && !isRenewal) beginPage();
    isFirst = false;
  });
}

function beginPage(): void {
  const announcer = document.getElementById('announcer');
  if (announcer !== null) announcer.textContent = document.title;
  if (document.activeElement !== document.body || location.hash !== '') return;
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
}
