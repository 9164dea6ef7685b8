import type { Language } from '../text.ts';
import type { FieldErrorCode } from './answers.ts';
import type { FieldRule } from './field-rule.ts';

/** A sentence that names the field and says what would be right. */
export function fieldMessage(code: FieldErrorCode, rule: FieldRule, language: Language): string {
  const label = `“${rule.title[language]}”`;
  return language === 'nl' ? inDutch(code, rule, label) : inEnglish(code, rule, label);
}

/** A sentence about a field that the form does not have. */
export function unknownFieldMessage(name: string, known: readonly string[], language: Language): string {
  const names = known.join(', ');
  return language === 'nl'
    ? `Het veld “${name}” bestaat niet in dit formulier; de velden zijn: ${names}.`
    : `The field “${name}” does not exist in this form; its fields are: ${names}.`;
}

/** A sentence about answers that are not a set of fields at all. */
export function notAnObjectMessage(language: Language): string {
  return language === 'nl'
    ? 'De antwoorden moeten een object zijn, met een waarde per veld.'
    : 'The answers must be an object with a value for each field.';
}

function inDutch(code: FieldErrorCode, rule: FieldRule, label: string): string {
  switch (code) {
    case 'required':
      return requiredInDutch(rule, label);
    case 'must-agree':
      return `Vink ${label} aan om verder te gaan.`;
    case 'type':
      return `${label} moet ${kindInDutch(rule)} zijn.`;
    case 'choice':
      return `Kies bij ${label} uit: ${choicesOf(rule, 'nl')}.`;
    case 'range':
      return `${label} moet ${rangeOf(rule, 'van', 'tot en met', 'minstens', 'hoogstens')} zijn.`;
    case 'too-short':
      return `${label} moet minstens ${counted(rule.minLength, 'teken', 'tekens')} lang zijn.`;
    case 'too-long':
      return `${label} mag hoogstens ${counted(rule.maxLength, 'teken', 'tekens')} lang zijn.`;
    case 'date':
      return `${label} moet een datum zijn die bestaat, zoals 2027-03-01.`;
    case 'email':
      return `${label} moet een e-mailadres zijn, zoals naam@school.example.`;
    case 'pattern':
      return `${label} heeft niet de juiste vorm. ${rule.help?.nl ?? `Gevraagd is: ${rule.pattern}`}`;
    case 'too-few':
      return `Kies bij ${label} minstens ${counted(rule.minItems, 'antwoord', 'antwoorden')}.`;
    case 'too-many':
      return `Kies bij ${label} hoogstens ${counted(rule.maxItems, 'antwoord', 'antwoorden')}.`;
    case 'duplicate':
      return `Kies bij ${label} elk antwoord hoogstens één keer.`;
  }
}

function inEnglish(code: FieldErrorCode, rule: FieldRule, label: string): string {
  switch (code) {
    case 'required':
      return requiredInEnglish(rule, label);
    case 'must-agree':
      return `Tick ${label} to go on.`;
    case 'type':
      return `${label} must be ${kindInEnglish(rule)}.`;
    case 'choice':
      return `Choose for ${label} from: ${choicesOf(rule, 'en')}.`;
    case 'range':
      return `${label} must be ${rangeOf(rule, 'from', 'to', 'at least', 'at most')}.`;
    case 'too-short':
      return `${label} must be at least ${counted(rule.minLength, 'character', 'characters')} long.`;
    case 'too-long':
      return `${label} may be at most ${counted(rule.maxLength, 'character', 'characters')} long.`;
    case 'date':
      return `${label} must be a date that exists, such as 2027-03-01.`;
    case 'email':
      return `${label} must be an e-mail address, such as name@school.example.`;
    case 'pattern':
      return `${label} does not have the right form. ${rule.help?.en ?? `Asked for: ${rule.pattern}`}`;
    case 'too-few':
      return `Choose at least ${counted(rule.minItems, 'answer', 'answers')} for ${label}.`;
    case 'too-many':
      return `Choose at most ${counted(rule.maxItems, 'answer', 'answers')} for ${label}.`;
    case 'duplicate':
      return `Choose each answer for ${label} only once.`;
  }
}

function requiredInDutch(rule: FieldRule, label: string): string {
  if (rule.valueType === 'list') return `Kies minstens één antwoord bij ${label}.`;
  if (rule.choices !== undefined) return `Kies een antwoord bij ${label}.`;
  if (rule.valueType === 'boolean') return `Antwoord met ja of nee bij ${label}.`;
  return `Vul bij ${label} ${kindInDutch(rule)} in.`;
}

function requiredInEnglish(rule: FieldRule, label: string): string {
  if (rule.valueType === 'list') return `Choose at least one answer for ${label}.`;
  if (rule.choices !== undefined) return `Choose an answer for ${label}.`;
  if (rule.valueType === 'boolean') return `Answer yes or no for ${label}.`;
  return `Fill in ${kindInEnglish(rule)} for ${label}.`;
}

function kindInDutch({ valueType, format }: FieldRule): string {
  if (format === 'date') return 'een datum, zoals 2027-03-01,';
  if (format === 'email') return 'een e-mailadres';
  const kinds = {
    string: 'een tekst',
    integer: 'een geheel getal',
    number: 'een getal',
    boolean: 'ja of nee (true of false)',
    list: 'een lijst van antwoorden',
  };
  return kinds[valueType];
}

function kindInEnglish({ valueType, format }: FieldRule): string {
  if (format === 'date') return 'a date, such as 2027-03-01,';
  if (format === 'email') return 'an e-mail address';
  const kinds = {
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'yes or no (true or false)',
    list: 'a list of answers',
  };
  return kinds[valueType];
}

function rangeOf(rule: FieldRule, from: string, to: string, atLeast: string, atMost: string): string {
  const { minimum, maximum } = rule;
  if (minimum !== undefined && maximum !== undefined) return `${from} ${minimum} ${to} ${maximum}`;
  return minimum === undefined ? `${atMost} ${maximum}` : `${atLeast} ${minimum}`;
}

function choicesOf({ choices = [] }: FieldRule, language: Language): string {
  return choices
    .map(({ value, label }) =>
      label[language] === String(value) ? `${value}` : `${value} (${label[language]})`,
    )
    .join(', ');
}

function counted(amount: number | undefined, one: string, many: string): string {
  return `${amount ?? 1} ${amount === undefined || amount === 1 ? one : many}`;
}
