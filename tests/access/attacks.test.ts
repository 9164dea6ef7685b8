import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rowsOf } from '../../src/store/database/db.ts';
import { type Asker, startWorld, type World } from './world.ts';

describe('a counsellor who tries to get at what another service has', () => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld();
  });

  afterAll(async () => {
    await world?.stop();
  });

  const counsellor = () => world.people.find(({ name }) => name === 'counsellor') as Asker;
  const read = async (address: string, asker = counsellor()) => {
    const response = await fetch(`${world.url}${address}`, { headers: asker.headers });
    return { status: response.status, text: await response.text() };
  };

  it('reads nothing of a trajectory beside hers that another service follows', async () => {
    const { store, first, second } = world;
    const beside = JSON.stringify({ 'two-conversations': { id: second.own.id, status: 'active' } });
    await rowsOf(store, {
      text: `UPDATE trajectory SET state = jsonb_set(state, '{linked}', $2::jsonb) WHERE id = $1`,
      values: [first.own.id, beside],
    });
    const direction = world.people.find(({ name }) => name === 'the direction') as Asker;
    expect((await read(`/trajectories/${first.own.id}`, direction)).text).toContain('OWN-BERKENRIJS');
    const { status, text } = await read(`/trajectories/${first.own.id}`);
    expect(status).toBe(200);
    expect(text).not.toContain('BERKENRIJS');
    expect(text).not.toContain(second.own.id);
  });

  it('reads nothing of the trajectory of before, that another service followed', async () => {
    const { store, first, second } = world;
    await rowsOf(store, {
      text: `UPDATE trajectory SET subject_id = $2, ended_at = created_at, status = 'completed',
        created_at = created_at - interval '1 year' WHERE id = $1`,
      values: [second.colleagues.id, first.school],
    });
    const direction = world.people.find(({ name }) => name === 'the direction') as Asker;
    const address = `/api/v1/trajectories/${first.own.id}`;
    expect((await read(address, direction)).text).toContain(second.colleagues.id);
    expect((await read(address)).text).not.toContain(second.colleagues.id);
  });
});
