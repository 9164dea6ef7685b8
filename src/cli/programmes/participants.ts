import { addParticipant } from '../../application/participants/add.ts';
import { readParticipants } from '../../application/participants/read.ts';
import { resolveTrajectory } from '../../application/trajectories/resolve.ts';
import type { Language } from '../../domain/text.ts';
import { systemClock } from '../../platform/clock.ts';
import { isUuid } from '../arguments.ts';
import { inNameOf } from '../in-name-of.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { withDependencies } from '../with-dependencies.ts';
import { withStore } from '../with-store.ts';

/** What commands on who takes part can be told. */
export interface ParticipantOptions {
  readonly as: string;
  readonly language: Language;
  readonly json?: boolean;
}

/** Shows the schools and organisations that take part in a trajectory of the whole programme. */
export async function participants(named: string, options: ParticipantOptions): Promise<void> {
  await withStore(async ({ store }) => {
    const given = { store, clock: systemClock };
    const id = await resolveTrajectory({ deps: given, scope: given.store.scope, named });
    const { deps, caller } = await inNameOf(given, { as: options.as, access: 'see-trajectory', id });
    const found = await readParticipants(deps, caller.scope, id);
    if (options.json) {
      printJson(found);
      return;
    }
    const said = texts[options.language];
    const rows = found.map(({ partyName, role, from, until }) => [partyName, role, from, until ?? '']);
    print(rows.length === 0 ? said.none : table(said.head, rows));
  });
}

/** Lets a school, by its number, or an organisation, by its id, take part. */
export async function join(
  named: string,
  party: string,
  options: ParticipantOptions & { readonly role: string; readonly from?: string; readonly until?: string },
): Promise<void> {
  await withStore((context) =>
    withDependencies(context, async (given) => {
      const trajectory = await resolveTrajectory({ deps: given, scope: given.store.scope, named });
      const asked = { as: options.as, access: 'act-on-trajectory', id: trajectory } as const;
      const { deps, caller } = await inNameOf(given, asked);
      const { role, from, until, language } = options;
      const added = await addParticipant({
        ...{ deps, caller, trajectory, role, from, until },
        party: isUuid(party) ? { organisation: party } : { school: party },
      });
      if (options.json) printJson(added);
      else print(texts[language].added(added.partyName, added.from));
    }),
  );
}

const texts = {
  nl: {
    head: ['wie', 'rol', 'vanaf', 'tot'],
    none: 'Nog niemand doet mee.',
    added: (name: string, from: string) => `${name} doet mee vanaf ${from}.`,
  },
  en: {
    head: ['who', 'role', 'from', 'until'],
    none: 'Nobody takes part yet.',
    added: (name: string, from: string) => `${name} takes part from ${from}.`,
  },
} as const satisfies { [language in Language]: object };
