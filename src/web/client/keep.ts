/**
 * When a page is renewed in place because somebody else did something, what the reader typed and unfolded stays. A form
 * in which something was typed is left alone until it is sent; its answer may replace it.
 */
export function keepOpenedAndTyped(): void {
  document.addEventListener('input', ({ target }) => {
    if (target instanceof Element) target.closest('form[method="post"]')?.setAttribute('data-dirty', '');
  });
  document.addEventListener('turbo:submit-start', ({ target }) => {
    if (target instanceof Element) target.removeAttribute('data-dirty');
  });
  document.addEventListener('turbo:before-morph-element', (event) => {
    if (event.target instanceof Element && event.target.matches('form[data-dirty]')) event.preventDefault();
  });
  document.addEventListener('turbo:before-morph-attribute', (event) => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
    if (attributeName === 'open' && event.target instanceof HTMLDetailsElement) event.preventDefault();
  });
}
