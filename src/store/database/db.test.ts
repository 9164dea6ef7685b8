import { Writable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { createLogger } from '../../platform/logging.ts';
import { openStore } from './db.ts';

it('A row that Prisma refuses is not in the log, only what is wrong with it', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const logger = createLogger('error', stream);
  const store = openStore({ databaseUrl: 'postgresql://nobody:x@127.0.0.1:9/nowhere' });
  const person = { id: 'p', name: 'Annelies Peeters', language: 'nl', shoe: 39 };
  const error: unknown = await store.prisma.person
    .create({ data: person as never })
    .catch((refused) => refused);
  await store.close();
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
