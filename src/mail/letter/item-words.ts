import { daysBetween } from '../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { roleOf } from '../../domain/template/model/lookup.ts';
import type { Rung, Template } from '../../domain/template/model/types.ts';
import type { Language } from '../../domain/text.ts';
import { headlineOf, quietHeadline } from '../../domain/trajectory/mail-plan/headline.ts';
import { readQuietKey } from '../../domain/trajectory/mail-plan/quiet-keys.ts';
import { replacedAppointments } from '../../domain/trajectory/model/appointments.ts';
import { taskOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import { dateInWords } from '../../texts/appointment-dates.ts';
import { mailTexts } from '../texts/texts.ts';
import type { ReminderOccasion, Words } from '../texts/types.ts';
import type { Contact, MailItem, OwedMail } from '../types.ts';
import { isMadeAnew, sessionsTakenBack, takenOut } from './item-appointments.ts';

const LONG_OVERDUE_DAYS = 14;

/** What the sentences about one item are made of, dates written out. */
export function wordsOf(item: MailItem, language: Language, today: LocalDate): Words {
  const due = item.mail.due;
  const met = lastMeeting(item);
  return {
    step: item.step.title[language],
    subject: item.subject,
    trajectory: item.template.title[language],
    due: due === undefined ? undefined : dateInWords(due, language),
    asked: item.node === undefined ? undefined : dateInWords(item.node.openedOn, language),
    met: met === undefined ? undefined : dateInWords(met, language),
    days: due === undefined ? undefined : Math.abs(daysBetween(today, due)),
  };
}

/** Where a reminder stands in time on the day that it really goes, not on the day it was planned for. */
export function occasionOf(item: MailItem, today: LocalDate): ReminderOccasion {
  if (rungOf(item)?.anchor === 'appointment') {
    const met = lastMeeting(item);
    return met !== undefined && met < today ? 'after-appointment' : 'before-appointment';
  }
  const due = item.mail.due;
  if (due === undefined) return 'without-due';
  const daysLeft = daysBetween(today, due);
  if (daysLeft > 0) return 'before-due';
  if (daysLeft === 0) return 'on-due';
  return daysLeft > -LONG_OVERDUE_DAYS ? 'overdue' : 'long-overdue';
}

/** The local date of the last appointment of the step. */
function lastMeeting(item: MailItem): LocalDate | undefined {
  const last = item.node?.appointments?.at(-1);
  return last === undefined ? undefined : localDateOf(last.start);
}

/** The rung of the step's ladder that a mail stands for; a repetition is counted after a full stop. */
export function rungOf(item: MailItem): Rung | undefined {
  const id = item.mail.rung.replace(/\.\d+$/, '');
  return item.step.ladder.find((rung) => rung.id === id);
}

/** A role's title as it stands inside a sentence: 'directeur', but 'ICT-coördinator'. */
export function roleTitle(template: Template, role: string, language: Language): string {
  const title = roleOf(template, role)?.title[language] ?? role;
  return /^.[A-Z]/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

/** A mail's few words: what its subject line and the text itself are headed with. */
export function headlineOfItem(item: MailItem, reader: Contact): string {
  const { mail, step } = item;
  const { language } = reader;
  if (mail.kind === 'link') return mailTexts[language].newLinkHeadline;
  const sessions = sessionsTakenBack(item);
  if (sessions !== undefined)
    return mailTexts[language].sessionsTakenBackHeadline(sessions, step.title[language]);
  return ownHeadline(item, reader) ?? headlineOf(step, mail.kind, language);
}

// What the kind of mail alone does not tell.
function ownHeadline(item: MailItem, reader: Contact): string | undefined {
  const { mail, step, review } = item;
  const { language } = reader;
  const texts = mailTexts[language];
  const isOutcome = rungOf(item)?.anchor === 'appointment';
  const title = step.title[language];
  if (takenOut(mail) !== undefined) return texts.takenOutHeadline(title, isStillInvited(item, reader));
  if (mail.kind === 'invitation' && isMadeAnew(mail) && !hasTakenOver(item, reader))
    return texts.madeAnewHeadline(title);
  if (mail.kind === 'ask' && review !== undefined) return texts.changesHeadline(title);
  if (mail.kind === 'ask' && isOutcome) return texts.outcomeHeadline(title);
  if (mail.kind === 'invitation' && (!isGuest(item, reader) || hasChanged(item, reader))) {
    return texts.arrangedHeadline(title, hasChanged(item, reader));
  }
  if (mail.kind !== 'escalation') return undefined;
  const quiet = readQuietKey(mail.key);
  if (quiet !== undefined) return quietHeadline(quiet.weeks)[language];
  const task = taskOfPath(mail.path);
  if (task !== undefined) {
    return texts.undecidedHeadline(
      item.people[step.role]?.name ?? roleTitle(item.template, step.role, language),
      task,
    );
  }
  return isOutcome ? texts.outcomeMissingHeadline(title) : undefined;
}

/** Whoever has to do the step: 'An Peeters (directeur)', or only the role when nobody has it. */
export function askedOf(item: MailItem, language: Language): string {
  const role = roleTitle(item.template, item.step.role, language);
  const person = item.people[item.step.role];
  return person === undefined ? role : mailTexts[language].personInRole(person.name, role);
}

/** Whether an invitation invites its reader: not whoever set the date, nor whoever leads the trajectory. */
export function isGuest(item: MailItem, reader: Contact): boolean {
  const setter = item.arrangedBy ?? item.people[item.step.role];
  return setter?.id !== reader.id && counsellorFor(item, reader) !== undefined;
}

/** Whether an invitation tells its reader of a change; what moved before somebody's time is new to them. */
export function hasChanged(item: MailItem, reader: Contact): boolean {
  const { node, mail } = item;
  const isUpdate = node !== undefined && replacedAppointments(node) !== undefined;
  return isUpdate && !isMadeAnew(mail) && !hasTakenOver(item, reader);
}

/** Whether somebody comes to what a step arranges as it is now. */
export function isStillInvited({ step, people }: MailItem, reader: Contact): boolean {
  return [step.role, ...step.attendees].some((role) => people[role]?.id === reader.id);
}

/** Whether the reader was not the one asked before. Somebody whose address was put right took nothing over. */
export function hasTakenOver({ mail, takeover }: MailItem, reader: Contact): boolean {
  return isTakenOver(mail) && takeover?.from?.id !== reader.id;
}

/** The counsellor of the item's trajectory, unless the mail goes to the counsellor. */
export function counsellorFor(item: MailItem, reader: Contact): Contact | undefined {
  const counsellor = item.people[item.template.counsellorRole];
  // Who is gone, or cannot be reached, is nobody to answer to.
  return counsellor?.id === reader.id || counsellor?.reachable === false ? undefined : counsellor;
}

/** True for a mail that others had before somebody took over the role: an ask, or an invitation. Its key says so with `@`. */
export function isTakenOver({ key }: Pick<OwedMail, 'key'>): boolean {
  return newcomerMark.test(key);
}

const newcomerMark = /@(?:([\w-]+)\.)?\d+:/;

/** True for a mail to somebody to whom one step was passed on, or to whom it came back. */
export function isHandedOn({ key }: Pick<OwedMail, 'key'>): boolean {
  return /@step\d+:/.test(key);
}

/** The role whose change of hands a mail answers: its own, or the one that stands in for it. */
export function holderOf({ key, toRole }: Pick<OwedMail, 'key' | 'toRole'>): string {
  return newcomerMark.exec(key)?.[1] ?? toRole;
}

/** True when its reader may be told how to reach others in the trajectory: never somebody of a school. */
export function tellsReach(item: MailItem): boolean {
  return roleOf(item.template, item.mail.toRole)?.party !== 'school';
}

/** True when somebody of a school or a provider reads it, who acts through the link in the mail. */
export function isOutside(item: MailItem): boolean {
  const party = roleOf(item.template, item.mail.toRole)?.party;
  return party === 'school' || party === 'provider';
}
