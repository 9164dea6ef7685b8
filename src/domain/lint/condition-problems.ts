import { nearest } from '../template/nearest.ts';
import type { Text } from '../text.ts';
import type { FeelType, Meaning } from './condition-meaning.ts';
import type { Finding } from './finding.ts';

/** What is wrong with a condition, wherever it stands. */
export type Problem = Pick<Finding, 'rule' | 'message' | 'mend'>;

/** A comparison that FEEL's grammar lets pass but that compares nothing: two operators, or one without a left side. */
export function unreadable(part: string): Problem {
  return {
    rule: 'condition-unreadable',
    message: {
      nl: `Deze voorwaarde is niet te lezen bij ${part}: links van dat teken staat niets om te vergelijken.`,
      en: `This condition cannot be read at ${part}: there is nothing to compare on the left of that sign.`,
    },
    mend: {
      nl: 'Schrijf één vergelijking met één teken (=, !=, <, <=, > of >=), zoals stap.veld = "waarde".',
      en: 'Write one comparison with one sign (=, !=, <, <=, > or >=), as in step.field = "value".',
    },
  };
}

/** A name that means nothing here: mostly a text without its quotes. */
export function unknownName(name: string, names: readonly string[]): Problem {
  const meant = nearest(name, names);
  return {
    rule: 'condition-unknown-name',
    message: {
      nl: `In de voorwaarde staat ${name}, maar dat is geen stap en geen gegeven van het traject.`,
      en: `The condition has ${name} in it, but that is no step and no fact of the trajectory.`,
    },
    mend: {
      nl: `Een tekst hoort tussen dubbele aanhalingstekens: "${name}".${meant === undefined ? '' : ` Of bedoel je ${meant}?`}`,
      en: `Put texts between double quotes: "${name}".${meant === undefined ? '' : ` Or do you mean ${meant}?`}`,
    },
  };
}

/** A function that FEEL does not have. */
export function unknownFunction(name: string): Problem {
  return {
    rule: 'condition-unknown-name',
    message: {
      nl: `In de voorwaarde staat de functie ${name}(…), maar die bestaat niet.`,
      en: `The condition uses the function ${name}(…), but there is no such function.`,
    },
    mend: {
      nl: 'Functies van FEEL zijn bijvoorbeeld list contains(…), string length(…), count(…) en not(…).',
      en: 'Functions of FEEL are, for example, list contains(…), string length(…), count(…) and not(…).',
    },
  };
}

/** A step that is read but is not there. */
export function unknownStep(step: string, path: string, steps: readonly string[]): Problem {
  return {
    rule: 'condition-unknown-field',
    message: {
      nl: `De voorwaarde leest ${path}, maar er is geen stap ${step}.`,
      en: `The condition reads ${path}, but there is no step ${step}.`,
    },
    mend: step.startsWith('not ')
      ? { nl: 'Zet haakjes na not: not(…).', en: 'Put brackets after not: not(…).' }
      : chooseFrom(steps),
  };
}

/** A field that a step or fact does not have. */
export function unknownField(owner: string, path: string, fields: readonly string[]): Problem {
  return {
    rule: 'condition-unknown-field',
    message: {
      nl: `De voorwaarde leest ${path}, maar ${owner} heeft geen veld met die naam.`,
      en: `The condition reads ${path}, but ${owner} has no field of that name.`,
    },
    mend: chooseFrom(fields),
  };
}

/** A step or fact as a whole, where one of its fields is meant. */
export function withoutField(owner: string, fields: readonly string[]): Problem {
  return {
    rule: 'condition-unknown-field',
    message: {
      nl: `De voorwaarde leest ${owner} in zijn geheel; noem het veld dat telt.`,
      en: `The condition reads ${owner} as a whole; name the field that counts.`,
    },
    mend: chooseFrom(fields.map((field) => `${owner}.${field}`)),
  };
}

