/** Menus close when one goes elsewhere or presses Escape; what opens a dialog opens it. */
export function setupMenus(): void {
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    closeMenus((menu) => !menu.contains(target));
    const id = target.closest('[data-opens]')?.getAttribute('data-opens');
    const dialog = id && document.getElementById(id);
    if (dialog instanceof HTMLDialogElement && !dialog.open) {
      closeMenus(() => true);
      dialog.showModal();
    }
  });
  document.addEventListener('keydown', ({ key, target }) => {
    if (key !== 'Escape') return;
    const menu = target instanceof Element ? target.closest('details.menu[open]') : null;
    closeMenus(() => true);
    menu?.querySelector('summary')?.focus();
  });
  document.addEventListener('turbo:before-cache', () => closeMenus(() => true));
}

function closeMenus(which: (menu: Element) => boolean): void {
  for (const menu of document.querySelectorAll('details.menu[open], details.navigation-more[open]')) {
    if (which(menu)) menu.removeAttribute('open');
  }
}
