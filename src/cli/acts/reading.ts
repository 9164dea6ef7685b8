import { noteAccess } from '../../application/access/audit.ts';
import { MACHINE, readerOf, stateReason } from '../../application/access/content.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import { type Dossier, readDossier } from '../../application/trajectories/dossier.ts';
import { readableTo } from '../../application/trajectories/readable.ts';
import { resolveTrajectory } from '../../application/trajectories/resolve.ts';
import type { Language } from '../../domain/text.ts';
import { systemClock } from '../../platform/clock.ts';
import { shortMoment } from '../../texts/dates.ts';
import { inNameOf } from '../in-name-of.ts';
import { print } from '../output.ts';
import { withStore } from '../with-store.ts';

type Deps = Pick<Dependencies, 'store' | 'clock'>;

/**
 * The dossier of the trajectory that is meant, as somebody may read it: as whoever runs the installation when nobody is named.
 * @throws the same refusals as everywhere
 */
export async function dossierFor(deps: Deps, named: string, as: string | undefined): Promise<Dossier> {
  const id = await resolveTrajectory({ deps, scope: deps.store.scope, named });
  if (as === undefined) return readableTo(await readDossier({ deps, scope: deps.store.scope, id }), MACHINE);
  const { deps: hers, caller } = await inNameOf(deps, { as, access: 'see-trajectory', id });
  await noteAccess(hers, { caller, action: 'see-trajectory', isReading: true, subject: id });
  const dossier = await readDossier({ deps: hers, scope: caller.scope, id });
  return readableTo(dossier, await readerOf(hers, caller, id));
}

/** Says why what people wrote in a trajectory has to be read, in the name of somebody. */
export async function sayWhy(
  named: string,
  { as, reason, language }: { readonly as: string; readonly reason: string; readonly language: Language },
): Promise<void> {
  await withStore(async ({ store }) => {
    const given = { store, clock: systemClock };
    const id = await resolveTrajectory({ deps: given, scope: given.store.scope, named });
    const { deps, caller } = await inNameOf(given, { as, access: 'state-reason', id });
    await noteAccess(deps, { caller, action: 'state-reason', isReading: false, subject: id });
    const { until } = await stateReason({ deps, caller, subject: id, reason });
    print(texts[language](shortMoment(until, language)));
  });
}

const texts = {
  nl: (until: string) => `Wat mensen schreven, kan gelezen worden tot ${until}.`,
  en: (until: string) => `What people wrote can be read until ${until}.`,
} as const satisfies { [language in Language]: (until: string) => string };
