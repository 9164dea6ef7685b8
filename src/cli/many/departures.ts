import { readDepartures } from '../../application/departures/find.ts';
import { type Settlement, workToSettle } from '../../application/departures/settle.ts';
import { resolvePerson } from '../../application/people/resolve.ts';
import { resolveTrajectory } from '../../application/trajectories/resolve.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Language } from '../../domain/text.ts';
import { usageError } from '../errors.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { askedBy, type ManyOptions } from './asked-by.ts';
import { beginOrShow } from './outcomes.ts';

type Of = { readonly person?: string; readonly school?: string };

/** Lists what is left behind by who left or moved, and by schools that closed. */
export async function departures(options: ManyOptions & Of): Promise<void> {
  await askedBy(options, async (deps, { scope }) => {
    const found = await readDepartures({ deps, scope, filter: await meant(deps, options) });
    if (options.json) return printJson(found);
    const said = texts[options.language];
    if (found.length === 0) return print(said.nothing);
    for (const { kind, subject, name, since, owner, concerned } of found) {
      print(`${said.kinds[kind]}: ${name} (${subject}), ${localDateOf(since)}; ${said.owner(owner?.name)}`);
      const rows = concerned.map((one) => [
        ...[one.reference, one.schoolName ?? one.school, one.roles.join(', ')],
        ...[String(one.open.length), String(one.mails), String(one.appointments.length)],
      ]);
      print(table(said.head, rows));
    }
  });
}

/** Hands over, moves or stops what is left behind, all of it or some; or shows what would become of each. */
export async function settle(
  options: ManyOptions &
    Of & {
      readonly handOverTo?: string;
      readonly role?: string;
      readonly moveTo?: string;
      readonly stop?: boolean;
      readonly reason?: string;
      readonly only?: readonly string[];
    },
): Promise<void> {
  if ((options.person === undefined) === (options.school === undefined)) {
    throw usageError('Give either --person or --school.');
  }
  await askedBy(options, async (deps, caller) => {
    const { scope } = caller;
    const named = options.only ?? [];
    const trajectories = await Promise.all(
      named.map((one) => resolveTrajectory({ deps, scope, named: one })),
    );
    const settlement = await settlementOf(deps, options);
    const work = await workToSettle({
      ...{ deps, scope, of: await meant(deps, options), settlement },
      ...(named.length === 0 ? {} : { trajectories }),
    });
    const kind = settlement.kind === 'hand-over' ? 'handover' : 'command';
    await beginOrShow(deps, caller, { work, kind }, options);
  });
}

type Deps = Parameters<typeof resolvePerson>[0];

async function meant(deps: Deps, { person, school }: Of): Promise<Of> {
  if (person === undefined) return school === undefined ? {} : { school };
  return { person: (await resolvePerson(deps, { named: person })).id };
}

async function settlementOf(
  deps: Deps,
  options: {
    readonly handOverTo?: string;
    readonly role?: string;
    readonly moveTo?: string;
    readonly stop?: boolean;
    readonly reason?: string;
  },
): Promise<Settlement> {
  const { handOverTo, role, moveTo, stop, reason } = options;
  const ways = [handOverTo, moveTo, stop].filter((way) => way !== undefined);
  if (ways.length !== 1) throw usageError('Give one of --hand-over-to, --move-to and --stop.');
  if (handOverTo !== undefined) {
    const to = (await resolvePerson(deps, { named: handOverTo })).id;
    return { kind: 'hand-over', to, ...(role === undefined ? {} : { role }) };
  }
  if (moveTo !== undefined) {
    return { kind: 'move', school: moveTo, ...(reason === undefined ? {} : { reason }) };
  }
  if (reason === undefined) throw usageError('--stop needs --reason.');
  return { kind: 'stop', reason };
}

const texts = {
  nl: {
    kinds: { left: 'Vertrokken', moved: 'Verhuisd', closed: 'School gesloten' },
    owner: (name: string | undefined) => (name === undefined ? 'niemand die erop toeziet' : `voor ${name}`),
    head: ['traject', 'school', 'rollen', 'open stappen', 'mails', 'afspraken'],
    nothing: 'Er blijft niets achter.',
  },
  en: {
    kinds: { left: 'Left', moved: 'Moved', closed: 'School closed' },
    owner: (name: string | undefined) => (name === undefined ? 'nobody to see to it' : `for ${name}`),
    head: ['trajectory', 'school', 'roles', 'open steps', 'mails', 'appointments'],
    nothing: 'Nothing is left behind.',
  },
} as const satisfies { [language in Language]: object };
