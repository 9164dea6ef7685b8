import type { Language } from '../domain/text.ts';

/**
 * The language of the reader from an `Accept-Language` header: the one of ours with the highest weight, Dutch when
 * neither is wanted.
 * @param header such as `en-GB,en;q=0.9,nl;q=0.8`; several headers come joined by commas
 */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => (language === 'nl' || language === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.language === 'en' ? 'en' : 'nl';
}
