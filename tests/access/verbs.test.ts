import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { isApplicationError } from '../../src/application/application-error.ts';
import { selectedBy } from '../../src/application/bulk/items.ts';
import { notFound } from '../../src/application/errors.ts';
import { sendLettersAgain } from '../../src/application/owed-letters/send-again.ts';
import { actorOf } from '../../src/cli/acts/act.ts';
import { dossierFor } from '../../src/cli/acts/reading.ts';
import { inNameOf } from '../../src/cli/in-name-of.ts';
import { createProgram } from '../../src/cli/program.ts';
import { type Asker, startWorld, type World } from './world.ts';

/** What whoever runs the installation does: it needs the database, and nobody is asked who they are. */
const ofTheOperator = [
  ...[
    'start',
    'api',
    'worker',
    'migrate',
    'seed',
    'doctor',
    'bench',
    'import-schools',
    'import-pupils',
    'import-sectors',
    'import-calendar',
    'enrol',
    'list',
  ],
  ...['merge-people', 'merge-schools', 'people', 'resend', 'lint', 'rehearse', 'draw', 'publish', 'report'],
  ...[
    'staff add',
    'staff list',
    'keys create',
    'keys list',
    'keys revoke',
    'schools assign',
    'schools unassign',
  ],
  ...['privacy export', 'privacy erase', 'privacy report', 'surveys', 'letterhead'],
];

/** What is read of one trajectory, and why it may be. */
const ofReaders = ['show', 'mails', 'say-why'];

/** What is done to many. */
const ofMany = [
  ...['bulk', 'operation', 'departures', 'settle', 'handovers', 'offer-handover', 'answer-handover'],
  ...['contacts', 'answer-contact'],
  ...['questions', 'answer-question', 'pass-question'],
];

/** What is seen to for a whole service. */
const ofServices = ['letters'];

const others = [...ofTheOperator, ...ofReaders, ...ofMany, ...ofServices];
const verbs = verbsOf(createProgram());
const acts = verbs.filter(({ name }) => !others.includes(name));

describe('every verb of the terminal', () => {
  let world: World;
  let tried = 0;
  const people = () => world.people.filter(({ id, headers }) => id !== '' && !('Authorization' in headers));

  beforeAll(async () => {
    world = await startWorld();
  });

  afterAll(async () => {
    await world?.stop();
  });

  it('is the operator’s, or can be done in the name of somebody', () => {
    expect(acts.length).toBeGreaterThan(10);
    for (const { name, options } of verbs) {
      expect([name, options.includes('--as')]).toEqual([name, !ofTheOperator.includes(name)]);
    }
    const known = verbs.map(({ name }) => name);
    expect(others.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(acts.map(({ name }) => [name]))(
    '%s is done to whose trajectory it may be, and to no other',
    async () => {
      const wrong: string[] = [];
      for (const asker of people()) {
        for (const rows of [world.first, world.second]) {
          for (const [row, counsellor] of [
            [rows.own, rows.counsellor],
            [rows.colleagues, rows.colleague],
          ] as const) {
            tried += 1;
            const expected = expectedOf(asker, rows.organisation, counsellor);
            const given = await outcomeOf(actorOf(world.deps, asker.id, row.id));
            if (given !== expected) wrong.push(`${asker.name} at ${rows.secret}: ${given}, not ${expected}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each(ofMany.map((name) => [name]))(
    '%s is asked by whom it may be, of whose trajectories it may be, and of no others',
    async () => {
      const wrong: string[] = [];
      for (const asker of people()) {
        for (const rows of [world.first, world.second]) {
          for (const [{ id }, counsellor] of [
            [rows.own, rows.counsellor],
            [rows.colleagues, rows.colleague],
          ] as const) {
            tried += 1;
            const given = await outcomeOf(findAmongMany(asker, rows.school, id));
            const one = expectedOf(asker, rows.organisation, counsellor);
            // Of many, what is out of reach is not found; who may ask nothing of many is refused.
            const mayAsk = ['administrator', 'coordinator', 'counsellor'].includes(asker.role);
            const expected = mayAsk && one !== 'allowed' ? 'not-found' : one;
            if (given !== expected) wrong.push(`${asker.name} at ${rows.secret}: ${given}, not ${expected}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  /** Finds one trajectory among those that a verb on many would take, as it finds them. */
  async function findAmongMany(asker: Asker, school: string, id: string): Promise<void> {
    const { deps, caller } = await inNameOf(world.deps, { as: asker.id, access: 'act-on-many' });
    const asked = { deps, scope: caller.scope, selection: { filter: { school } } };
    const found = await selectedBy(asked).catch((error: unknown): string[] => {
      // Of a school that is out of reach nothing is found, as of one that does not exist.
      if (isApplicationError(error) && error.code === 'nothing-selected') return [];
      throw error;
    });
    if (!found.includes(id)) throw notFound();
  }

  it('show and mails show a trajectory to whom it may be shown, and to nobody else', async () => {
    const wrong: string[] = [];
    for (const asker of people()) {
      for (const rows of [world.first, world.second]) {
        for (const { id } of [rows.own, rows.colleagues]) {
          tried += 1;
          const given = await outcomeOf(dossierFor(world.deps, id, asker.id));
          const expected = readsOf(asker, rows.organisation);
          if (given !== expected) wrong.push(`${asker.name} at ${rows.secret}: ${given}, not ${expected}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('letters shows and sends again those of the own service, to whom it may be, and to nobody else', async () => {
    const wrong: string[] = [];
    for (const asker of people()) {
      for (const { organisation, secret } of [world.first, world.second]) {
        tried += 1;
        const given = await outcomeOf(lettersOf(asker, organisation));
        const isTheirs = asker.role === 'coordinator' && asker.organisation === organisation;
        const expected = asker.role === 'administrator' || isTheirs ? 'allowed' : 'forbidden';
        if (given !== expected) wrong.push(`${asker.name} at ${secret}: ${given}, not ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  async function lettersOf(asker: Asker, organisation: string): Promise<void> {
    const { deps, caller } = await inNameOf(world.deps, { as: asker.id, access: 'resend-mail' });
    await sendLettersAgain({ deps, caller, organisation, since: '2026-01-01T00:00:00Z', isDryRun: true });
  }

  it('was tried in more than eight hundred cases', () => {
    console.info(`${tried} cases of the terminal`);
    expect(tried).toBeGreaterThan(800);
  });
});

function readsOf({ role, organisation }: Asker, service: string): string {
  if (role === 'administrator' || role === 'central') return 'allowed';
  if (role !== 'coordinator' && role !== 'counsellor') return 'forbidden';
  return organisation === service ? 'allowed' : 'not-found';
}

function outcomeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'allowed',
    (error: unknown) => (isApplicationError(error) ? error.kind : String(error)),
  );
}

function expectedOf({ role, id, organisation }: Asker, service: string, counsellor: string): string {
  if (role === 'administrator') return 'allowed';
  if (role === 'central') return 'forbidden';
  if (role !== 'coordinator' && role !== 'counsellor') return 'forbidden';
  if (organisation !== service) return 'not-found';
  return role === 'coordinator' || id === counsellor ? 'allowed' : 'forbidden';
}

type Verb = { readonly name: string; readonly options: readonly (string | undefined)[] };

function verbsOf(command: Command, path: readonly string[] = []): Verb[] {
  return command.commands.flatMap((one) => {
    const named = [...path, one.name()];
    return one.commands.length > 0
      ? verbsOf(one, named)
      : [{ name: named.join(' '), options: one.options.map(({ long }) => long ?? undefined) }];
  });
}
