import { describe, expect, it } from '@jest/globals';
import type { Language } from '../text.ts';
import { goodAnswers, intakeForm } from './test-form.ts';
import { validateAnswers } from './validate-answers.ts';

function errorsOf(changes: Record<string, unknown>, language: Language = 'nl') {
  const answers = Object.fromEntries(
    Object.entries({ ...goodAnswers, ...changes }).filter(([, value]) => value !== undefined),
  );
  const check = validateAnswers(intakeForm, answers, language);
  return check.valid ? [] : check.errors;
}

describe('answers', () => {
  it('that fit the form are accepted as they are', () => {
    expect(validateAnswers(intakeForm, goodAnswers, 'nl')).toEqual({ valid: true, answers: goodAnswers });
    const all = {
      ...goodAnswers,
      vision: 5,
      newsletter: true,
      fee: 12.5,
      remark: 'Graag vroeg',
      postcode: '9000',
    };
    expect(validateAnswers(intakeForm, all, 'en')).toEqual({ valid: true, answers: all });
  });

  it.each([
    ['teachers', undefined, 'required', 'Vul bij “Aantal leraren” een geheel getal in.'],
    ['teachers', 1.5, 'type', '“Aantal leraren” moet een geheel getal zijn.'],
    ['teachers', '12', 'type', '“Aantal leraren” moet een geheel getal zijn.'],
    ['teachers', 0, 'range', '“Aantal leraren” moet van 1 tot en met 500 zijn.'],
    ['level', undefined, 'required', 'Kies een antwoord bij “Niveau”.'],
    ['level', 'expert', 'choice', 'Kies bij “Niveau” uit: basic (Basis), advanced (Gevorderd).'],
    ['level', 3, 'choice', 'Kies bij “Niveau” uit: basic (Basis), advanced (Gevorderd).'],
    ['needs', [], 'required', 'Kies minstens één antwoord bij “Noden”.'],
    ['needs', 'literacy', 'type', '“Noden” moet een lijst van antwoorden zijn.'],
    ['needs', ['literacy', 'literacy'], 'duplicate', 'Kies bij “Noden” elk antwoord hoogstens één keer.'],
    ['needs', ['literacy', 'didactics', 'digicoach'], 'too-many', 'Kies bij “Noden” hoogstens 2 antwoorden.'],
    ['vision', 6, 'range', '“Visie” moet van 1 tot en met 5 zijn.'],
    ['policy', undefined, 'required', 'Antwoord met ja of nee bij “Beleidsplan”.'],
    ['policy', 'ja', 'type', '“Beleidsplan” moet ja of nee (true of false) zijn.'],
    ['statement', undefined, 'must-agree', 'Vink “Engagementsverklaring” aan om verder te gaan.'],
    ['statement', false, 'must-agree', 'Vink “Engagementsverklaring” aan om verder te gaan.'],
    ['contact', '', 'required', 'Vul bij “Contact” een e-mailadres in.'],
    ['contact', 'directie', 'email', '“Contact” moet een e-mailadres zijn, zoals naam@school.example.'],
    ['visit', '2027-02-29', 'date', '“Datum” moet een datum zijn die bestaat, zoals 2027-03-01.'],
    ['fee', -1, 'range', '“Bijdrage” moet minstens 0 zijn.'],
    ['remark', 'kort', 'too-short', '“Opmerking” moet minstens 5 tekens lang zijn.'],
    ['remark', 'veel te lang voor dit veld', 'too-long', '“Opmerking” mag hoogstens 20 tekens lang zijn.'],
    ['postcode', '90', 'pattern', '“Postcode” heeft niet de juiste vorm. Vier cijfers.'],
  ])('with %s %j are refused: %s', (field, value, code, message) => {
    expect(errorsOf({ [field]: value })).toEqual([{ path: field, code, message }]);
  });

  it('are tried on a pattern in linear time, each field on its own', () => {
    const text = (pattern: string) => ({ type: 'string', pattern, title: { nl: 'Code', en: 'Code' } });
    const form = { type: 'object', properties: { first: text('^(a+)+$'), second: text('^(b|bb)+$') } };
    const check = validateAnswers(form, { first: `${'a'.repeat(40)}!`, second: 'bbb' }, 'nl');
    expect(check.valid ? [] : check.errors.map(({ path, code }) => [path, code])).toEqual([
      ['first', 'pattern'],
    ]);
    const long = { first: 'a'.repeat(10_000), second: `${'b'.repeat(10_000)}!` };
    const other = validateAnswers(form, long, 'nl');
    expect(other.valid ? [] : other.errors.map(({ path }) => path)).toEqual(['second']);
  });

  it('of half a million items are refused before they are compared', () => {
    const many = Array.from({ length: 500_000 }, (_, at) => `need ${at}`);
    expect(errorsOf({ needs: many }).map(({ path, code }) => [path, code])).toEqual([['needs', 'too-many']]);
  });

  it('name an unknown choice inside a list', () => {
    expect(errorsOf({ needs: ['literacy', 'coffee'] }, 'en')).toEqual([
      {
        path: 'needs',
        code: 'choice',
        message:
          'Choose for “Needs” from: literacy (Digital literacy), didactics (Digital didactics), digicoach (Digicoach).',
      },
    ]);
  });

  it('get their messages in English too, in the order of the form', () => {
    const errors = errorsOf(
      { visit: 'tomorrow', teachers: 900, level: undefined, contact: 3, policy: undefined, statement: false },
      'en',
    );
    expect(errors.map(({ message }) => message)).toEqual([
      '“Number of teachers” must be from 1 to 500.',
      'Choose an answer for “Level”.',
      'Answer yes or no for “Policy plan”.',
      'Tick “Engagement statement” to go on.',
      '“Contact” must be an e-mail address.',
      '“Date” must be a date that exists, such as 2027-03-01.',
    ]);
  });

  it('with fields that the form does not have are refused', () => {
    const errors = errorsOf({ teecher: 1, constructor: 2 }, 'en');
    expect(errors.map(({ path, code }) => [path, code])).toEqual([
      ['teecher', 'unknown'],
      ['constructor', 'unknown'],
    ]);
    expect(errors[0]?.message).toContain('its fields are: teachers, level, needs');
    const smuggled: unknown = JSON.parse('{"__proto__": {"teachers": 3}}');
    expect(validateAnswers(intakeForm, smuggled, 'nl')).toMatchObject({ valid: false });
  });

  it.each([[null], [undefined], ['text'], [[1]], [3]])('that are %j are refused as a whole', (answers) => {
    expect(validateAnswers(intakeForm, answers, 'en')).toEqual({
      valid: false,
      errors: [
        {
          path: '',
          code: 'not-an-object',
          message: 'The answers must be an object with a value for each field.',
        },
      ],
    });
  });

  it('are checked by the form that is given, also when it was read anew', () => {
    const readAgain = JSON.parse(JSON.stringify(intakeForm)) as typeof intakeForm;
    expect(validateAnswers(readAgain, goodAnswers, 'nl').valid).toBe(true);
    const other = { type: 'object', properties: { name: { type: 'string' } } };
    expect(validateAnswers(other, goodAnswers, 'nl').valid).toBe(false);
    expect(validateAnswers(other, {}, 'nl').valid).toBe(true);
  });
});
