import { describe, expect, it } from '@jest/globals';
import { formSchemaProblems } from './form-schema-problems.ts';
import { intakeForm } from './test-form.ts';

const title = { nl: 'Titel', en: 'Title' };

function problemsOf(field: Record<string, unknown>): string[] {
  const schema = { type: 'object', properties: { field: { title, ...field } } };
  return formSchemaProblems(schema).map(({ path, message }) => `${path.slice(2).join('.')}: ${message}`);
}

describe('the schema of a form', () => {
  it('that uses what templates may use has no problems', () => {
    expect(formSchemaProblems(intakeForm)).toEqual([]);
  });

  it('is an object with fields', () => {
    expect(formSchemaProblems({ type: 'array' }).map(({ path }) => path)).toEqual([['type'], ['properties']]);
  });

  it('requires only fields that exist', () => {
    const schema = { type: 'object', required: ['gone'], properties: { here: { type: 'string', title } } };
    expect(formSchemaProblems(schema)).toEqual([
      { path: ['required'], message: 'Required is “gone”, which is not a field of the form.' },
    ]);
  });

  it.each([
    [{ type: 'object' }, 'type: A field is of type string, integer, number, boolean or array.'],
    [{ type: 'string', title: { nl: 'Titel' } }, 'title: The text in “en” is missing.'],
    [{ type: 'string', description: { en: 'Help' } }, 'description: The text in “nl” is missing.'],
    [{ type: 'integer', minimum: 5, maximum: 1 }, 'minimum: minimum is above maximum.'],
    [{ type: 'integer', minimum: 'one' }, 'minimum: minimum is a number.'],
    [{ type: 'string', format: 'phone' }, 'format: The formats are date and email.'],
    [{ type: 'string', pattern: '(' }, 'pattern: The pattern is not a regular expression.'],
    [
      { type: 'string', pattern: '^(?=.*[0-9]).+$' },
      'pattern: The pattern cannot be tried in bounded time: leave out (?=…), (?!…), (?<=…) and \\1, and repeat at most a thousand times.',
    ],
    [{ type: 'boolean', const: false }, 'const: Only true can be demanded of a field, as agreement.'],
    [{ type: 'boolean', 'x-widget': 'checkboxes' }, 'x-widget: Checkboxes are for a field of type array.'],
    [{ type: 'integer', 'x-widget': 'textarea' }, 'x-widget: A textarea is for a field of type string.'],
    [
      { type: 'integer', minimum: 1, maximum: 100, 'x-widget': 'scale' },
      'x-widget: A scale is a whole number with a minimum and a maximum at most ten apart, or has an enum.',
    ],
    [{ type: 'array' }, 'items: The items of an array have an enum to choose from.'],
    [{ type: 'string', enum: [] }, 'enum: There is nothing to choose from.'],
    [
      { type: 'integer', enum: Array.from({ length: 501 }, (_, at) => at) },
      'enum: There are more than 500 choices; nobody reads them.',
    ],
    [{ type: 'integer', enum: ['one'] }, 'enum: The choice “one” is not a number.'],
    [
      { type: 'string', enum: ['a'], 'x-labels': { a: { nl: 'A' } } },
      'x-labels.a: The text in “en” is missing.',
    ],
    [
      { type: 'string', enum: ['a'], 'x-labels': { a: title, b: title } },
      'x-labels.b: “b” is not one of the choices.',
    ],
  ])('with %j says what is wrong', (field, problem) => {
    expect(problemsOf(field)).toContain(problem);
  });

  it('may leave exactly one number, or one length, to fill in', () => {
    expect(problemsOf({ type: 'integer', minimum: 5, maximum: 5 })).toEqual([]);
    expect(problemsOf({ type: 'string', minLength: 4, maxLength: 4 })).toEqual([]);
  });

  it('with an unknown word or widget says which ones exist', () => {
    expect(problemsOf({ type: 'boolean', minimun: 1 })[0]).toMatch(
      /^minimun: “minimun” is not known here; known are: type/,
    );
    expect(problemsOf({ type: 'string', 'x-widget': 'slider' })[0]).toMatch(
      /^x-widget: The widgets are scale, /,
    );
  });

  it('with a choice that has no label misses two texts', () => {
    expect(problemsOf({ type: 'array', items: { enum: ['a'] } })).toEqual([
      'x-labels.a: The text in “nl” is missing.',
      'x-labels.a: The text in “en” is missing.',
    ]);
  });

  it('has names that conditions can use', () => {
    const schema = { type: 'object', properties: { 'number of teachers': { type: 'integer', title } } };
    expect(formSchemaProblems(schema)[0]?.message).toContain('“number of teachers”');
  });
});
