import type { SurveysTexts } from './surveys-nl.ts';

/** What the pages on surveys among teachers say in English. */
export const surveysEn: SurveysTexts = {
  kinds: {
    before: 'Before: how confident and supported they feel',
    after: 'Afterwards: how confident and supported they feel',
    training: 'About a training that they followed',
    network: 'About the learning network',
  },
  teacher: {
    title: 'Two questions',
    lead: (title, school) => (school === undefined ? `About “${title}”.` : `About “${title}” at ${school}.`),
    anonymous:
      'You answer without a name. We keep that this link was used and how often which answer was given; nowhere stands what is from whom, or when. With fewer than five answers we show nothing.',
    until: (date) => `You can answer until ${date}.`,
    button: 'Answer',
    thanks: 'Thank you',
    thanksMore: 'Your answer counts. This link works no more; there is nothing else to do.',
    closed: 'This survey is closed',
    closedMore: 'It can be answered no more. Thank you for looking.',
    unknown: 'We do not know this link',
    unknownMore: 'Please check that the address is whole, as it stands in the mail.',
  },
  school: {
    title: 'Ask your teachers',
    link: 'Ask your teachers',
    lead: 'Teachers answer two questions themselves, without a name. Each gets a mail with a link that works once, and one reminder.',
    addressesHint:
      'At least five, one below the other or with commas. Nobody else sees these addresses: we use them for this only, and erase them after the reminder.',
    before: 'Asked before',
    one: (about, answered, asked, closes) =>
      `${about}: ${answered} of ${asked} answered; they can until ${closes}.`,
    closed: (about, answered, asked) => `${about}: ${answered} of ${asked} answered.`,
    button: 'Ask them',
    done: (count) => `${count} teachers get a mail with a link. There is nothing else for you to do.`,
  },
  staff: {
    title: 'Ask teachers',
    open: 'Ask teachers',
    lead: 'Teachers answer two questions themselves, without a name. Each gets a link that works once, and one reminder. After that their addresses are gone.',
    back: 'Back to the trajectory',
    none: 'Nobody was asked yet',
    noneMore:
      'The school can ask itself, on its page behind the link in a mail. Or paste the addresses below.',
    list: 'Surveys',
    names: {
      kind: 'About what',
      asked: 'Asked on',
      answered: 'Answers',
      closes: 'Closes on',
      results: 'What came of it',
    },
    ofAsked: (answered, asked) => `${answered} of ${asked}`,
    stillOpen: 'to be seen once it is closed',
    tooFew: 'fewer than five answers: nothing to show',
    mean: (text, mean) => `${text} ${mean} of 4`,
    form: 'New survey',
    kind: 'About what',
    language: 'Language of the mail',
    languages: { nl: 'Dutch', en: 'English' },
    addresses: 'Addresses of the teachers',
    addressesHint: 'At least five, one below the other or with commas. They are erased after the reminder.',
    button: 'Ask them',
    done: (count) => `${count} teachers get a mail with a link.`,
  },
};
