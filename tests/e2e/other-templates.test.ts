import { afterEach, describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { RULES_ONLY } from '../../src/domain/calendar/school-calendar.ts';
import { instantAt } from '../../src/domain/calendar/wall-clock.ts';
import { behaviourOf } from '../../src/domain/trajectory/forecast/personas.ts';
import { rehearse } from '../../src/domain/trajectory/forecast/rehearse.ts';
import { findTrajectory } from '../../src/store/trajectories/trajectories.ts';
import { mailsPromised, mailsSent } from './compare.ts';
import { enrolOverHttp, play } from './play.ts';
import { startWorld, type World } from './world.ts';

const context = { calendar: RULES_ONLY };

describe('The other model trajectories, on real parts', () => {
  let world: World | undefined;
  afterEach(async () => {
    await world?.stop();
    world = undefined;
  });

  it.each([
    { template: 'digisprong-ict-coordinator', persona: 'prompt', start: '2032-11-02', yearsLater: 10 },
    { template: 'digicoach', persona: 'changes-hands', start: '2031-09-02', yearsLater: 0 },
    { template: 'mijlpalenplan', persona: 'prompt', start: '2040-01-09', yearsLater: 20 },
  ] as const)(
    'send what the rehearsal says: $template, $persona',
    async ({ template, persona, start, yearsLater }) => {
      world = await startWorld(template, yearsLater);
      await world.sleepUntil(instantAt(start, '10:00'));
      const id = await enrolOverHttp(world, start);
      await world.mailsGone();
      const rehearsal = rehearse(world.template, { persona, start, id, context });
      const successors = new Map<string, string>();
      for (const { id: role } of world.template.roles) successors.set(role, await world.newcomer(role));
      const behaviour = behaviourOf(persona, world.template, context, {
        successor: (role) => successors.get(role) ?? role,
      });
      const last = rehearsal.entries.at(-1)?.at ?? '';
      await play(world, id, behaviour, new Date(Date.parse(last) + 60_000).toISOString());

      expect(await mailsSent(world, id)).toEqual(mailsPromised(rehearsal));
      const state = (await findTrajectory(world.store, EVERYTHING, id))?.state;
      expect(state?.status).toBe('completed');
      if (template !== 'digicoach') return;
      expect(state?.roles.digicoach?.person).toBe(successors.get('digicoach'));
      // The aftercare has begun by itself, for whoever is the digicoach now, and asked whether to join.
      const network = state?.nodes['closing/network_trajectory']?.started ?? '';
      const aftercare = (await findTrajectory(world.store, EVERYTHING, network))?.state;
      expect(aftercare).toMatchObject({
        template: 'lerend-netwerk',
        from: { trajectory: id, step: 'closing/network_trajectory' },
        roles: { member: { person: successors.get('digicoach') } },
      });
      expect((await mailsSent(world, network))[0]).toMatch(/ ask member joining\/member_joins/);
    },
  );
});
