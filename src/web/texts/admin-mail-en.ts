import type { AdminMailTexts } from './admin-mail-nl.ts';
import { mailKindsEn } from './mail-kinds.ts';

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** What the page on mails that did not go says in English. */
export const adminMailEn: AdminMailTexts = {
  intro:
    'Mails that did not arrive, with the reason. Send them again once the address is right, or hold all mail back for a while.',
  failedTitle: 'Mails that did not arrive',
  since: 'Since',
  show: 'Show',
  none: 'No mail has failed.',
  noneMore: 'Choose an earlier day to look further back.',
  count: (count, again) => `${many(count, 'mail', 'mails')} failed; ${again} can go again.`,
  columns: { subject: 'School', mail: 'Mail', to: 'To', failed: 'Failed', reason: 'Why', again: 'Again' },
  can: 'can go again',
  cannot: (why) => `not again: ${why}`,
  notAgain: {
    'step-done': 'the step is done by now',
    paused: 'the trajectory is paused',
    ended: 'the trajectory has ended',
    'sent-again': 'it was sent again already',
    'nobody-in-role': 'nobody has this role',
    'no-address': 'there is no address',
    unreachable: 'the address has not worked for longer',
  },
  reasons: {
    refused: 'refused by the mail server of the receiver',
    'gave-up': 'tried for days and given up',
    bounced: 'sent, and came back',
    unanswered: 'never confirmed by the mail server',
    unreachable: 'the address does not work',
    'no-address': 'there is no address',
    'nobody-in-role': 'nobody has this role',
    'has-left': 'that person has left',
  },
  otherReason: 'did not arrive',
  kinds: mailKindsEn,
  letters: {
    title: 'Other mails that have not gone',
    hint: 'Mails that belong to no step. What cannot go now is tried again for three days; then it is given up.',
    lostTitle: 'Given up',
    owedTitle: 'Still being tried',
    again: 'Send the ticked ones again',
    againWhat:
      'What you tick goes at once, written as things stand now. If that fails, it is tried for three days more. What nobody waits for any more does not go.',
    went: (count) =>
      count === 0
        ? 'Nothing went again. Tick first what you want to send.'
        : `${many(count, 'mail goes', 'mails go')} again now. What still stands below could not go at once.`,
    held: 'once mail goes again',
    columns: {
      letter: 'Mail',
      about: 'Trajectory',
      to: 'To',
      since: 'Since',
      reason: 'Why',
      next: 'Again',
    },
    kinds: {
      asked: 'question of a school',
      answered: 'answer to a question',
      participation: 'taking part in a project',
      contact: 'a contact to confirm',
      gathering: 'gathering',
      handover: 'asked to take over',
      'handover-waits': 'handover without an answer',
      'old-address': 'another address, to the former one',
      'new-address': 'another address, to who follows',
      retention: 'what we keep no longer',
      overview: 'overview of the week',
    },
    readers: {
      asked: 'who follows the trajectory',
      participation: 'who takes part',
      contact: 'who follows the trajectory',
      gathering: 'who plans it',
      'handover-waits': 'the coordinator',
    },
    reasons: {
      refused: 'refused by the mail server of the receiver',
      'gave-up': 'tried for three days and given up',
      unanswered: 'never confirmed by the mail server',
      unreachable: 'the address does not work',
      'no-address': 'there is no address',
      'nobody-there': 'there is nobody to write to',
      'has-left': 'that person has left',
    },
    tried: (count) => `tried ${many(count, 'time', 'times')}`,
  },
  resend: 'Send the ticked ones again',
  resendTitle: 'Sending again',
  resendWhat: (count) =>
    `${many(count, 'mail goes', 'mails go')} again at once, written as things stand now:`,
  resendUnticked: 'You ticked nothing yet. Go back and tick what has to go again.',
  resendNothing: 'Nothing of what you ticked can go again.',
  resendNot: 'These do not go again:',
  resendButton: (count) => `Send ${many(count, 'mail', 'mails')} again`,
  resent: (count) =>
    count === 0 ? 'Nothing went again.' : `${many(count, 'mail goes', 'mails go')} again now.`,
  read: 'Read the mail',
  holdTitle: 'Holding mail back',
  holdNone: 'Mail goes as usual.',
  holdHint:
    'Nothing is sent, everything stays planned. Reminders that are missed this way go later as one mail.',
  holdWhose: 'Whose',
  everybody: 'everybody',
  holdReason: 'Why',
  holdPreview: 'See what would wait',
  hold: 'Hold mail back',
  held: (whose, since, reason) => `The mail of ${whose} has been held back since ${since}: “${reason}”.`,
  waiting: (count, week) =>
    `${count === 0 ? 'No mail waits' : many(count, 'mail waits', 'mails wait')} now; ${week} more ${week === 1 ? 'comes' : 'come'} in the next seven days.`,
  release: 'Let mail go again',
  releaseOf: (whose) => `Let the mail of ${whose} go again`,
  releaseWhat: (at) =>
    at === 0
      ? 'What waits goes on the next morning.'
      : `${many(at, 'mail goes', 'mails go')} at once, the rest on the next morning.`,
  heldNow: 'Mail is held back now.',
  released: 'Mail goes again.',
  reasonMissing: 'Say why: whoever wonders why nothing comes will read it.',
};
