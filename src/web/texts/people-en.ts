import type { PeopleTexts } from './people-nl.ts';

/** What the pages on people say in English. */
export const peopleEn: PeopleTexts = {
  reach: {
    left: (since) => `gone since ${since}`,
    unreachable: 'mail does not arrive',
    noAddress: 'no mail address known',
    absent: (until) => `away until ${until} included`,
    remindersOff: 'wants no reminders',
  },
  languages: { nl: 'Dutch', en: 'English' },
  addedHint: 'Mails go to somebody only once they have a role in a trajectory.',
  form: {
    name: 'Name',
    email: 'Mail address',
    phone: 'Telephone',
    function: 'Function',
    noFunction: 'something else',
    language: 'Language of the mails',
    nameMissing: 'Fill in the name.',
    emailWrong: 'This is not a whole mail address. It looks like name@school.example.',
  },
};
