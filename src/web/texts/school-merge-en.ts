import type { SchoolMergeTexts } from './school-merge-nl.ts';

/** What the page on which two schools become one says in English. */
export const schoolMergeEn: SchoolMergeTexts = {
  link: 'Here twice? Merge',
  title: (name) => `Merge with ${name}`,
  lead: (name, number) =>
    `Look for the other one that is the same school, or that became part of it. ${name} (${number}) stays; the people, trajectories and free days of the other come along.`,
  search: 'Name, number or place of the other',
  button: 'Search',
  none: 'No other school was found. Search with fewer letters.',
  choose: (name, number) => `Choose ${name} (${number})`,
  changes: 'This changes',
  stays: (name, number) => `${name} (${number}) stays.`,
  goes: (name, number) => `${name} (${number}) closes, and says where it went.`,
  trajectories: (count) =>
    count === 0
      ? 'No trajectory comes along.'
      : count === 1
        ? '1 trajectory comes along:'
        : `${count} trajectories come along:`,
  moves: (people, days) => `${people} people and ${days} days of its own on the calendar come along.`,
  final: 'This cannot be undone.',
  doIt: (gone, kept) => `Merge ${gone} with ${kept}`,
  did: (number) => `School ${number} became part of this one; everything stands here now.`,
  refused: 'This cannot be done:',
  other: 'Choose another school',
};
