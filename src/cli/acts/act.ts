import { MACHINE, type Reader, readerOf } from '../../application/access/content.ts';
import { askCommand } from '../../application/commands/ask.ts';
import { commandRejected } from '../../application/commands/errors.ts';
import type { CommandRequest } from '../../application/commands/prepare.ts';
import { previewCommand } from '../../application/commands/preview.ts';
import { type Dependencies, narrowed } from '../../application/dependencies.ts';
import { type Dossier, readDossier } from '../../application/trajectories/dossier.ts';
import { readableTo } from '../../application/trajectories/readable.ts';
import { resolveTrajectory } from '../../application/trajectories/resolve.ts';
import type { Scope } from '../../domain/access/scope.ts';
import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Language } from '../../domain/text.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { systemClock } from '../../platform/clock.ts';
import { sentenceOf } from '../../texts/journal.ts';
import { namesOf } from '../../texts/names.ts';
import { statusWords } from '../../texts/statuses.ts';
import { inNameOf } from '../in-name-of.ts';
import { print, printJson } from '../output.ts';
import { withDependencies } from '../with-dependencies.ts';
import { withStore } from '../with-store.ts';
import { printPreview } from './preview.ts';

/** What every act can be told. */
export interface ActOptions {
  /** Address, id or name of the person in whose name it is done. */
  readonly as?: string;
  readonly dryRun?: boolean;
  readonly language: Language;
  readonly json?: boolean;
}

/** What makes a command of what was typed, once it is known which trajectory is meant. */
export type MakeCommand = (
  deps: Pick<Dependencies, 'store' | 'clock'>,
  dossier: Dossier,
  actor: Actor,
) => Promise<CommandRequest> | CommandRequest;

/**
 * Does something with the trajectory that is meant, or shows what it would change.
 * @throws what the use cases throw: the same refusals as everywhere
 */
export async function act(named: string, options: ActOptions, make: MakeCommand): Promise<void> {
  await withStore(async (context) => {
    const given = { ...context, clock: systemClock };
    const id = await resolveTrajectory({ deps: given, scope: given.store.scope, named });
    const { reader, ...who } = await actorOf(given, options.as, id);
    const deps = withinReach(given, who);
    const dossier = await readDossier({ deps, scope: EVERYTHING, id });
    const asked = { trajectoryId: id, ...who };
    if (options.dryRun) {
      const command = await make(deps, dossier, who.actor);
      const looked = await previewCommand({ deps, ...asked, command, language: options.language });
      if (!looked.ok) throw commandRejected(looked.rejection);
      printPreview(looked.preview, dossier, options);
      return;
    }
    await withDependencies(context, async (all) => {
      const command = await make(deps, dossier, who.actor);
      const { actor, scope = EVERYTHING } = who;
      const outcome = await askCommand({
        deps: withinReach(all, who),
        caller: { actor, scope },
        trajectoryId: id,
        command,
      });
      if (!outcome.ok) throw commandRejected(outcome.rejection);
      const after = await readDossier({ deps, scope: EVERYTHING, id });
      await tell(readableTo(after, reader), dossier.state.version, options);
    });
  });
}

/** What it is done with: within what she reaches in whose name it is done, else with everything. */
export function withinReach<Given extends Pick<Dependencies, 'store'>>(
  given: Given,
  { scope }: { readonly scope?: Scope },
): Given {
  return scope === undefined ? given : narrowed(given, scope);
}

/** Who acts: the person who is named, with what they may do, else whoever runs the installation. */
export async function actorOf(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  named: string | undefined,
  trajectory: string,
): Promise<{ readonly actor: Actor; readonly scope?: Scope; readonly reader: Reader }> {
  if (named === undefined) return { actor: { kind: 'operator' }, reader: MACHINE };
  const { caller } = await inNameOf(deps, { as: named, access: 'act-on-trajectory', id: trajectory });
  const { actor, scope } = caller;
  return { actor, scope, reader: await readerOf(deps, caller, trajectory) };
}

/** Says what happened since a version, and where it stands now. */
async function tell(dossier: Dossier, since: number, { language, json }: ActOptions): Promise<void> {
  const { head, template, name } = dossier;
  const happened = (await dossier.journal()).filter(({ version }) => version > since);
  if (json) {
    printJson({ ...head, events: happened });
    return;
  }
  const names = namesOf(template, await dossier.everybody(), await dossier.titles(language), language);
  print(`${head.reference}  ${template.title[language]}, ${name}: ${statusWords[language][head.status]}`);
  for (const { body } of happened) print(`  ${sentenceOf(body, names, language)}`);
}
