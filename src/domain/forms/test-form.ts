import type { JsonSchema } from '../json-schema.ts';

/** A form with every kind of field, as an intake could have it; for the tests of this folder. */
export const intakeForm: JsonSchema = {
  type: 'object',
  required: ['teachers', 'level', 'needs', 'policy', 'statement', 'contact', 'visit'],
  properties: {
    teachers: {
      type: 'integer',
      minimum: 1,
      maximum: 500,
      title: { nl: 'Aantal leraren', en: 'Number of teachers' },
      description: { nl: 'Alle leraren die meedoen.', en: 'All teachers who take part.' },
    },
    level: {
      type: 'string',
      enum: ['basic', 'advanced'],
      'x-labels': { basic: { nl: 'Basis', en: 'Basic' }, advanced: { nl: 'Gevorderd', en: 'Advanced' } },
      title: { nl: 'Niveau', en: 'Level' },
    },
    needs: {
      type: 'array',
      items: { enum: ['literacy', 'didactics', 'digicoach'] },
      maxItems: 2,
      'x-widget': 'checkboxes',
      'x-labels': {
        literacy: { nl: 'Digitale geletterdheid', en: 'Digital literacy' },
        didactics: { nl: 'Digitale didactiek', en: 'Digital didactics' },
        digicoach: { nl: 'Digicoach', en: 'Digicoach' },
      },
      title: { nl: 'Noden', en: 'Needs' },
    },
    vision: {
      type: 'integer',
      minimum: 1,
      maximum: 5,
      'x-widget': 'scale',
      'x-labels': { 1: { nl: 'nog niet', en: 'not yet' }, 5: { nl: 'helemaal', en: 'fully' } },
      title: { nl: 'Visie', en: 'Vision' },
    },
    policy: { type: 'boolean', title: { nl: 'Beleidsplan', en: 'Policy plan' } },
    newsletter: { type: 'boolean', title: { nl: 'Nieuwsbrief', en: 'Newsletter' } },
    statement: {
      type: 'boolean',
      const: true,
      title: { nl: 'Engagementsverklaring', en: 'Engagement statement' },
    },
    contact: { type: 'string', format: 'email', title: { nl: 'Contact', en: 'Contact' } },
    visit: { type: 'string', format: 'date', title: { nl: 'Datum', en: 'Date' } },
    fee: { type: 'number', minimum: 0, title: { nl: 'Bijdrage', en: 'Fee' } },
    remark: {
      type: 'string',
      minLength: 5,
      maxLength: 20,
      'x-widget': 'textarea',
      title: { nl: 'Opmerking', en: 'Remark' },
    },
    postcode: {
      type: 'string',
      pattern: '^\\d{4}$',
      title: { nl: 'Postcode', en: 'Postcode' },
      description: { nl: 'Vier cijfers.', en: 'Four digits.' },
    },
  },
};

/** Answers that the form accepts. */
export const goodAnswers = {
  teachers: 12,
  level: 'basic',
  needs: ['literacy', 'digicoach'],
  policy: false,
  statement: true,
  contact: 'directie@school.example',
  visit: '2028-02-29',
};
