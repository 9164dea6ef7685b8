const words: { readonly [language in 'nl' | 'en']: { readonly [word: string]: number } } = {
  nl: {
    twee: 2,
    drie: 3,
    vier: 4,
    vijf: 5,
    zes: 6,
    zeven: 7,
    acht: 8,
    negen: 9,
    tien: 10,
    elf: 11,
    twaalf: 12,
    vijftien: 15,
    twintig: 20,
    dertig: 30,
  },
  en: {
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
  },
};

/** The numbers from two on that a text names, in digits or in words, each once, in order of size. */
export function numbersIn(text: string, language: 'nl' | 'en'): readonly number[] {
  const found = (text.toLowerCase().match(/\d+(?:[.,]\d+)*|\p{L}+/gu) ?? []).flatMap((word) => {
    if (/^\d/.test(word)) return [Number(word.replace(/[.,](?=\d{3}\b)/g, '').replace(',', '.'))];
    const number = words[language][word];
    return number === undefined ? [] : [number];
  });
  return [...new Set(found.filter((number) => number >= 2))].sort((a, b) => a - b);
}

const units: { readonly [unit: string]: number } = {
  dag: 1,
  dagen: 1,
  schooldag: 1.4,
  schooldagen: 1.4,
  werkdagen: 1.4,
  day: 1,
  days: 1,
  week: 7,
  weken: 7,
  weeks: 7,
  schoolweken: 7,
  maand: 30.4,
  maanden: 30.4,
  month: 30.4,
  months: 30.4,
  jaar: 365,
  year: 365,
  years: 365,
};

/** The terms that a text promises (“binnen twee weken”, “within 10 days”), in days. */
export function termsIn(text: string, language: 'nl' | 'en'): readonly number[] {
  const within =
    language === 'nl'
      ? /binnen (?:de |een )?(\p{L}+|\d+) (school|werk)?(\p{L}+)/giu
      : /within (?:the |a )?(\p{L}+|\d+) (?:(school|working) )?(\p{L}+)/giu;
  return [...text.toLowerCase().matchAll(within)].flatMap(([, count = '', kind, unit = '']) => {
    const number = /^\d/.test(count) ? Number(count) : words[language][count];
    const days = units[unit];
    if (number === undefined || days === undefined) return [];
    return [number * (kind !== undefined && days === 1 ? 1.4 : days)];
  });
}
