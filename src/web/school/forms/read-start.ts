import { z } from 'zod';
import type { Candidate } from '../../../application/enrolment/candidates.ts';
import type { Proposal } from '../../../application/enrolment/proposal.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { startTextsOf } from '../../texts/texts.ts';
import { emailField, nameField, SCHOOL, START, SUBJECT, whoField } from './field-names.ts';

const LONGEST_NAME = 120;
const address = z.email().max(254);
const date = z.iso.date();

/** Somebody known by id, or new by name and address. */
export type Named = string | { readonly name: string; readonly email: string };

/** What was filled in to start a trajectory. */
export type StartRead = {
  /** Number of the school, or the person. */
  readonly subject: Named;
  readonly roles: { readonly [role: string]: Named };
  /** Local date. */
  readonly start: LocalDate;
};

/** What the form to start a trajectory says, checked as far as that needs no rules; or what has to be mended. */
export function readStart(
  sent: Sent,
  proposal: Proposal,
  language: Language,
): { readonly read: StartRead } | { readonly mistakes: readonly FieldMistake[] } {
  const texts = startTextsOf(language).mistakes;
  const mistakes: FieldMistake[] = [];
  const wrong = (field: string, message: string) => void mistakes.push({ field, message });
  const person = (name: string, people: readonly Candidate[], missing?: string) =>
    readPerson(sent, name, people, { texts, missing, wrong });

  const subject = readSubject(sent, proposal, { texts, wrong, person });
  const roles: Record<string, Named> = {};
  for (const { role, people } of proposal.roles) {
    const named = person(role.id, people, role.optional ? undefined : texts.role(role.title[language]));
    if (named !== undefined) roles[role.id] = named;
  }
  const start = (sentText(sent, START) ?? '').trim();
  if (!date.safeParse(start).success) wrong(START, texts.start);
  if (mistakes.length > 0 || subject === undefined) return { mistakes };
  return { read: { subject, roles, start } };
}

type Texts = ReturnType<typeof startTextsOf>['mistakes'];
type Wrong = (field: string, message: string) => void;

function readSubject(
  sent: Sent,
  { subject }: Proposal,
  {
    texts,
    wrong,
    person,
  }: {
    texts: Texts;
    wrong: Wrong;
    person: (name: string, people: readonly Candidate[], missing: string) => Named | undefined;
  },
): Named | undefined {
  if (subject.kind === 'person') return person(SUBJECT, subject.people, texts.person);
  const [only, ...more] = subject.schools;
  if (more.length === 0) return only?.number;
  const chosen = subject.schools.find(({ number }) => number === sentText(sent, SCHOOL));
  if (chosen === undefined) wrong(SCHOOL, texts.school);
  return chosen?.number;
}

/** Who was filled in by name counts; else who was chosen. */
function readPerson(
  sent: Sent,
  field: string,
  people: readonly Candidate[],
  { texts, missing, wrong }: { texts: Texts; missing: string | undefined; wrong: Wrong },
): Named | undefined {
  const name = (sentText(sent, nameField(field)) ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
  const email = (sentText(sent, emailField(field)) ?? '').trim();
  if (name !== '' || email !== '') {
    if (name === '') wrong(nameField(field), texts.name);
    if (email === '') wrong(emailField(field), texts.email);
    else if (!address.safeParse(email).success) wrong(emailField(field), texts.emailWrong);
    return { name, email };
  }
  const chosen = sentText(sent, whoField(field)) ?? '';
  if (chosen === '') {
    if (missing !== undefined) wrong(whoField(field), missing);
    return undefined;
  }
  if (people.some(({ id }) => id === chosen)) return chosen;
  wrong(whoField(field), texts.gone);
  return undefined;
}
