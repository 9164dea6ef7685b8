import { describe, expect, it } from '@jest/globals';
import { until } from '../../tests/support/until.ts';
import { freePort } from '../platform/embedded/ports.ts';
import { openDatabase, storeOfSystem } from '../store/database/db.ts';
import { sayPresence } from './presence.ts';

describe('That workers live', () => {
  it('is said again and again while the database is away, and the log has one line about it', async () => {
    const database = openDatabase({ databaseUrl: `postgresql://traject@127.0.0.1:${await freePort()}/none` });
    const store = storeOfSystem(database, 'work');
    let tries = 0;
    const counting = {
      ...store,
      pool: new Proxy(store.pool, {
        get(pool, name) {
          if (name === 'query') tries += 1;
          return Reflect.get(pool, name);
        },
      }),
    };
    const warned: unknown[] = [];
    const end = await sayPresence(counting, 'worker', { warn: (line: unknown) => void warned.push(line) }, 1);
    await until(() => tries >= 4);
    await end();
    await database.close();
    expect(warned).toHaveLength(1);
  });
});
