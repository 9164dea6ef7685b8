import type { Contact, MailItem, OwedKind, OwedMail } from '../types.ts';
import { sequenceInKey, takenOut } from './item-appointments.ts';

/** Somebody who can be written to. */
export type Addressee = Contact & { readonly email: string };

/** A due mail with its recipient. */
export interface Addressed {
  readonly to: Addressee;
  readonly item: MailItem;
}

/** Why a mail need not go by itself: a later rung of its ladder does, or the same word to the same person in another role. */
export type CoverReason = 'covered-by-later' | 'same-person';

/** A mail that need not go by itself, with the one that says it. */
export interface Covered {
  readonly mail: OwedMail;
  readonly by: OwedMail;
  readonly why: CoverReason;
}

/** What becomes of the mails that are due: which go together in one letter, and which do not go by themselves. */
export interface Sorted {
  /** Each inner list is one letter to one person, or to several with one mailbox, its items in a fixed order. */
  readonly letters: readonly { readonly to: Addressee; readonly items: readonly [MailItem, ...MailItem[]] }[];
  /** Missed rungs, and what somebody would get a second time for having two roles. */
  readonly covered: readonly Covered[];
  /** Reminders to people who turned them off. */
  readonly unwanted: readonly OwedMail[];
}

/** These stand alone: mail programs read a calendar file per mail, and whoever asked a link waits for exactly that. */
const alone: ReadonlySet<OwedKind> = new Set(['invitation', 'cancellation', 'link']);
/** The rungs of a ladder: a later one says what an earlier one would have said. */
const rungs: ReadonlySet<OwedKind> = new Set(['ask', 'reminder', 'escalation']);
/** What everybody invited gets, role by role; who has several roles needs it once. */
const perRole: ReadonlySet<OwedKind> = new Set(['invitation', 'cancellation']);

/** Kinds that can share a letter with others to the same person. */
export const mergeableKinds: readonly OwedKind[] = ['ask', 'reminder', 'escalation', 'notice'];

/**
 * Sorts what is due into letters: reminders that nobody wants are left out, several missed rungs of one step occurrence
 * become the last of them, an invitation to somebody in two roles becomes one, and what one person gets now over all
 * trajectories becomes one letter.
 */
export function sortIntoLetters(addressed: readonly Addressed[]): Sorted {
  const wanted = addressed.filter(({ to, item }) => !(to.remindersOff && item.mail.kind === 'reminder'));
  const unwanted = addressed.filter((one) => !wanted.includes(one)).map(({ item }) => item.mail);
  const { kept, covered } = collapse([...wanted].sort(inOrder));
  return { letters: together(kept), covered, unwanted };
}

// By moment first; then by what never changes, so that a letter that has to be sent again has the same first item, and
// with it the same Message-ID.
function inOrder(a: Addressed, b: Addressed): number {
  const [left, right] = [a.item.mail, b.item.mail];
  return (
    compare(left.sendAt, right.sendAt) ||
    compare(left.trajectoryId, right.trajectoryId) ||
    compare(left.key, right.key)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function collapse(inTime: readonly Addressed[]): { kept: Addressed[]; covered: Covered[] } {
  const carriers = new Map<string, Addressed>();
  for (const one of inTime) {
    const word = wordOf(one);
    if (word !== undefined && !(perRole.has(one.item.mail.kind) && carriers.has(word)))
      carriers.set(word, one);
  }
  const kept: Addressed[] = [];
  const covered: Covered[] = [];
  for (const one of inTime) {
    const { mail } = one.item;
    const word = wordOf(one);
    const by = word === undefined ? one : carriers.get(word);
    if (by === undefined || by === one) kept.push(one);
    else {
      const why = perRole.has(mail.kind) ? 'same-person' : 'covered-by-later';
      covered.push({ mail, by: by.item.mail, why });
    }
  }
  return { kept, covered };
}

/** The same for mails that tell one person the same, so that one of them is enough; absent for what always goes. */
function wordOf({ to, item: { mail } }: Addressed): string | undefined {
  const occurrence = `${to.id} ${mail.trajectoryId} ${mail.path}`;
  if (rungs.has(mail.kind)) return occurrence;
  const sequence = perRole.has(mail.kind) ? sequenceInKey(mail) : undefined;
  return sequence === undefined ? undefined : `${occurrence} ${mail.kind} ${takenOut(mail) ?? ''}${sequence}`;
}

// Who share a mailbox get one letter that names them all; each item then says whose it is.
function together(inTime: readonly Addressed[]): Sorted['letters'] {
  const letters = new Map<string, [Addressed, ...Addressed[]]>();
  for (const one of inTime) {
    const { to, item } = one;
    const key = alone.has(item.mail.kind) ? item.mail.id : `${to.email.toLowerCase()} ${to.language}`;
    const letter = letters.get(key);
    if (letter) letter.push(one);
    else letters.set(key, [one]);
  }
  return [...letters.values()].map(([first, ...others]) => {
    const isShared = others.some(({ to }) => to.id !== first.to.id);
    const itemOf = ({ to, item }: Addressed) => (isShared ? { ...item, reader: to } : item);
    return { to: first.to, items: [itemOf(first), ...others.map(itemOf)] };
  });
}
