/** What somebody can type, tick or choose in. */
const controls = 'input:not([type=hidden], [type=submit], [data-uses-keys]), textarea, select';

/** Whether something was typed, ticked or chosen in a part of the page that is not sent yet. */
export function holdsTyped(part: Element): boolean {
  return [...part.querySelectorAll(controls)].some(isTyped);
}

function isTyped(control: Element): boolean {
  if (control instanceof HTMLSelectElement) return isChosen(control);
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (!(control instanceof HTMLInputElement)) return false;
  if (control.type === 'checkbox' || control.type === 'radio') {
    return control.checked !== control.defaultChecked;
  }
  if (control.type === 'file') return control.value !== '';
  return control.value !== control.defaultValue;
}

/** Of a list in which nothing was chosen beforehand, the first is chosen by itself. */
function isChosen(list: HTMLSelectElement): boolean {
  const options = [...list.options];
  const before = Math.max(
    0,
    options.findIndex((option) => option.defaultSelected),
  );
  return !list.multiple && list.selectedIndex > 0 && list.selectedIndex !== before;
}
