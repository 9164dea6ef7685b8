import type { FieldError } from '../../domain/rejection.ts';
import type { Language } from '../../domain/text.ts';
import { markLinkUsed } from '../../store/people/links.ts';
import type { FieldMistake } from '../../web/form.ts';
import { emailField, SCHOOL, START, SUBJECT, whoField } from '../../web/school/forms/field-names.ts';
import {
  type Action,
  busy,
  noLongerMine,
  type Outcome,
  viewOf,
  wrong,
} from '../../web/school/forms/outcome.ts';
import { type Named, readStart, type StartRead } from '../../web/school/forms/read-start.ts';
import { textsOf } from '../../web/texts/texts.ts';
import type { ApplicationError } from '../application-error.ts';
import { sortError } from '../outage.ts';
import { ensurePerson } from '../people/people.ts';
import { onceMore } from '../retry-on-conflict.ts';
import { enrolTrajectory } from './enrol.ts';
import { type Proposal, readProposal } from './proposal.ts';
import { tryOut } from './try-out.ts';

/** Starts the trajectory that a step proposes. The step is done with it, once however often the form is sent. */
export async function startProposed(action: Action): Promise<Outcome> {
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
  const refused = tryOut(proposal, opened, read.start, placeholders(read));
  if (refused.rejected) {
    const { mistakes, note } = beside(
      refused.errors ?? [],
      refused.message[language],
      read,
      proposal,
      language,
    );
    return wrong(action, 'start', mistakes, note);
  }
  try {
    await onceMore(() => enrol(action, proposal, read));
    await markLinkUsed(deps.store, opened.link.tokenHash, opened.now);
    return done;
  } catch (error) {
    const sorted = sortError(error);
    if (sorted.sort !== 'refusal') return busy(action, 'start', error);
    // Somebody was quicker: the page says how it stands.
    if (sorted.error.errors?.some(({ code }) => code === 'step-not-open')) return done;
    const { mistakes, note } = beside(
      sorted.error.errors ?? [],
      sentenceOf(sorted.error, language),
      read,
      proposal,
      language,
    );
    return wrong(action, 'start', mistakes, note);
  }
}

async function enrol(
  { deps, opened, path }: Action,
  { published, scope, subject, key }: Proposal,
  read: StartRead,
): Promise<void> {
  const { person, trajectory } = opened;
  const named = (who: Named) => (typeof who === 'string' ? who : { ...who, language: person.language });
  const id =
    typeof read.subject === 'string'
      ? read.subject
      : (
          await ensurePerson({
            ...{ deps, path: 'subject.id', idempotencyKey: key },
            ...{ person: named(read.subject), scope },
            among: { party: 'school', school: subject.kind === 'person' ? subject.school : undefined },
          })
        ).id;
  await enrolTrajectory({
    ...{ deps, scope, idempotencyKey: key },
    actor: { kind: 'link', person: person.id },
    enrolment: {
      template: published.id,
      templateVersion: published.version,
      subject: { kind: subject.kind, id },
      roles: Object.fromEntries(Object.entries(read.roles).map(([role, who]) => [role, named(who)])),
      start: read.start,
      from: { trajectory: trajectory.id, step: path },
      group: trajectory.state.group,
    },
  });
}

function placeholders({ roles }: StartRead): Record<string, string> {
  return Object.fromEntries(Object.keys(roles).map((role) => [role, role]));
}

/** What was refused beside the fields of the page; what belongs to none of them is said about the whole. */
function beside(
  errors: readonly FieldError[],
  sentence: string,
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
  return mistakes.length === 0 ? { mistakes, note: sentence } : { mistakes };
}

function sentenceOf(problem: ApplicationError, language: Language): string {
  return (problem.detail ?? problem.title)[language];
}
