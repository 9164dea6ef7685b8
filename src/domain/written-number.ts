import type { Language } from './text.ts';

/** A number with its thousands apart, as each language writes it: `1.250,5` and `1,250.5`. */
const grouped: { readonly [language in Language]: RegExp } = {
  nl: /^-?\d{1,3}(\.\d{3})+(,\d+)?$/,
  en: /^-?\d{1,3}(,\d{3})+(\.\d+)?$/,
};

/** A number in one piece, with the comma or point of either language before its decimals. */
const plain = /^-?\d{1,15}([.,]\d{1,15})?$/;

/**
 * A number as somebody wrote it: `1250`, `3,5`, `3.5`, and with its thousands apart. What could be both is what the language says:
 * in Dutch `1.250` is twelve hundred and fifty and `1,250` one and a quarter, in English it is the other way round.
 * @returns nothing for a text that is no number
 */
export function numberWritten(text: string, language: Language): number | undefined {
  const written = text.replaceAll(/\s/g, '');
  if (grouped[language].test(written)) {
    const [apart, before] = language === 'nl' ? ['.', ','] : [',', '.'];
    return Number(written.replaceAll(apart, '').replace(before, '.'));
  }
  return plain.test(written) ? Number(written.replace(',', '.')) : undefined;
}
