import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishTemplates } from '../../src/demo/publish-templates.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { insertDraft } from '../../src/store/templates/drafts.ts';
import { latestTemplate } from '../../src/store/templates/templates.ts';
import { startPostgres } from '../support/environment.ts';
import { callTraject } from './call-traject.ts';
import type { Run } from './run-traject.ts';

// One database for the whole file: the tests follow each other as the life of a template does.
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let store: WholeStore;
let folder = '';
let source = '';
let file = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traject-cli-'));
  file = join(folder, 'one-question.yaml');
  source = await readFile(new URL('../api/one-question.yaml', import.meta.url), 'utf8');
  postgres = await startPostgres({ migrated: true });
  store = storeOfSystem(openDatabase({ databaseUrl: postgres.databaseUrl }), 'operator');
});
afterAll(async () => {
  await store.database.close();
  await postgres.stop();
  await rm(folder, { recursive: true });
});

async function publish(content: string, ...options: string[]): Promise<Run> {
  await writeFile(file, content);
  return callTraject(['publish', file, ...options], { DATABASE_URL: postgres.databaseUrl });
}

const version = async () => (await latestTemplate(store, 'one-question'))?.version;

describe('traject publish', () => {
  it('publishes what lint has nothing against, and the same file only once', async () => {
    expect(await publish(source)).toEqual({
      code: 0,
      stdout: 'one-question: new.\none-question: published as version 1.\n',
      stderr: '',
    });
    expect((await publish(source)).stdout).toBe('one-question: nothing has changed since version 1.\n');
    expect(await version()).toBe(1);
  });

  it('says what would change, and with --dry-run leaves it at that', async () => {
    const changed = source.replace('nl: Bevestig, en: Confirm', 'nl: Doe mee, en: Take part');
    const difference =
      'one-question, compared with version 1:\n  confirms: Different for “Take part”: the title: “Confirm” → “Take part”.\n';
    expect(await publish(changed, '--dry-run')).toEqual({
      code: 0,
      stdout: difference,
      stderr: 'Nothing was published.\n',
    });
    expect(await version()).toBe(1);
    await insertDraft(store, {
      id: 'one-question',
      source,
      by: randomUUID(),
      now: '2026-09-14T08:00:00.000Z',
    });
    const published = await publish(changed);
    expect(published.stdout).toBe(`${difference}one-question: published as version 2.\n`);
    expect(published.stderr).toBe('There is also a draft of one-question. It stays as it is.\n');
  });

  it('publishes nothing with an error in it, and says on which line', async () => {
    const silent = source.replace('        expires: { after: P2W, then: stop }\n', '');
    const { code, stdout, stderr } = await publish(silent);
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Nothing was published.\n' });
    const line = silent.split('\n').findIndex((text) => text.includes('step: confirms')) + 1;
    expect(stdout).toContain(`${file}:${line}: Whoever stays silent`);
    expect(stdout).toContain('to mend it: ');
    const broken = await publish('template: [');
    expect({ code: broken.code, stdout: broken.stdout }).toMatchObject({
      code: 1,
      stdout: expect.stringContaining(`${file}:1: `),
    });
    expect(await version()).toBe(2);
  });

  it('is not undone by the next start, which publishes the files that come along', async () => {
    await writeFile(file, source);
    const inForce = await publishTemplates(store, folder);
    expect(inForce.map(({ version: one }) => one)).toEqual([2]);
    await writeFile(file, `${source}# changed since\n`);
    const changed = await publishTemplates(store, folder);
    expect(changed.map(({ version: one }) => one)).toEqual([3]);
  });
});
