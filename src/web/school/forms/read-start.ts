import { z } from 'zod';
import type { Candidate } from '../../../application/enrolment/candidates.ts';
import { type Proposal, readProposal } from '../../../application/enrolment/proposal.ts';
import type { Named, ProposedStart } from '../../../application/enrolment/start-proposed.ts';
import { ownStep } from '../../../application/links/visit.ts';
import { emailAddress } from '../../../domain/email-address.ts';
import type { Language } from '../../../domain/text.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { startTextsOf } from '../../texts/texts.ts';
import { emailField, nameField, SCHOOL, START, SUBJECT, whoField } from './field-names.ts';
import type { ReadForm, SentForm } from './form.ts';
import { nameIn } from './name-in.ts';

const address = z.email({ pattern: emailAddress }).max(254);
const date = z.iso.date();

/** What the form to start a trajectory says, as far as it can be read without rules; or what has to be mended. */
export async function readStart(form: SentForm): Promise<ReadForm<ProposedStart>> {
  const { deps, opened, path, sent, language } = form;
  const view = ownStep(opened, path);
  const proposal = view === undefined ? undefined : await readProposal(deps, opened, view);
  if (proposal === undefined || proposal.begun !== undefined) {
    return { asked: { step: path, proposal, subject: '', roles: {}, start: opened.today } };
  }
  const read = readStartOf(sent, proposal, language);
  if ('mistakes' in read) return read;
  return { asked: { step: path, proposal, ...read }, controlOf: (field) => controlOf(field, read, proposal) };
}

type Filled = Pick<ProposedStart, 'subject' | 'roles' | 'start'>;

function readStartOf(
  sent: Sent,
  proposal: Proposal,
  language: Language,
): Filled | { readonly mistakes: readonly FieldMistake[] } {
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
  return { subject, roles, start };
}

function controlOf(path: string, filled: Filled, { subject }: Proposal): string | undefined {
  const control = (name: string, who: Named | undefined) =>
    typeof who === 'object' ? emailField(name) : whoField(name);
  if (path === 'start') return START;
  if (path.startsWith('roles.')) {
    const role = path.slice('roles.'.length);
    return control(role, filled.roles[role]);
  }
  if (!path.startsWith('subject')) return undefined;
  if (subject.kind === 'person') return control(SUBJECT, filled.subject);
  return subject.schools.length > 1 ? SCHOOL : undefined;
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
  const name = nameIn(sentText(sent, nameField(field)));
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
