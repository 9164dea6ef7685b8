import { describe, expect, it } from '@jest/globals';
import { formFieldChoices, formFields, formFieldTypes } from './form-fields.ts';
import { intakeForm } from './test-form.ts';

const fieldOf = (name: string, language: 'nl' | 'en' = 'nl') =>
  formFields(intakeForm, language).find((field) => field.name === name);

describe('the fields of a form', () => {
  it('come in the order of the template, each with a control that suits it', () => {
    expect(formFields(intakeForm, 'nl').map(({ name, widget }) => `${name}: ${widget}`)).toEqual([
      'teachers: number',
      'level: radio',
      'needs: checkboxes',
      'vision: scale',
      'policy: radio',
      'newsletter: checkbox',
      'statement: checkbox',
      'contact: email',
      'visit: date',
      'fee: number',
      'remark: textarea',
      'postcode: text',
    ]);
  });

  it('carry label, help and bounds in the language of the reader', () => {
    expect(fieldOf('teachers', 'en')).toEqual({
      name: 'teachers',
      label: 'Number of teachers',
      help: 'All teachers who take part.',
      widget: 'number',
      options: [],
      required: true,
      min: 1,
      max: 500,
      type: 'number',
    });
    expect(fieldOf('teachers')?.label).toBe('Aantal leraren');
    expect(fieldOf('remark')).toMatchObject({ required: false, minLength: 5, maxLength: 20, type: 'string' });
  });

  it('offer choices with their labels', () => {
    expect(fieldOf('level')?.options).toEqual([
      { value: 'basic', label: 'Basis' },
      { value: 'advanced', label: 'Gevorderd' },
    ]);
    expect(fieldOf('needs', 'en')?.options.map(({ label }) => label)).toEqual([
      'Digital literacy',
      'Digital didactics',
      'Digicoach',
    ]);
  });

  it('show a scale from its lowest to its highest number, with words at the ends', () => {
    expect(fieldOf('vision')?.options.map(({ value, label }) => `${value} ${label}`)).toEqual([
      '1 nog niet',
      '2 2',
      '3 3',
      '4 4',
      '5 helemaal',
    ]);
  });

  it('ask a question that must be answered with yes and no', () => {
    expect(fieldOf('policy')?.options).toEqual([
      { value: 'true', label: 'Ja' },
      { value: 'false', label: 'Nee' },
    ]);
  });

  it('give a long list of choices as a list to open', () => {
    const choices = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const long = { type: 'object', properties: { choice: { type: 'string', enum: choices } } };
    expect(formFields(long, 'nl')[0]?.widget).toBe('select');
  });

  it('have types that conditions can be checked against', () => {
    expect(formFieldTypes(intakeForm)).toEqual({
      teachers: 'number',
      level: 'string',
      needs: 'list',
      vision: 'number',
      policy: 'boolean',
      newsletter: 'boolean',
      statement: 'boolean',
      contact: 'string',
      visit: 'date',
      fee: 'number',
      remark: 'string',
      postcode: 'string',
    });
    expect(formFieldChoices(intakeForm)).toEqual({
      level: ['basic', 'advanced'],
      needs: ['literacy', 'didactics', 'digicoach'],
      vision: [1, 2, 3, 4, 5],
    });
  });

  it('of a form without fields are none', () => {
    expect(formFields({ type: 'object' }, 'nl')).toEqual([]);
    expect(formFieldTypes({})).toEqual({});
  });
});
