import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Rejection } from '../../domain/rejection.ts';
import { stepOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import { fieldError, reject } from '../../domain/trajectory/model/rejections.ts';
import { takeAnswer } from '../../domain/trajectory/rules/answering.ts';
import { findPerson } from '../../store/people/people.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { findTrajectory, type TrajectoryHead } from '../../store/trajectories/trajectories.ts';
import { assertDeliverable } from '../deliverable.ts';
import type { NamingDependencies } from '../dependencies.ts';
import { commandRejected } from './errors.ts';

/** How the task that nobody can be reached in a role is solved; `none` when nothing is to be found out for it. */
export type ContactSolution =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'corrected';
      readonly role: string;
      readonly person: string;
      readonly email: string;
      /** False when it was done before: the same request that comes again. */
      readonly isOpen: boolean;
    }
  | { readonly kind: 'replaced'; readonly role: string; readonly name: string; readonly email: string };

type Answered = {
  readonly step: string;
  readonly outcome?: string | undefined;
  readonly answers?: { readonly [field: string]: unknown } | undefined;
  readonly comment?: string | undefined;
};

/**
 * Reads what somebody answers to the task. An address that is said to be corrected has to be given, and to be another one.
 * @throws `invalid` naming `answers.email` or `answers.name`
 */
export async function contactSolution(
  deps: NamingDependencies,
  head: TrajectoryHead,
  answer: Answered,
): Promise<ContactSolution> {
  const { store } = deps;
  const found = await findTrajectory(store, EVERYTHING, head.id);
  const node = found?.state.nodes[answer.step];
  const role = node?.about;
  // Whether there is such a task is for the core to say.
  if (found === undefined || node === undefined || role === undefined) return { kind: 'none' };
  const template = await templateOf(store, head.template, head.templateVersion);
  const step = stepOfPath(template, answer.step, role)?.step;
  if (step === undefined) return { kind: 'none' };
  const taken = takeAnswer(step, node, { ...answer, files: 0 });
  if (taken.rejected) throw commandRejected(taken);
  const { outcome, answers = {} } = taken;
  if (outcome.id === 'telephoned') return { kind: 'none' };
  const { email, name } = answers as { readonly email?: string; readonly name?: string };
  const person = found.state.roles[role]?.person;
  if (outcome.id === 'corrected' && person !== undefined) {
    if (!email) throw commandRejected(asked('email', sentences.address));
    const isOpen = node.status === 'open';
    const known = await findPerson(store, EVERYTHING, person);
    const isSame = known?.email?.toLowerCase() === email.toLowerCase();
    if (isSame && isOpen) throw commandRejected(asked('email', sentences.sameAddress));
    await assertDeliverable(deps, email, 'answers.email');
    return { kind: 'corrected', role, person, email, isOpen };
  }
  if (!email) throw commandRejected(asked('email', sentences.address));
  if (!name?.trim()) throw commandRejected(asked('name', sentences.name));
  return { kind: 'replaced', role, name: name.trim(), email };
}

const sentences = {
  address: { nl: 'Geef het adres dat wel werkt.', en: 'Give the address that does work.' },
  sameAddress: {
    nl: 'Dit is het adres waarop onze mails niet aankomen. Geef een ander.',
    en: 'This is the address at which our mails do not arrive. Give another one.',
  },
  name: { nl: 'Wie is dat? Geef de naam.', en: 'Who is that? Give the name.' },
};

function asked(field: 'email' | 'name', message: { readonly nl: string; readonly en: string }): Rejection {
  return reject('answers-invalid', [fieldError('answers-invalid', `answers.${field}`, message)]);
}
