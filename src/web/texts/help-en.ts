import type { HelpTexts } from './help-nl.ts';

/** What the console explains in place, in English. */
export const helpEn: HelpTexts = {
  purpose: {
    day: 'What needs you today, with what cannot wait first.',
    dayOfColleague: 'What needs your colleague today, with what cannot wait first.',
    dayOfService: 'What is open with your colleagues, with what cannot wait first.',
    trajectories: 'Sort trajectories out, keep your list, and do something with many at once.',
    trajectory: 'Where this trajectory stands, what comes, and what you can do about it.',
    school: 'All that runs with this school, whom you reach there and what it needs.',
    person: 'Who this is, whether mails arrive, and what waits for them.',
    programme: 'Who has a place, who waits, and what it costs.',
    mail: 'The mail as it was sent, or will be.',
    live: 'What Temporal knows of this trajectory now, for whoever has to find out why it stands still.',
    differences: 'What the new version does otherwise than the one before.',
    rehearsal: 'Play the trajectory: what does a school get when?',
    lint: 'What is still wrong before this model can be published.',
    bulk: 'Do the same for many trajectories. You see first what changes.',
    progress: 'How far it is. You may leave this page: it goes on.',
  },
  guide: {
    title: 'Three things to begin with',
    away: 'I know, do not show this again',
    counsellor: [
      { what: 'Enrol a school', why: 'you see beforehand which mails it gets', path: '/enrol' },
      {
        what: 'Look at your trajectories',
        why: 'and keep the list that you need every week',
        path: '/trajectories',
      },
      {
        what: 'Put your appointments into your own calendar',
        why: 'and choose whether you get an overview on Monday',
        path: '/my-calendar',
      },
    ],
    coordinator: [
      {
        what: 'See all of your service',
        why: 'with what each counsellor has in hand',
        path: '/?whose=all',
      },
      {
        what: 'Pass trajectories on',
        why: 'tick them and choose “hand over”, also for a while',
        path: '/trajectories?whose=all',
      },
      {
        what: 'See which schools were never reached',
        why: 'and whom you can call there',
        path: '/schools?reach=never',
      },
    ],
    administrator: [
      { what: 'See what stands still', why: 'with what to do about it', path: '/admin' },
      {
        what: 'Look at mails that did not go',
        why: 'and send them again once they can go',
        path: '/admin/mail',
      },
      { what: 'Let colleagues sign in', why: 'each in the role that fits', path: '/admin/accounts' },
    ],
    central: [
      { what: 'Look at your programmes', why: 'places, waiting list and budget', path: '/programmes' },
      {
        what: 'Ask the reports a question',
        why: 'every number shows what is behind it',
        path: '/reports',
      },
      {
        what: 'Read the model trajectories',
        why: 'what a school is asked and when',
        path: '/templates',
      },
    ],
    author: [
      { what: 'Open a model trajectory', why: 'you see it drawn, with all versions', path: '/templates' },
      {
        what: 'Begin a draft from a version',
        why: 'nothing changes until you publish',
        path: '/templates',
      },
      {
        what: 'Look at all mails of a model',
        why: 'in two languages, on a phone and in the dark',
        path: '/templates',
      },
    ],
    partner: [
      { what: 'See your figures of this year', why: 'what we know already is filled in', path: '/' },
      { what: 'Set your targets', why: 'at the foot of your page, once a year', path: '/' },
      {
        what: 'See where a figure comes from',
        why: 'it is explained beside each of them',
        path: '/',
      },
    ],
  },
  overview: {
    title: 'Overview on Monday',
    lead: 'Would you like a mail every Monday morning with what waits for you that week? There is none in school holidays.',
    isOn: 'You get a mail every Monday morning with what waits for you that week, except in school holidays.',
    turnOn: 'Yes, mail me every Monday',
    turnOff: 'Do not send me this any more',
    on: 'From Monday on you get an overview every week.',
    off: 'You get no overview any more.',
  },
};
