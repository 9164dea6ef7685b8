import type { Scope } from '../../domain/access/scope.ts';
import type { Rejection } from '../../domain/rejection.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Language } from '../../domain/text.ts';
import type { Difference, MailChange } from '../../domain/trajectory/forecast/difference.ts';
import {
  forecastOf,
  goesNow,
  type Irrevocable,
  type Trial,
  tryCommand,
} from '../../domain/trajectory/forecast/preview.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import type { TrajectoryState } from '../../domain/trajectory/model/state.ts';
import { phaseInView } from '../../domain/trajectory/views/steps.ts';
import type { LedgerMail } from '../../store/mail/mails.ts';
import { findPeople } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { decideStarts } from '../enrolment/start-from-steps.ts';
import { nowOf } from '../now.ts';
import type { InlinePerson } from '../people/named.ts';
import { type Dossier, readDossier } from '../trajectories/dossier.ts';
import { type CommandRequest, prepareCommand } from './prepare.ts';

/** Somebody whom a preview names: known, or new and not added yet. */
export type PreviewPerson = { readonly id?: string; readonly name: string };

/** What a command would change. Nothing of it has happened. */
export type CommandPreview = Difference & {
  /** The version that was looked at: give it with the command, and what was seen is what happens, or it is refused. */
  readonly version: number;
  readonly before: TrajectoryState;
  readonly after: TrajectoryState;
  readonly template: Template;
  /** The phase that it is in afterwards. */
  readonly phase: string;
  /** Who hears of it at once, by mail: the role and the person in it. */
  readonly told: readonly { readonly role: string; readonly person?: PreviewPerson }[];
  readonly irrevocable: readonly Irrevocable[];
  /** Whom a mail goes to; absent when nobody has that role. */
  readonly receiver: (person: string | undefined) => PreviewPerson | undefined;
};

/** What came of looking: what would change, or why the command would be refused. */
export type PreviewOutcome =
  | { readonly ok: true; readonly preview: CommandPreview }
  | { readonly ok: false; readonly rejection: Rejection };

/** The id by which somebody new goes in a preview. */
const NEWCOMER = '00000000-0000-4000-8000-000000000002';

/**
 * Looks what a command would change: decided by the same core on the state as it is, and compared with what comes without
 * it. Nothing is stored, nobody is added, nothing is sent.
 * @param language of titles and subjects
 * @throws as `executeCommand`: `not-found`, `invalid` for a person or file that does not exist, `forbidden`
 */
export async function previewCommand(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  trajectoryId: string;
  actor: Actor;
  command: CommandRequest;
  scope?: Scope | undefined;
  expectedVersion?: number | undefined;
  language: Language;
}): Promise<PreviewOutcome> {
  const { deps, trajectoryId, actor, scope, expectedVersion, language } = request;
  const dossier = await readDossier({ deps, id: trajectoryId });
  const { head, state, template, context } = dossier;
  const command = await prepareCommand({ deps, head, scope, newcomer: NEWCOMER }, request.command);
  const machine = nowOf(deps);
  const trial: Trial = {
    ...{ state, template, context, actor, command, expectedVersion, language },
    now: machine < state.at ? state.at : machine,
    settled: settledIn(await dossier.mails()),
  };
  const tried = tryCommand(trial);
  if ('rejected' in tried) return { ok: false, rejection: tried };
  const { outcome, enrolments } = await decideStarts(deps.store, {
    ...{ outcome: tried.decided, template, context, now: trial.now },
    ...{ schoolNumber: head.schoolNumber, organisationId: head.organisationId },
  });
  const forecast = forecastOf({ ...tried, decided: outcome }, trial);
  const { before, after, difference } = forecast;
  const receiver = await receiversOf(deps, dossier, difference.mails, request.command);
  const irrevocable = [...forecast.irrevocable];
  if (enrolments.length > 0 && !irrevocable.includes('trajectory-starts'))
    irrevocable.push('trajectory-starts');
  if (after.status === 'stopped' && head.programmeId !== undefined) irrevocable.push('place-freed');
  const told = toldOf(difference.mails, trial.now, receiver);
  const phase = phaseInView(after, template).id;
  return {
    ok: true,
    preview: {
      ...difference,
      version: state.version,
      before,
      after,
      template,
      phase,
      told,
      irrevocable,
      receiver,
    },
  };
}

/** Keys of the mails that will not go any more, by what the ledger says of them: what was withdrawn can be planned anew. */
export function settledIn(mails: readonly LedgerMail[]): ReadonlySet<string> {
  const open = new Set(['planned', 'withdrawn']);
  return new Set(mails.filter(({ status }) => !open.has(status)).map(({ key }) => key));
}

/** Whom ids stand for: who has a role now, who gets one, and who is new. */
async function receiversOf(
  deps: Pick<Dependencies, 'store'>,
  { people }: Dossier,
  mails: readonly MailChange[],
  command: CommandRequest,
): Promise<CommandPreview['receiver']> {
  const ids = mails.flatMap(({ mail, before }) => [mail.person ?? [], before?.person ?? []].flat());
  const unknown = [...new Set(ids)].filter((id) => id !== NEWCOMER && !people.has(id));
  const others = await findPeople(deps.store, unknown);
  const newcomer = newcomerOf(command);
  return (id) => {
    if (id === undefined) return undefined;
    if (id === NEWCOMER && newcomer !== undefined) return { name: newcomer.name };
    return { id, name: (people.get(id) ?? others.get(id))?.name ?? id };
  };
}

function newcomerOf(command: CommandRequest): InlinePerson | undefined {
  const named = command.type === 'assign' ? command.person : command.type === 'handover' ? command.to : '';
  return typeof named === 'string' ? undefined : named;
}

function toldOf(
  mails: readonly MailChange[],
  now: string,
  receiver: CommandPreview['receiver'],
): CommandPreview['told'] {
  const told = new Map<string, CommandPreview['told'][number]>();
  for (const change of mails) {
    if (!goesNow(change, now)) continue;
    const { to, person } = change.mail;
    const who = receiver(person);
    told.set(`${to} ${person}`, who === undefined ? { role: to } : { role: to, person: who });
  }
  return [...told.values()];
}
