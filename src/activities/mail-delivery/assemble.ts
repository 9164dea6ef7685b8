import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { stepOfPath, taskOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import type { Contact, MailItem, MailLetterhead, OwedKind, OwedMail } from '../../mail/types.ts';
import type { ClaimedMail, RolePerson } from '../../store/mail/delivery.ts';
import type { Background } from './background.ts';

/** A claimed row as the mails' own type has it. */
export function toOwedMail(row: ClaimedMail): OwedMail {
  const { id, key, trajectoryId, rung, path, toRole, sendAt, immediate, attempts, unanswered, unheard } = row;
  return {
    ...{ id, key, trajectoryId, rung, path, toRole, sendAt, immediate, attempts, unanswered, unheard },
    // Nobody is reminded of what they were never asked.
    kind: row.asksFirst ? 'ask' : (row.kind as OwedKind),
    ...(row.personId === null ? {} : { personId: row.personId }),
    ...(row.due === null || (row.asksFirst && row.due < localDateOf(sendAt)) ? {} : { due: row.due }),
    ...(row.resendOf === null ? {} : { resendOf: row.resendOf }),
  };
}

/**
 * A person's row as somebody who can be written to.
 * @param letterheads as whom organisations write, by id
 */
export function toContact(
  row: Omit<RolePerson, 'trajectoryId' | 'role'>,
  letterheads: ReadonlyMap<string, MailLetterhead>,
): Contact {
  const letterhead = letterheads.get(row.organisationId ?? '');
  return {
    id: row.id,
    name: row.name,
    language: row.language === 'en' ? 'en' : 'nl',
    reachable: row.reachable,
    remindersOff: row.remindersOff,
    ...(row.furtherLanguage === null ? {} : { furtherLanguage: row.furtherLanguage }),
    ...(row.email === null ? {} : { email: row.email }),
    ...(row.absentUntil === null ? {} : { absentUntil: row.absentUntil }),
    ...(row.phone === null ? {} : { phone: row.phone }),
    ...(row.organisation === null ? {} : { organisation: row.organisation }),
    ...(letterhead === undefined ? {} : { letterhead }),
  };
}

/**
 * Everything that the text of one mail needs.
 * @param people who does the work of each role now
 * @param known what the journal tells about it, and whether the recipient stands in for somebody
 * @throws Error when the trajectory's template has no such step
 */
export function assembleItem(
  row: ClaimedMail,
  template: Template,
  people: MailItem['people'],
  link: string,
  known: Background & Pick<MailItem, 'standsIn' | 'organising'>,
): MailItem {
  const about = row.node?.about;
  const step = stepOfPath(template, row.path, about)?.step;
  if (step === undefined) {
    throw new Error(`Template ${template.id} has no step for ${row.path} of trajectory ${row.trajectoryId}`);
  }
  return {
    mail: toOwedMail(row),
    template,
    step,
    subject: row.subject,
    people,
    link,
    ...(row.node === null ? {} : { node: row.node }),
    ...known,
    ...(row.placeCameFreeIn === null ? {} : { placeCameFreeIn: row.placeCameFreeIn }),
    ...aboutWhat(row, template, about),
  };
}

function aboutWhat(row: ClaimedMail, template: Template, about: string | undefined): Pick<MailItem, 'about'> {
  if (about === undefined) return {};
  if (taskOfPath(row.path) === 'no_contact') return { about: { role: about } };
  const step = stepOfPath(template, about)?.step;
  if (step === undefined) return {};
  return { about: { step, ...(row.aboutNode === null ? {} : { node: row.aboutNode }) } };
}
