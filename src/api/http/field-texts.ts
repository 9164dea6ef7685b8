import type { Text } from '../../domain/text.ts';

/** What can be wrong with one field; stable codes with a sentence each. */
export type FieldFault = { readonly code: string; readonly message: Text };

const typeNames: Record<string, Text> = {
  string: { nl: 'een tekst', en: 'a text' },
  number: { nl: 'een getal', en: 'a number' },
  int: { nl: 'een geheel getal', en: 'a whole number' },
  boolean: { nl: 'true of false', en: 'true or false' },
  array: { nl: 'een lijst', en: 'a list' },
  object: { nl: 'een object', en: 'an object' },
  record: { nl: 'een object', en: 'an object' },
};

const formatNames: Record<string, Text> = {
  date: { nl: 'een datum die bestaat, zoals 2027-03-01', en: 'a date that exists, such as 2027-03-01' },
  datetime: {
    nl: 'een tijdstip met zone, zoals 2027-03-01T09:00:00+01:00',
    en: 'a point in time with a zone, such as 2027-03-01T09:00:00+01:00',
  },
  email: { nl: 'een mailadres', en: 'an e-mail address' },
  uuid: { nl: 'een id (UUID)', en: 'an id (UUID)' },
};

/** The field has to be there and is not. */
export function requiredField(): FieldFault {
  return { code: 'required', message: { nl: 'Dit veld is verplicht.', en: 'This field is required.' } };
}

/** Nobody knows this field. */
export function unknownField(): FieldFault {
  return {
    code: 'unknown-field',
    message: { nl: 'Dit veld bestaat niet.', en: 'There is no such field.' },
  };
}

/** Another type of value was expected, one of these; `types` are names that zod gives. */
export function wrongType(...types: string[]): FieldFault {
  const names = types.map((type) => typeNames[type] ?? { nl: type, en: type });
  const nl = names.map((name) => name.nl).join(' of ');
  const en = names.map((name) => name.en).join(' or ');
  return { code: 'wrong-type', message: { nl: `Hier hoort ${nl}.`, en: `This should be ${en}.` } };
}

/** The text does not have the form it should have; `format` is a name that zod gives. */
export function wrongFormat(format: string): FieldFault {
  const known = format === 'guid' ? 'uuid' : format;
  const name = formatNames[known];
  if (name === undefined) {
    return {
      code: 'invalid-format',
      message: { nl: 'Dit heeft niet de juiste vorm.', en: 'This does not have the right form.' },
    };
  }
  return {
    code: `invalid-${known}`,
    message: { nl: `Hier hoort ${name.nl}.`, en: `This should be ${name.en}.` },
  };
}

/** A value outside a closed list. */
export function notInList(values: readonly unknown[]): FieldFault {
  const list = values.map(String).join(', ');
  return {
    code: 'not-in-list',
    message: { nl: `Kies een van: ${list}.`, en: `Choose one of: ${list}.` },
  };
}

/** Too few or too little; what is counted depends on the kind of value. */
export function tooSmall(origin: string, minimum: unknown): FieldFault {
  if (origin === 'string' && minimum === 1) {
    return { code: 'empty', message: { nl: 'Dit mag niet leeg zijn.', en: 'This may not be empty.' } };
  }
  return {
    code: origin === 'string' ? 'too-short' : origin === 'array' ? 'too-few' : 'too-small',
    message: {
      nl: `Minstens ${minimum}${counted(origin).nl}.`,
      en: `At least ${minimum}${counted(origin).en}.`,
    },
  };
}

/** Too many or too much. */
export function tooBig(origin: string, maximum: unknown): FieldFault {
  return {
    code: origin === 'string' ? 'too-long' : origin === 'array' ? 'too-many' : 'too-big',
    message: {
      nl: `Hoogstens ${maximum}${counted(origin).nl}.`,
      en: `At most ${maximum}${counted(origin).en}.`,
    },
  };
}

/** Nothing more specific is known. */
export function invalidField(): FieldFault {
  return { code: 'invalid', message: { nl: 'Deze waarde kan niet.', en: 'This value is not possible.' } };
}

function counted(origin: string): Text {
  if (origin === 'string') return { nl: ' tekens', en: ' characters' };
  if (origin === 'array') return { nl: ' stuks', en: ' items' };
  return { nl: '', en: '' };
}
