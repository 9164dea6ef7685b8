import type { EnrolTexts } from './enrol-nl.ts';

/** What the page on which somebody is enrolled says in English. */
export const enrolEn: EnrolTexts = {
  title: 'Enrol',
  what: 'Choose a school and a model trajectory; you see at once which mails then go.',
  school: 'School',
  search: 'Name, number or place',
  searchHint: 'Part of the name is enough: “rita” finds Sint-Rita.',
  searchButton: 'Search',
  found: (shown, total) =>
    total === 0 ? 'No school was found. Try another word.' : `${shown} of ${total} schools`,
  otherSchool: 'Another school',
  running: 'Runs already',
  runningNone: 'Nothing runs here yet.',
  model: 'Model trajectory',
  already: (reference) => `runs already (${reference})`,
  unfit: {
    person: 'is for one person, not for a school',
    community: 'is for a school community, not for one school',
    organisation: 'is for an organisation, not for a school',
    programme: 'is for a programme, not for a school',
    over: (date) => `could start until ${date}`,
  },
  otherModel: 'Another model trajectory',
  people: 'People',
  newHere: 'Somebody else, whom I fill in',
  nobody: 'Nobody yet',
  choose: 'Choose…',
  name: 'Name',
  email: 'E-mail address',
  nameOf: (role) => `Name of the ${role}`,
  emailOf: (role) => `E-mail address of the ${role}`,
  whoMissing: (role) => `Choose who is ${role}, or fill in a name and an e-mail address.`,
  emailWrong: 'Fill in an e-mail address, such as an.janssens@school.be.',
  programme: 'Programme',
  noProgramme: 'Without a programme',
  places: (free) =>
    free === undefined
      ? 'places enough'
      : free === 0
        ? 'full'
        : free === 1
          ? '1 place left'
          : `${free} places left`,
  wait: 'Put on the waiting list when there is no place',
  start: 'Starts on',
  dateWrong: 'This is not a date. Choose one, or write it as 15/03/2027.',
  underWay: 'Under way already: in which phase?',
  underWayNot: 'No, it begins now',
  since: 'Since when, if it runs already',
  sinceMissing: 'Fill in since when this phase has been going on.',
  button: (school) => `Enrol ${school}`,
  preview: 'Show the mails and the year',
  mails: 'The first mails',
  mailsNone: 'No mail goes.',
  year: 'What then comes, if nobody does anything',
  waits: 'There is no place in this programme now: the school goes on the waiting list.',
  queued: (place) => `The school is on the waiting list, at place ${place}.`,
  now: 'at once',
  to: 'to',
};
