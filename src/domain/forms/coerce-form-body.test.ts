import { describe, expect, it } from '@jest/globals';
import { coerceFormBody } from './coerce-form-body.ts';
import { goodAnswers, intakeForm } from './test-form.ts';
import { validateAnswers } from './validate-answers.ts';

const posted = {
  teachers: '12',
  level: 'basic',
  needs: ['literacy', 'digicoach'],
  policy: 'false',
  statement: 'on',
  contact: ' directie@school.example ',
  visit: '2028-02-29',
};

describe('a posted form', () => {
  it('becomes typed answers that the form accepts', () => {
    const answers = coerceFormBody(intakeForm, posted);
    expect(answers).toEqual({ ...goodAnswers, newsletter: false });
    expect(validateAnswers(intakeForm, answers, 'nl').valid).toBe(true);
  });

  it('without any value is a form without answers, except boxes that were not ticked', () => {
    const empty = Object.fromEntries(Object.keys(posted).map((name) => [name, '  ']));
    expect(coerceFormBody(intakeForm, empty)).toEqual({ newsletter: false, statement: false });
    expect(coerceFormBody(intakeForm, {})).toEqual({ newsletter: false, statement: false });
  });

  it.each([
    ['teachers', '1.200', 1200],
    ['teachers', '1 200', 1200],
    ['teachers', '3,5', 3.5],
    ['teachers', 'twelve', 'twelve'],
    ['fee', '12,50', 12.5],
    ['fee', '12.50', 12.5],
    ['fee', '-3', -3],
    ['fee', '1e3', '1e3'],
    ['fee', 'Infinity', 'Infinity'],
    ['visit', '1/3/2027', '2027-03-01'],
    ['visit', '01-03-2027', '2027-03-01'],
    ['visit', 'soon', 'soon'],
    ['policy', 'ja', true],
    ['policy', 'Nee', false],
    ['policy', 'perhaps', 'perhaps'],
    ['newsletter', ['false', 'true'], true],
    ['needs', 'literacy', ['literacy']],
    ['needs', ['literacy', '', 'coffee'], ['literacy', 'coffee']],
    ['vision', '4', 4],
    ['remark', 'een\r\ntwee', 'een\ntwee'],
    ['postcode', '0900', '0900'],
  ])('reads %s %j as %j', (field, sent, value) => {
    expect(coerceFormBody(intakeForm, { [field]: sent })[field]).toEqual(value);
  });

  it('leaves out what is not part of the form', () => {
    const answers = coerceFormBody(intakeForm, { token: 'abc', button: 'save', postcode: '9000' });
    expect(Object.keys(answers).sort()).toEqual(['newsletter', 'postcode', 'statement']);
  });
});
