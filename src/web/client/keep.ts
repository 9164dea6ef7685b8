import { holdsTyped } from './typed.ts';

/**
 * When a page is renewed in place because somebody else did something, what the reader typed and unfolded stays: a form
 * in which something was typed is left alone until it is sent, also where the page has no such form any more, and so is
 * the act that she opened.
 */
export function keepOpenedAndTyped(): void {
  document.addEventListener('turbo:before-morph-element', (event) => {
    const { target } = event;
    const { newElement } = (event as CustomEvent<{ newElement?: Element }>).detail;
    if (target instanceof Element && isKept(target, newElement === undefined)) event.preventDefault();
  });
  document.addEventListener('turbo:before-morph-attribute', (event) => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
    if (attributeName === 'open' && event.target instanceof HTMLDetailsElement) event.preventDefault();
  });
}

/** @param isGone the page has it no more, with all that is in it */
function isKept(element: Element, isGone: boolean): boolean {
  // Also while it is on its way.
  if (element.matches('turbo-frame#act')) return element.childElementCount > 0 || element.hasAttribute('src');
  return (isGone || element.matches('form')) && holdsTyped(element);
}
