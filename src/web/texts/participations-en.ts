import type { ParticipationsTexts } from './participations-nl.ts';

/** What the page of who takes part in a project says in English. */
export const participationsEn: ParticipationsTexts = {
  takesPart: (party) => `${party} takes part`,
  role: 'Your role',
  from: 'From',
  until: 'Until',
  others: 'Who else takes part',
  alone: 'Nobody else yet.',
  road: 'How far it is',
  progress: { done: 'done', now: 'under way', later: 'still to come' },
  contact: 'Questions? Get in touch with',
  unknown: 'We do not know this link',
  unknownMore: 'Please check that the address is whole, as it stands in the mail.',
};
