import { stepsOf } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import { type FurtherLanguage, type Language, languages, type Text } from '../../text.ts';
import { headlineOf } from '../../trajectory/mail-plan/headline.ts';
import type { Finding, LintRule } from '../finding.ts';
import { type Examined, isDoneByItself, meantOtherwise, roughTerm } from './examined.ts';
import { languageOf } from './language-of.ts';
import { numbersIn, termsIn } from './numbers-in.ts';
import { type TextInFile, textsIn } from './texts-in-file.ts';

/** Texts that nobody should be sent. */
export function checkTexts(examined: Examined): readonly Finding[] {
  return [
    ...textsIn(examined.file).flatMap((text) => [...ofText(text), ...inFurther(text, examined.template)]),
    ...subjects(examined),
    ...terms(examined),
    ...nouns(examined),
  ];
}

interface Slip {
  readonly rule: LintRule;
  /** Whether a text in one language has it. */
  readonly isIn: (text: string, language: Language) => boolean;
  /** Only in what is asked of somebody. */
  readonly onlyAsked?: true;
  readonly message: Text;
  readonly mend: Text;
}

const slips: readonly Slip[] = [
  {
    rule: 'placeholder',
    isIn: (text) =>
      /\{\{|\}\}|\$\{|%[sd]\b|<%|\[(?:naam|name|school|datum|date|\.\.\.|…)[^\]]*\]|\b(?:TODO|TBD|FIXME|XXX+|N\.?T\.?B\.?)\b|lorem ipsum|\?\?\?/i.test(
        text,
      ) && !/\bntb\b/.test(text),
    message: {
      nl: 'Hier staat nog iets dat ingevuld moet worden.',
      en: 'Something here has still to be filled in.',
    },
    mend: {
      nl: 'Schrijf de tekst uit; namen en datums vult niemand in.',
      en: 'Write the text out; nobody fills in names and dates.',
    },
  },
  {
    rule: 'markup',
    isIn: (text) => /<\/?[a-z][^>]*>|&[a-z]+;|\*\*[^*]+\*\*|\[[^\]]+\]\(https?:/i.test(text),
    message: {
      nl: 'Hier staat opmaak in, die iedereen zo te lezen krijgt.',
      en: 'There is markup in it, which everybody gets to read as it is.',
    },
    mend: { nl: 'Schrijf gewone tekst.', en: 'Write plain text.' },
  },
  {
    rule: 'wrong-language',
    isIn: (text, language) => {
      const seems = languageOf(text);
      return seems !== undefined && seems !== language;
    },
    message: {
      nl: 'Deze tekst lijkt in de andere taal geschreven.',
      en: 'This text seems to be written in the other language.',
    },
    mend: {
      nl: 'Zet Nederlands onder nl en Engels onder en.',
      en: 'Put Dutch under nl and English under en.',
    },
  },
  {
    rule: 'greeting',
    onlyAsked: true,
    isIn: (text) =>
      /^\s*(?:beste|dag|hallo|geachte|hoi|dear|hello|hi|good morning)\b[^.!?]{0,40}[,!]|(?:met vriendelijke groet|vriendelijke groeten|kind regards|best regards|yours sincerely)/i.test(
        text,
      ),
    message: {
      nl: 'Aanspreking en groet staan al in elke mail.',
      en: 'Every mail has its greeting and its ending already.',
    },
    mend: { nl: 'Begin met wat er gevraagd wordt.', en: 'Begin with what is asked.' },
  },
  {
    rule: 'click-here',
    onlyAsked: true,
    isIn: (text) =>
      /\b(?:klik (?:hier|op (?:de|deze|onderstaande)? ?(?:link|knop))|click (?:here|(?:on )?the (?:link|button)(?: below)?))/i.test(
        text,
      ) || /https?:\/\//i.test(text),
    message: { nl: 'De knop staat al onder elke mail.', en: 'Every mail has its button already.' },
    mend: {
      nl: 'Zeg wat er te doen is; met button kies je wat er op de knop staat.',
      en: 'Say what there is to do; with button you choose what the button says.',
    },
  },
  {
    rule: 'text-too-long',
    onlyAsked: true,
    isIn: (text) => text.length > LONGEST_ASK || sentencesIn(text) > MOST_SENTENCES,
    message: {
      nl: 'Wat gevraagd wordt is te lang om te lezen in een mail.',
      en: 'What is asked is too long to be read in a mail.',
    },
    mend: {
      nl: 'Hou het bij één tot drie zinnen; zet uitleg in het formulier.',
      en: 'Keep it to one to three sentences; put explanations in the form.',
    },
  },
];

/** What somebody reads standing, in letters and sentences. */
const LONGEST_ASK = 600;
const MOST_SENTENCES = 4;

function sentencesIn(text: string): number {
  return text.split(/[.!?](?:\s|$)/).filter((part) => part.trim() !== '').length;
}

const ANY_LANGUAGE: readonly LintRule[] = ['placeholder', 'markup', 'text-too-long'];

const askedIn = ['ask', 'title', 'done'];

function ofText({ at, key, isOfForm, text }: TextInFile): Finding[] {
  const isAsked = !isOfForm && askedIn.includes(key);
  const found = slips.flatMap(({ rule, isIn, onlyAsked, message, mend }) =>
    languages.flatMap((language) =>
      (onlyAsked && !isAsked) || !isIn(text[language], language)
        ? []
        : [meantOtherwise(rule, `${at}.${language}`, message, mend)],
    ),
  );
  return [...found, ...untranslated(at, text, found), ...numbers(at, text)];
}

