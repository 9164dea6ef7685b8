import type { SearchTexts } from './search-nl.ts';

/** What the search of the console says in English. */
export const searchEn: SearchTexts = {
  title: 'Search',
  titleOf: (q) => `Searched: ${q}`,
  ask: 'Type part of a name, a number, a place or a mail address. Capitals, accents and hyphens do not matter.',
  none: (q) => `Nothing found for “${q}”`,
  noneMore: 'Try with fewer letters, with the number of the school or with the name of a contact.',
  kinds: {
    pages: 'Go to',
    acts: 'What you can do',
    schools: 'Schools',
    people: 'People',
    trajectories: 'Trajectories',
    steps: 'Steps',
  },
  all: (count) => `Show all ${count}`,
  shown: (shown, total) => `the first ${shown} of ${total}`,
  running: (count) =>
    count === 0 ? 'no running trajectory' : `${count} running ${count === 1 ? 'trajectory' : 'trajectories'}`,
  chooseTrajectory: 'choose the trajectory in the list',
  closed: 'closed',
  open: (count) =>
    count === 0 ? 'open nowhere' : `open in ${count} ${count === 1 ? 'trajectory' : 'trajectories'}`,
  everything: (q) => `Everything about “${q}”`,
  suggestions: 'Found',
  found: (count) => (count === 1 ? '1 suggestion' : `${count} suggestions`),
};
