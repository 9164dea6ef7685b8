import type { ApplicationError } from '../../../application/application-error.ts';
import { type Proposal, readProposal } from '../../../application/enrolment/proposal.ts';
import { type ProposedStart, startProposed } from '../../../application/enrolment/start-proposed.ts';
import type { Refused } from '../../../application/outage.ts';
import type { Language } from '../../../domain/text.ts';
import type { FieldMistake } from '../../form.ts';
import { textsOf } from '../../texts/texts.ts';
import { emailField, SCHOOL, START, SUBJECT, whoField } from './field-names.ts';
import { type Action, busy, noLongerMine, type Outcome, viewOf, wrong } from './outcome.ts';
import { type Named, readStart, type StartRead } from './read-start.ts';

/** Starts the trajectory that a step proposes, as the form says. */
export async function sendStart(action: Action): Promise<Outcome> {
  const { deps, opened, path, sent, language } = action;
  const done: Outcome = { kind: 'done', done: { kind: 'start', path } };
  const view = viewOf(action);
  if (view === undefined) return noLongerMine(action, 'start');
  const proposal = await readProposal(deps, opened, view);
  if (proposal === undefined) return wrong(action, 'start', [], textsOf(language).errors.stale);
  if (proposal.begun !== undefined) return done;
  const filled = readStart(sent, proposal, language);
  if ('mistakes' in filled) return wrong(action, 'start', filled.mistakes);
  const { read } = filled;
  let outcome: 'started' | Refused;
  try {
    const start = startOf(read, opened.person.language);
    outcome = await startProposed({ deps, opened, path, proposal, start });
  } catch (error) {
    return busy(action, 'start', error);
  }
  if (outcome === 'started') return done;
  const { mistakes, note } = beside(outcome.refused, read, proposal, language);
  return wrong(action, 'start', mistakes, note);
}

/** Who is new is written to in the language of whoever names them. */
function startOf({ subject, roles, start }: StartRead, language: Language): ProposedStart {
  const named = (who: Named) => (typeof who === 'string' ? who : { ...who, language });
  return {
    subject: named(subject),
    roles: Object.fromEntries(Object.entries(roles).map(([role, who]) => [role, named(who)])),
    start,
  };
}

/** What was refused beside the fields of the page; what belongs to none of them is said about the whole. */
function beside(
  { errors = [], detail, title }: ApplicationError,
  read: StartRead,
  { subject }: Proposal,
  language: Language,
): { readonly mistakes: readonly FieldMistake[]; readonly note?: string } {
  const control = (name: string, who: Named | undefined) =>
    typeof who === 'object' ? emailField(name) : whoField(name);
  const fieldOf = (path: string): string | undefined => {
    if (path === 'start') return START;
    if (path.startsWith('roles.')) {
      const role = path.slice('roles.'.length);
      return control(role, read.roles[role]);
    }
    if (!path.startsWith('subject')) return undefined;
    if (subject.kind === 'person') return control(SUBJECT, read.subject);
    return subject.schools.length > 1 ? SCHOOL : undefined;
  };
  const mistakes = errors.flatMap(({ path, message }): FieldMistake[] => {
    const field = fieldOf(path);
    return field === undefined ? [] : [{ field, message: message[language] }];
  });
  return mistakes.length === 0 ? { mistakes, note: (detail ?? title)[language] } : { mistakes };
}
