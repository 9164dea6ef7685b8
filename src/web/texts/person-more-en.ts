import type { PersonMoreTexts } from './person-more-nl.ts';

/** What the pages on merging people, on what is kept about them and on what they leave behind say in English. */
export const personMoreEn: PersonMoreTexts = {
  back: (name) => `← ${name}`,
  links: {
    merge: 'Here twice? Merge',
    privacy: 'What we keep, and erasing it',
    settle: 'Settle all of it at once',
  },
  merge: {
    title: (name) => `Merge with ${name}`,
    lead: (name) =>
      `Look for the other one who is the same person. ${name} stays; the roles, trajectories, mails and documents of the other come along.`,
    search: 'Name or e-mail address of the other',
    button: 'Search',
    none: 'Nobody else was found. Search with fewer letters.',
    choose: (name) => `Choose ${name}`,
    changes: 'This changes',
    stays: (name, email) =>
      `${name}${email === undefined ? '' : ` (${email})`} stays, with this name and this address.`,
    goes: (name, email) =>
      `${name}${email === undefined ? '' : ` (${email})`} is the same person after that and is found no more.`,
    trajectories: (count) =>
      count === 0
        ? 'No trajectory gets somebody else.'
        : count === 1
          ? 'In 1 trajectory this person takes the place:'
          : `In ${count} trajectories this person takes the place:`,
    moves: (mails, documents) => `${mails} mails and ${documents} documents come along.`,
    linksDie: 'Personal links in mails to the other address stop working; that address is mailed about it.',
    remindersOff: 'One of them wanted no reminders: that stays so.',
    final: 'This cannot be undone.',
    doIt: (gone, kept) => `Merge ${gone} with ${kept}`,
    did: (name) => `${name} is one person now; nobody is asked anything anew.`,
    refused: 'This cannot be done:',
    other: 'Choose somebody else',
  },
  privacy: {
    title: (name) => `What we keep about ${name}`,
    lead: 'For somebody who asks what is known of them. Read the texts before you hand them over: they may be about others too.',
    json: 'All of it as JSON',
    text: 'All of it as text',
    correct: 'Something is not right? Correct it on the page of the person.',
    all: 'All that is there',
    erase: 'Erasing',
    eraseLead: 'Look first at what goes. What somebody did stays, as done by somebody who was erased.',
    eraseLink: 'Look what erasing changes',
    erased: 'This person was erased.',
    mayNotErase: 'Only administrators erase somebody.',
  },
  erase: {
    title: (name) => `Erase ${name}`,
    rows: 'Rows that go or change',
    what: 'What',
    count: 'How many',
    documents: 'Documents with this name in them; a page that says so takes their place:',
    toLookAt: 'Documents of this person in which no program finds the name; look at them yourself:',
    alsoDocuments: 'Erase those documents too',
    emptied: 'Running trajectories in which somebody else is needed afterwards:',
    sameAddress: 'Others with the same address, perhaps the same person:',
    namesake:
      'Somebody else has the same name: outside their own trajectories the name stays in texts; only address and number go everywhere.',
    confirm: 'I know that this cannot be undone',
    confirmMissing: 'First tick that you know that this cannot be undone.',
    doIt: (name) => `Erase ${name} for ever`,
    refused: 'It cannot be erased now:',
  },
  settle: {
    title: (name) => `What ${name} leaves behind`,
    lead: (count) =>
      count === 1
        ? '1 running trajectory needs somebody else.'
        : `${count} running trajectories need somebody else.`,
    nothing: 'Nothing is left behind any more.',
    how: 'What do you want to do?',
    ways: { 'hand-over': 'Give it to somebody else', move: 'Move it to another school', stop: 'Stop' },
    who: 'Who takes over?',
    someoneNew: 'Somebody whom I fill in',
    name: 'Name of who takes over',
    email: 'E-mail address of who takes over',
    school: 'Number of the school that takes over',
    reason: 'Why',
    whoMissing: 'Choose who takes over, or fill in a name and an e-mail address.',
    schoolMissing: 'Fill in the number of the school, six digits.',
    reasonMissing: 'Say why in a few words: that stands in every trajectory.',
    preview: 'Show what this changes',
    doIt: 'Do it',
  },
};
