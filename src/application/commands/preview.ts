import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import type { Rejection } from '../../domain/rejection.ts';
import type { Language } from '../../domain/text.ts';
import {
  type CommandForecast,
  forecastOf,
  type Irrevocable,
  type Trial,
  tryCommand,
} from '../../domain/trajectory/forecast/preview.ts';
import { taskOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import type { Command } from '../../domain/trajectory/model/commands.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { settledIn } from '../../mail/ledger/owed.ts';
import { findPeople } from '../../store/people/people.ts';
import type { Dependencies, NamingDependencies } from '../dependencies.ts';
import { decideStarts } from '../enrolment/start-from-steps.ts';
import { nowOf } from '../now.ts';
import { type Preview, receiversOf, toldOf } from '../previews/preview.ts';
import { type Dossier, readDossier } from '../trajectories/dossier.ts';
import { calendarAfter } from './calendar-after.ts';
import { type CommandRequest, type CompletionRequest, prepareCommand } from './prepare.ts';

/** What came of looking: what would change, or why the command would be refused. */
export type PreviewOutcome =
  | { readonly ok: true; readonly preview: Preview }
  | { readonly ok: false; readonly rejection: Rejection };

/** The id by which somebody new goes in a preview, and a file that is not kept yet. */
export const NEWCOMER = '00000000-0000-4000-8000-000000000002';

/**
 * Looks what a command would change: decided by the same core on the state as it is, and compared with what comes without
 * it. Nothing is stored, nobody is added, nothing is sent.
 * @param language of titles and subjects
 * @throws as `executeCommand`: `not-found`, `invalid` for a person or file that does not exist, `forbidden`
 */
export async function previewCommand(request: {
  deps: NamingDependencies & Pick<Dependencies, 'clock'>;
  trajectoryId: string;
  actor: Actor;
  command: CommandRequest;
  scope?: Scope | undefined;
  expectedVersion?: number | undefined;
  language: Language;
}): Promise<PreviewOutcome> {
  const { deps, trajectoryId, actor, scope, expectedVersion, language } = request;
  const dossier = await readDossier({ deps, scope: scope ?? EVERYTHING, id: trajectoryId });
  const { head, state, template, context } = dossier;
  const command = await prepareCommand({ deps, head, actor, scope, newcomer: NEWCOMER }, request.command);
  const people = await peopleAfter(deps, dossier, command);
  const machine = nowOf(deps);
  const trial: Trial = {
    ...{ state, template, context, actor, command, expectedVersion, language },
    now: machine < state.at ? state.at : machine,
    settled: settledIn(await dossier.mails()),
    people,
    contextAfter: { ...context, calendar: await calendarAfter(deps.store, head.schoolNumber, command) },
  };
  const foreseen = await foresee(deps, dossier, trial);
  if ('rejected' in foreseen) return { ok: false, rejection: foreseen };
  const { before, after, difference, irrevocable } = foreseen;
  const receiver = await receiversOf(deps, difference.mails, people, newcomerOf(request.command));
  const told = toldOf(difference.mails, trial.now, receiver);
  const { version } = state;
  return {
    ok: true,
    preview: { ...difference, version, before, after, template, told, irrevocable, receiver },
  };
}

/** Everybody who has a role or a step, and who would get one; whoever can be reached from now on is known so. */
async function peopleAfter(
  { store }: Pick<Dependencies, 'store'>,
  { people }: Dossier,
  command: Command,
): Promise<Dossier['people']> {
  const gets = whoGets(command);
  if (gets === undefined || gets === NEWCOMER) return people;
  const all = new Map([...people, ...(await findPeople(store, [gets]))]);
  const known = all.get(gets);
  if (command.type === 'complete' && known !== undefined) {
    const { unreachableAt: _, ...reached } = known;
    all.set(gets, reached);
  }
  return all;
}

/** Id of who gets a role or a step with a command, or is said to be reached in one. */
function whoGets(command: Command): string | undefined {
  switch (command.type) {
    case 'assign':
    case 'delegate':
    case 'complete':
      return command.person;
    case 'handover':
      return command.to;
    default:
      return undefined;
  }
}

/** What it leads to, with the trajectories that start by themselves from it. */
async function foresee(
  { store }: Pick<Dependencies, 'store'>,
  { head }: Dossier,
  trial: Trial,
): Promise<CommandForecast | Rejection> {
  const { template, now } = trial;
  const context = trial.contextAfter ?? trial.context;
  const tried = tryCommand(trial);
  if ('rejected' in tried) return tried;
  const { outcome, enrolments } = await decideStarts(store, {
    ...{ outcome: tried.decided, template, context, now },
    ...{ schoolNumber: head.schoolNumber, organisationId: head.organisationId },
  });
  const forecast = forecastOf({ ...tried, decided: outcome }, trial);
  const more: Irrevocable[] = [
    ...(enrolments.length > 0 ? (['trajectory-starts'] as const) : []),
    ...(forecast.after.status === 'stopped' && head.programmeId !== undefined
      ? (['place-freed'] as const)
      : []),
  ];
  return { ...forecast, irrevocable: [...new Set([...forecast.irrevocable, ...more])] };
}

/** The name of somebody new whom a command brings in, by the id under which they go. */
function newcomerOf(command: CommandRequest): ReadonlyMap<string, string> {
  const name = newNameIn(command);
  return name === undefined ? new Map() : new Map([[NEWCOMER, name]]);
}

function newNameIn(command: CommandRequest): string | undefined {
  switch (command.type) {
    case 'assign':
    case 'delegate':
      return typeof command.person === 'object' ? command.person.name : undefined;
    case 'handover':
      return typeof command.to === 'object' ? command.to.name : undefined;
    case 'complete':
      return typeof command.given_by === 'object' ? command.given_by.name : newContactIn(command);
    default:
      return undefined;
  }
}

/** Who is to be reached in a role in which nobody was. */
function newContactIn({ step, answers }: CompletionRequest): string | undefined {
  const name = answers?.name;
  return taskOfPath(step) === 'no_contact' && typeof name === 'string' ? name.trim() : undefined;
}
