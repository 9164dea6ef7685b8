import { commandRejected } from '../../application/commands/errors.ts';
import { fileMail, readMessage } from '../../application/mail/file.ts';
import { readDossier } from '../../application/trajectories/dossier.ts';
import { resolveTrajectory } from '../../application/trajectories/resolve.ts';
import { resolveStep } from '../../application/trajectories/resolve-step.ts';
import { print, printJson } from '../output.ts';
import { readBytes } from '../read-file.ts';
import { withDependencies } from '../with-dependencies.ts';
import { withStore } from '../with-store.ts';
import { type ActOptions, actorOf, withinReach } from './act.ts';

const nothingFiled = { nl: ' (er is niets gedaan)', en: ' (nothing was done)' };

/** Files a mail with a trajectory, or shows what would be filed. */
export async function fileMailWith(
  which: string,
  path: string,
  options: ActOptions & { step?: string },
): Promise<void> {
  const raw = await readBytes(path);
  await withStore((context) =>
    withDependencies(context, async (given) => {
      const id = await resolveTrajectory({ deps: given, scope: { kind: 'all' }, named: which });
      const who = await actorOf(given, options.as, id);
      const { actor } = who;
      const deps = withinReach(given, who);
      const { head, state } = await readDossier({ deps, scope: { kind: 'all' }, id });
      const step = options.step === undefined ? undefined : resolveStep(state, options.step, 'open');
      const mail = { ...(await readMessage(deps, raw)), step };
      if (!options.dryRun) {
        const filed = await fileMail({ deps, trajectoryId: id, actor, by: actor.person, mail });
        if (!filed.ok) throw commandRejected(filed.rejection);
      }
      const { sender, subject } = mail;
      if (options.json) return printJson({ reference: head.reference, sender, subject });
      const said = options.dryRun ? nothingFiled[options.language] : '';
      print(`${head.reference}  ${sender}: ${subject}${said}`);
    }),
  );
}