/** Something used as what it is not. */
export function wrongType(meaning: Meaning, used: FeelType): Problem {
  const is = words[meaning.type ?? 'context'];
  return {
    rule: 'condition-wrong-type',
    message: {
      nl: `${meaning.text} is ${is.nl}, maar wordt hier gebruikt als ${words[used].nl}.`,
      en: `${meaning.text} is ${is.en}, but is used here as ${words[used].en}.`,
    },
    mend: mendOfType(meaning, used),
  };
}

/** A value that something can never have. */
export function unknownValue(meaning: Meaning, value: string | number | boolean): Problem {
  const written = JSON.stringify(value);
  return {
    rule: 'condition-unknown-value',
    message: {
      nl: `${meaning.text} kan nooit ${written} zijn.`,
      en: `${meaning.text} can never be ${written}.`,
    },
    mend: meaning.choices === undefined ? between(meaning) : chooseFrom(meaning.choices.map(String)),
  };
}

const words: { readonly [type in FeelType]: Text } = {
  string: { nl: 'een tekst', en: 'a text' },
  number: { nl: 'een getal', en: 'a number' },
  boolean: { nl: 'iets dat waar of onwaar is', en: 'something that is true or false' },
  date: { nl: 'een datum in tekst', en: 'a date in text' },
  list: { nl: 'een lijst', en: 'a list' },
  day: { nl: 'een dag uit date(…)', en: 'a day made by date(…)' },
  range: { nl: 'een bereik', en: 'a range' },
  null: { nl: 'niets', en: 'nothing' },
  context: { nl: 'een geheel met velden', en: 'a whole with fields' },
};

function mendOfType({ text, type, literal }: Meaning, used: FeelType): Text {
  if (used === 'boolean') {
    const example =
      literal === undefined ? `${text} = …` : `${type === 'string' ? 'step.field' : '…'} = ${text}`;
    return {
      nl: `Schrijf hier een hele vergelijking, ook na and of or, zoals ${example.replace('step.field', 'stap.veld')}.`,
      en: `Write a whole comparison here, after and or or too, as in ${example}.`,
    };
  }
  switch (type) {
    case 'list':
      return { nl: `Schrijf list contains(${text}, "…").`, en: `Write list contains(${text}, "…").` };
    case 'boolean':
      return {
        nl: `Vergelijk met true of false, zonder aanhalingstekens: ${text} = true.`,
        en: `Compare with true or false, without quotes: ${text} = true.`,
      };
    case 'number':
      return {
        nl: 'Vergelijk met een getal, zonder aanhalingstekens.',
        en: 'Compare with a number, without quotes.',
      };
    case 'date':
      return used === 'day'
        ? { nl: `Schrijf ook date(${text}).`, en: `Write date(${text}) as well.` }
        : {
            nl: 'Vergelijk met een datum tussen dubbele aanhalingstekens, zoals "2027-03-01".',
            en: 'Compare with a date between double quotes, as in "2027-03-01".',
          };
    case 'string':
      return {
        nl: 'Vergelijk met een tekst tussen dubbele aanhalingstekens.',
        en: 'Compare with a text between double quotes.',
      };
    default:
      return { nl: 'Vergelijk met een waarde van dat type.', en: 'Compare with a value of that type.' };
  }
}

function between({ type, minimum, maximum }: Meaning): Text {
  const nl = [
    ...(minimum === undefined ? [] : [`minstens ${minimum}`]),
    ...(maximum === undefined ? [] : [`hoogstens ${maximum}`]),
  ].join(' en ');
  const en = [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
  ].join(' and ');
  return type === 'number'
    ? { nl: `Neem een getal van ${nl}.`, en: `Take a number of ${en}.` }
    : { nl: `Neem een tekst van ${nl} tekens.`, en: `Take a text of ${en} characters.` };
}

function chooseFrom(choices: readonly string[]): Text {
  return { nl: `Kies uit: ${choices.join(', ')}.`, en: `Choose from: ${choices.join(', ')}.` };
}
