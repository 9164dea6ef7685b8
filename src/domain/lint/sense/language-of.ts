// Words that hold sentences together and that the other language does not have.
const dutch = new Set(
  'de het een en van je jullie niet voor met op naar wordt worden zijn bij ook maar wat hoe waar aan uit jouw uw deze dit dat wij ons onze kan kunnen moet moeten heeft hebben hier nog geen welke wie wanneer als dan bevestig vul kies schrijf geef vertel bezorg noteer plan bekijk gesprek vraag antwoord leraren leerlingen begeleider directeur traject vorming schooljaar nieuwe volgende eerste'.split(
    ' ',
  ),
);
const english = new Set(
  'the a an and of you your not for with on to is are be by also but what how where at from this that these we our can must has have here yet no which who when as than then confirm fill choose write give tell send note look conversation question answer teachers pupils counsellor principal trajectory new next first'.split(
    ' ',
  ),
);
// The same letters mean something in both, so that they say nothing.
for (const word of [
  'of',
  'is',
  'we',
  'plan',
  'note',
  'a',
  'at',
  'be',
  'by',
  'an',
  'as',
  'no',
  'want',
  'met',
  'die',
  'en',
]) {
  dutch.delete(word);
  english.delete(word);
}

/** In which language a text seems to be written; nothing where too little says so. */
export function languageOf(text: string): 'nl' | 'en' | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const inDutch = words.filter((word) => dutch.has(word)).length;
  const inEnglish = words.filter((word) => english.has(word)).length;
  if (inDutch === inEnglish) return undefined;
  const [most, other] = [Math.max(inDutch, inEnglish), Math.min(inDutch, inEnglish)];
  // One telling word is enough in a short title; a longer text may quote a name.
  if (most < 2 && words.length > 4) return undefined;
  if (most < 2 * other) return undefined;
  return inDutch > inEnglish ? 'nl' : 'en';
}
