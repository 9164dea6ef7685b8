import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { RULES_ONLY } from '../../src/domain/calendar/school-calendar.ts';
import { instantAt } from '../../src/domain/calendar/wall-clock.ts';
import { behaviourOf, type Persona, personas } from '../../src/domain/trajectory/forecast/personas.ts';
import { rehearse } from '../../src/domain/trajectory/forecast/rehearse.ts';
import { findTrajectory, journalOf } from '../../src/store/trajectories/trajectories.ts';
import { mailsPromised, mailsSent } from './compare.ts';
import { enrolOverHttp, play } from './play.ts';
import { startWorld, type World } from './world.ts';

const context = { calendar: RULES_ONLY };

/** One start for each persona: one server has one clock, and it only goes forward. */
const starts: { readonly [persona in Persona]: string } = {
  prompt: '2030-09-03',
  slow: '2035-01-08',
  silent: '2041-03-04',
  'drop-out': '2044-09-01',
  'changes-hands': '2046-09-03',
};

describe('digitale-school over three years, on real parts', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld('digitale-school');
  });
  afterAll(async () => {
    await world?.stop();
  });

  it.each(personas)('sends what its rehearsal says, mail by mail: %s', async (persona) => {
    const start = starts[persona];
    await world.sleepUntil(instantAt(start, '10:00'));
    const id = await enrolOverHttp(world, start);
    await world.mailsGone();
    const rehearsal = rehearse(world.template, { persona, start, id, context });
    const successors = new Map<string, string>();
    for (const role of ['principal', 'counsellor']) successors.set(role, await world.newcomer(`${role}`));
    const behaviour = behaviourOf(persona, world.template, context, {
      successor: (role) => successors.get(role) ?? role,
    });
    const last = rehearsal.entries.at(-1)?.at ?? '';
    await play(world, id, behaviour, new Date(Date.parse(last) + 60_000).toISOString());

    const real = await mailsSent(world, id);
    const promised = mailsPromised(rehearsal);
    expect(real).toEqual(promised);
    expect(promised.length).toBeGreaterThan(5);

    const state = (await findTrajectory(world.store, EVERYTHING, id))?.state;
    const journal = await journalOf(world.store, EVERYTHING, id);
    expect(journal.map(({ version }) => version)).toEqual(journal.map((_, index) => index + 1));
    if (persona === 'slow') {
      // The whole road: one vision that came back, both trainings, the follow-up, and the end years later.
      expect(journal.filter(({ body }) => body.type === 'returned')).toHaveLength(1);
      expect(state?.status).toBe('completed');
    }
    if (persona === 'drop-out') expect(state?.status).toBe('stopped');
    if (persona !== 'silent') return;
    expect(state?.status).toBe('active');
  });
});
