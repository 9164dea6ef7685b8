import type { PeopleTexts } from './people-nl.ts';

/** What the pages on people say in English. */
export const peopleEn: PeopleTexts = {
  title: 'People',
  lead: 'Who can be reached, and how: those of your service and of the schools that you deal with.',
  found: (from, to, total) =>
    total === 0
      ? 'Nobody found.'
      : from === 1 && to === total
        ? `${total} ${total === 1 ? 'person' : 'people'}`
        : `${from}–${to} of ${total} people`,
  empty: 'Nobody fits this',
  emptyMore:
    'Take a filter away, or search with fewer letters. Somebody new is added on the page of the school.',
  button: 'Search',
  all: 'all',
  sheet: 'People',
  filters: {
    q: 'Name or mail address',
    function: 'Function',
    hindrance: 'Reachable',
    involved: 'With a role now',
    left: 'Who has left',
  },
  hindrances: {
    unreachable: 'mail does not arrive',
    'no-address': 'no mail address',
    absent: 'away',
    'reminders-off': 'wants no reminders',
  },
  names: {
    name: 'Name',
    function: 'Function',
    of: 'Where',
    email: 'Mail',
    phone: 'Telephone',
    roles: 'Roles now',
    mailed: 'Last mail',
    reach: 'Reachable',
  },
  none: '–',
  never: 'none yet',
  reachable: 'yes',
  rolesNow: (count) => (count === 0 ? 'none' : count === 1 ? '1 trajectory' : `${count} trajectories`),
  back: 'All people',
  at: (what, where) => `${what}, ${where}`,
  mailedOn: (date) => `The last mail was accepted on ${date}.`,
  neverMailed: 'No mail has gone to this person yet.',
  acts: {
    title: 'What you can do',
    correct: 'Correct details',
    move: 'Works at another school now',
    left: 'Has left',
    back: 'Works there after all',
    remindersOff: 'Turn reminders off',
    remindersOn: 'Turn reminders on again',
    save: 'Save',
    school: 'Number of the new school',
    schoolHint:
      'Six digits, as in the register. Search for the school above when you do not know its number.',
    schoolMissing: 'Fill in the number of the new school.',
    moveButton: 'Move',
    leftButton: (name) => `${name} has left`,
    changes: 'This changes',
    newAddress: (links) =>
      links === 0
        ? 'If the address changes, the old address gets a mail about it, and mails that wait go to the new one.'
        : `If the address changes, the old address gets a mail about it, ${links === 1 ? '1 personal link dies' : `${links} personal links die`}, and mails that wait go to the new one.`,
    leaves: (roles, links) =>
      `Mails to this person stop and ${links === 1 ? '1 personal link dies' : `${links} personal links die`}. ${roles === 0 ? 'No running trajectory is left behind.' : roles === 1 ? '1 running trajectory then needs somebody else: it stands below.' : `${roles} running trajectories then need somebody else: they stand below.`}`,
    moves: (roles) =>
      roles === 0
        ? 'The old school loses this contact; nothing runs that needs somebody else.'
        : `Mails about the old school stop; ${roles === 1 ? '1 running trajectory then needs' : `${roles} running trajectories then need`} somebody else.`,
    finalLinks: 'Links that have died do not come back; the person gets a new one with the next mail.',
  },
  did: {
    corrected: (name) => `The details of ${name} have been saved.`,
    moved: (name) => `${name} works at the new school now.`,
    left: (name) => `Noted: ${name} has left.`,
    back: (name) => `Noted: ${name} works there after all.`,
    off: (name) => `${name} gets no more reminders. Questions and invitations still come.`,
    on: (name) => `${name} gets reminders again.`,
  },
  changedMeanwhile: 'Somebody else changed these details in the meantime. Check them and save again.',
  mistake: 'This did not work. Check what you filled in.',
  behind: {
    title: 'What is left behind',
    lead: 'These running trajectories need somebody else.',
    assign: 'Replace',
    of: (act, what) => `${act}: ${what}`,
  },
  roles: {
    title: 'Roles',
    now: 'Now',
    before: 'In the past',
    none: 'No role in a trajectory. Somebody gets one when enrolling, or on the page of a trajectory.',
    trajectory: 'Trajectory',
    role: 'Role',
    open: 'Open',
    due: 'By',
    all: (count) => `All ${count} in the list`,
  },
  links: {
    title: 'Personal links',
    none: 'No link that still works. The next mail brings a new one.',
    step: 'For',
    expires: 'Valid until',
    used: 'Last used',
    notUsed: 'not yet',
  },
  mails: {
    title: 'Mails',
    none: 'No mail is waiting and none has gone.',
    link: 'New link, asked for',
    first: (count) => `the last ${count}`,
    of: (title, school) => `${title} (${school})`,
  },
  facts: {
    title: 'About this person',
    where: 'Works for',
    language: 'Language of the mails',
    reminders: 'Reminders',
    remindersOn: 'yes',
    remindersOff: 'no, as they asked',
  },
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
    further_language: 'Reads model trajectories, where they have it, in',
    noFurther: 'no other language',
    nameMissing: 'Fill in the name.',
    emailWrong: 'This is not a whole mail address. It looks like name@school.example.',
  },
};
