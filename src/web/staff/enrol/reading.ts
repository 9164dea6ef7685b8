import { z } from 'zod';
import type { ProgrammeChoice, RoleChoice } from '../../../application/enrolment/choices.ts';
import type { EnrolmentRequest } from '../../../application/enrolment/request.ts';
import type { InlinePerson } from '../../../application/people/named.ts';
import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Template } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { withinSentence } from '../../../texts/in-sentence.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { dateOf } from '../../school/forms/read-dates.ts';
import { enrolTextsOf } from '../../texts/texts.ts';
import { isConfirmed } from '../acts/forms/confirmed.tsx';

const address = z.email().max(254);

/** The fields of a role in the form. */
export const whoField = (role: string) => `who-${role}`;
export const nameField = (role: string) => `name-${role}`;
export const emailField = (role: string) => `email-${role}`;

/** What the form is about. */
export type Enrolling = {
  readonly template: Template;
  readonly school: string;
  readonly roles: readonly RoleChoice[];
  readonly programmes: readonly ProgrammeChoice[];
  readonly today: LocalDate;
  readonly language: Language;
};

/** The enrolment that a form asks for, or what has to be mended first. */
export function readEnrolment(
  asked: Enrolling,
  sent: Sent,
): { readonly enrolment: EnrolmentRequest } | { readonly mistakes: readonly FieldMistake[] } {
  const texts = enrolTextsOf(asked.language);
  const mistakes: FieldMistake[] = [];
  const roles: Record<string, string | InlinePerson> = {};
  for (const choice of asked.roles) {
    const read = readRole(choice, sent, asked.language);
    if (Array.isArray(read)) mistakes.push(...read);
    else if (read !== undefined) roles[choice.role.id] = read as string | InlinePerson;
  }
  const start = dateOf(typed(sent, 'start'));
  const phase = typed(sent, 'phase');
  const since = dateOf(typed(sent, 'since'));
  if (start !== '' && !isMeantDate(start)) mistakes.push({ field: 'start', message: texts.dateWrong });
  if (phase !== '' && !isMeantDate(since)) mistakes.push({ field: 'since', message: texts.sinceMissing });
  if (mistakes.length > 0) return { mistakes };
  const [programme, cohort] = typed(sent, 'programme').split('/');
  return {
    enrolment: {
      ...{ template: asked.template.id, subject: { id: asked.school }, roles, confirmed: isConfirmed(sent) },
      ...(start === '' ? {} : { start }),
      ...(programme ? { programme, cohort, waitingList: typed(sent, 'wait') !== '' } : {}),
      ...(phase === '' ? {} : { underWay: { phase, since } }),
    },
  };
}

function readRole(
  { role, people }: RoleChoice,
  sent: Sent,
  language: Language,
): string | InlinePerson | readonly FieldMistake[] | undefined {
  const texts = enrolTextsOf(language);
  const who = typed(sent, whoField(role.id));
  const name = typed(sent, nameField(role.id));
  const email = typed(sent, emailField(role.id));
  if (name === '' && email === '') {
    if (people.some(({ id }) => id === who)) return who;
    if (role.optional) return undefined;
    const title = withinSentence(role.title[language]);
    return [
      { field: people.length > 0 ? whoField(role.id) : nameField(role.id), message: texts.whoMissing(title) },
    ];
  }
  if (name === '') {
    return [{ field: nameField(role.id), message: texts.whoMissing(withinSentence(role.title[language])) }];
  }
  return address.safeParse(email).success
    ? { name, email }
    : [{ field: emailField(role.id), message: texts.emailWrong }];
}

/** The field of the form that a field of the enrolment stands for. */
export function controlOf(path: string, { roles }: Enrolling): string | undefined {
  const [, role = '', part] = /^roles\.([^.]+)(?:\.(.+))?$/.exec(path) ?? [];
  if (role !== '') {
    if (part === 'email') return emailField(role);
    const hasPeople = roles.some((one) => one.role.id === role && one.people.length > 0);
    return hasPeople ? whoField(role) : nameField(role);
  }
  if (path.startsWith('under_way')) return path.endsWith('since') ? 'since' : 'phase';
  if (path === 'programme' || path === 'cohort') return 'programme';
  return path === 'start' || path === 'confirmed' ? path : undefined;
}

function typed(sent: Sent, name: string): string {
  return sentText(sent, name)?.trim() ?? '';
}