// Four words or more are not the same in both languages by chance.
function untranslated(at: string, { nl, en }: Text, found: readonly Finding[]): Finding[] {
  const isSame = nl === en && nl.split(/\s+/).length >= 4;
  if (!isSame || found.some(({ rule }) => rule === 'wrong-language')) return [];
  return [
    meantOtherwise(
      'wrong-language',
      `${at}.en`,
      { nl: 'Beide talen zeggen letterlijk hetzelfde.', en: 'Both languages say exactly the same.' },
      { nl: 'Vertaal de tekst.', en: 'Translate the text.' },
    ),
  ];
}

function numbers(at: string, { nl, en }: Text): Finding[] {
  const [dutch, english] = [numbersIn(nl, 'nl'), numbersIn(en, 'en')];
  const isOther =
    dutch.some((number) => !english.includes(number)) && english.some((number) => !dutch.includes(number));
  const isMissing =
    /\d/.test(nl) !== /\d/.test(en) ? false : dutch.length !== english.length && /\d/.test(nl);
  if (!isOther && !isMissing) return [];
  return [
    meantOtherwise(
      'number-differs',
      at,
      {
        nl: `De getallen verschillen: ${dutch.join(', ')} in het Nederlands, ${english.join(', ')} in het Engels.`,
        en: `The numbers differ: ${dutch.join(', ')} in Dutch, ${english.join(', ')} in English.`,
      },
      { nl: 'Schrijf in beide talen hetzelfde getal.', en: 'Write the same number in both languages.' },
    ),
  ];
}

// Only what can be seen without knowing the language.
function inFurther(
  { at, key, isOfForm, further }: TextInFile,
  { furtherLanguages = [] }: Template,
): Finding[] {
  return furtherLanguages.flatMap((language): Finding[] => {
    const text = Object.hasOwn(further, language) ? further[language] : undefined;
    if (typeof text !== 'string' || text.trim() === '') return [notTranslated(at, language)];
    return slips
      .filter(({ rule, isIn }) => ANY_LANGUAGE.includes(rule) && isIn(text, 'nl'))
      .filter(({ onlyAsked }) => !onlyAsked || (!isOfForm && askedIn.includes(key)))
      .map(({ rule, message, mend }) => meantOtherwise(rule, `${at}.${language}`, message, mend));
  });
}

function notTranslated(at: string, language: FurtherLanguage): Finding {
  return meantOtherwise(
    'translation-missing',
    `${at}.${language}`,
    {
      nl: `Deze tekst is er niet in een taal die bij languages staat (${language}): wie ze leest, krijgt hem in het Nederlands of Engels.`,
      en: `This text is not there in a language that languages names (${language}): who reads it gets the text in Dutch or English.`,
    },
    {
      nl: `Zet er ${language} bij, of haal ${language} weg bij languages.`,
      en: `Add ${language} to it, or take ${language} out of languages.`,
    },
  );
}

/** A reminder's subject with a school's name behind it still shows what it is about. */
const LONGEST_SUBJECT = 78;

function subjects({ template }: Examined): Finding[] {
  return stepsOf(template).flatMap((step) => {
    if (step.kind === 'milestone') return [];
    return languages.flatMap((language) => {
      const length = headlineOf(step, 'reminder', language).length;
      if (length <= LONGEST_SUBJECT) return [];
      return [
        meantOtherwise(
          'subject-too-long',
          `${step.id}.title.${language}`,
          {
            nl: `Als onderwerp van een herinnering is dit ${length} tekens lang; het wordt afgebroken.`,
            en: `As the subject of a reminder this has ${length} characters; it is cut off.`,
          },
          { nl: 'Zeg in een paar woorden wat er te doen is.', en: 'Say in a few words what there is to do.' },
        ),
      ];
    });
  });
}

/** Words and rule may differ by so many days: ten school days are two weeks. */
const DAYS_ALIKE = 1.5;

function terms({ template }: Examined): Finding[] {
  return stepsOf(template).flatMap(({ id, ask, title, due }) => {
    if (due?.in === undefined || due.from !== undefined) return [];
    const term = roughTerm(due.in, due.calendar);
    return languages.flatMap((language) =>
      Object.entries({ ask, title }).flatMap(([key, text]) =>
        termsIn(text[language], language)
          .filter((days) => Math.abs(days - term) > DAYS_ALIKE)
          .slice(0, 1)
          .map(() =>
            meantOtherwise(
              'term-differs',
              `${id}.${key}.${language}`,
              {
                nl: `De tekst noemt een andere termijn dan de stap heeft (${due.in}).`,
                en: `The text names another term than the step has (${due.in}).`,
              },
              {
                nl: 'Laat de termijn weg: de datum staat al in elke mail.',
                en: 'Leave the term out: every mail has the date already.',
              },
            ),
          ),
      ),
    );
  });
}

const askedByTitle = ['confirm', 'form', 'document', 'payment', 'review', 'decision'];

// A title is an order to whoever is asked; those who follow read a noun. A file that gives none at all has its reasons; one
// that gives some has forgotten the others.
function nouns({ template }: Examined): Finding[] {
  const steps = stepsOf(template);
  if (!steps.some(({ noun }) => noun !== undefined)) return [];
  return steps.flatMap((step): Finding[] => {
    if (step.noun !== undefined || isDoneByItself(step) || !askedByTitle.includes(step.kind)) return [];
    return [
      {
        ...meantOtherwise(
          'noun-missing',
          step.id,
          {
            nl: 'Begeleiders lezen deze titel als een opdracht aan henzelf.',
            en: 'Counsellors read this title as an order to themselves.',
          },
          {
            nl: 'Geef met noun een zelfstandig naamwoord: “Bevestiging deelname”.',
            en: 'Give a noun: “Confirmation of participation”.',
          },
        ),
        severity: 'note',
      },
    ];
  });
}
