import { Writable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { createLogger } from '../../platform/logging.ts';
import { notePresence } from '../operations/presence.ts';
import { findPerson, insertPerson } from '../people/people.ts';
import { openDatabase, type Store, storeOfSystem, storeWithin } from './db.ts';

it('A row that Prisma refuses is not in the log, only what is wrong with it', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const logger = createLogger('error', stream);
  const database = openDatabase({ databaseUrl: 'postgresql://nobody:x@127.0.0.1:9/nowhere' });
  const person = { id: 'p', name: 'Annelies Peeters', language: 'nl', shoe: 39 };
  const error: unknown = await database.prisma.person
    .create({ data: person as never })
    .catch((refused) => refused);
  await database.close();
  expect(String(error)).toContain('Annelies');
  logger.error({ err: error }, 'not written');
  logger.error({ err: error });
  logger.error(error);
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    expect(line).not.toContain('Annelies');
    expect(JSON.parse(line).err).toMatchObject({
      type: 'PrismaClientValidationError',
      message: expect.stringMatching(/\.create\(\).*\[removed\] Unknown argument `shoe`/s),
      stack: expect.stringContaining('    at '),
    });
  }
});

it('A query without a scope does not compile, be it a read or a write', async () => {
  const database = openDatabase({ databaseUrl: 'postgresql://nobody:x@127.0.0.1:9/nowhere' });
  const person = { id: 'p', name: 'Annelies Peeters', language: 'nl' } as const;
  const scope = { kind: 'organisation', organisation: 'o' } as const;
  const refused = [
    // @ts-expect-error A database alone is not how much of it may be reached.
    () => findPerson(database, scope, 'p'),
    // @ts-expect-error The same for what is written.
    () => insertPerson(database, person),
    // @ts-expect-error What the system does by itself is not done with the store of a request.
    () => notePresence(storeWithin(database, scope), 'worker'),
    // @ts-expect-error Nobody puts a store together by hand.
    (): Store => ({ ...database, database, scope }),
  ];
  const taken = [storeWithin(database, scope), storeOfSystem(database, 'work')].map(
    (store) => () => insertPerson(store, person),
  );
  expect([refused, taken]).toEqual([expect.any(Array), expect.any(Array)]);
  await database.close();
});

it('A store says within what it is, and that of the system why it has no limits', async () => {
  const database = openDatabase({ databaseUrl: 'postgresql://nobody:x@127.0.0.1:9/nowhere' });
  const scope = { kind: 'organisation', organisation: 'o' } as const;
  expect(storeWithin(database, scope).scope).toEqual(scope);
  expect(storeOfSystem(storeWithin(database, scope), 'around').scope).toEqual({ kind: 'all', why: 'around' });
  // What is remembered of a database is shared by all who ask it.
  expect(storeWithin(database, scope).database).toBe(storeOfSystem(database, 'work').database);
  await database.close();
});
