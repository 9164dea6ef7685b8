import type { MeasuredTexts } from './measured-nl.ts';

/** What a school reads of its own measurements, in English. */
export const measuredEn: MeasuredTexts = {
  title: 'Your measurements',
  lead: 'What you answered at the start and at the end, beside the average of other schools.',
  link: 'Your measurements, beside those of other schools',
  question: 'Question',
  before: 'At the start',
  after: 'At the end',
  others: 'Other schools',
  none: 'not yet',
  averages: { before: 'at the start', after: 'at the end' },
  average: (value, when, schools, whom) => `${value} ${when} (${schools} schools: ${whom})`,
  tooFew: 'too few schools to compare with yet',
  reading:
    'You only see other schools together, and from five on: what one school answered can never be recognised. Nobody sees your answer by itself either.',
};
