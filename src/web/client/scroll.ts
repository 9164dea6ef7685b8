/** How far each page was scrolled, by its address: on a phone it is the content that scrolls, and not the window. */
const positions = new Map<string, number>();

/** Going back leads to where one was on the page, on a phone as well. */
export function keepScrolled(): void {
  let isBack = false;
  document.addEventListener('turbo:visit', (event) => {
    isBack = (event as CustomEvent<{ action: string }>).detail.action === 'restore';
  });
  // Scrolling does not bubble; it is caught on its way down.
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (target instanceof HTMLElement && target.matches('main')) {
        positions.set(location.href, target.scrollTop);
      }
    },
    true,
  );
  document.addEventListener('turbo:load', () => {
    const main = document.querySelector('main');
    const position = positions.get(location.href);
    if (isBack && main !== null && position !== undefined) main.scrollTop = position;
  });
}
