import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { identify } from '../../src/platform/embedded/processes/identity.ts';
import { type Order, supervise } from '../../src/platform/embedded/processes/supervised.ts';
import { until } from '../../src/platform/waiting.ts';

let folder: string;
const order = (script: string, change: Partial<Order> = {}): Order => ({
  name: 'Server',
  command: process.execPath,
  args: ['-e', script],
  cwd: folder,
  logFile: join(folder, 'server.log'),
  stopSignal: 'SIGTERM',
  patience: 10_000,
  ...change,
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traject-supervised-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a supervised server', () => {
  it('that does not exist is an error that names it', async () => {
    await expect(supervise(order('', { command: join(folder, 'none') }))).rejects.toMatchObject({
      code: 'part-failed',
      message: expect.stringMatching(/^Server ended by itself \(spawn .*ENOENT\); see .*server\.log\.$/),
    });
  });

  it('that ends before it ever worked is not started again', async () => {
    const server = await supervise(order('console.log("no space left"); process.exit(3)'));
    expect(await server.failed).toBe(
      `Server ended by itself (code 3: no space left); see ${join(folder, 'server.log')}`,
    );
    expect(await readFile(join(folder, 'server.log'), 'utf8')).toBe('no space left\n');
    await server.stop();
  });

  it('that may be started three times is, and tells why when the third was in vain too', async () => {
    const file = join(folder, 'starts');
    const oneMore = `require('fs').appendFileSync(${JSON.stringify(file)}, 'x'); const starts = require('fs').readFileSync(${JSON.stringify(file)}, 'utf8').length;`;
    const taken = 'console.error("port taken"); process.exit(1)';

    const server = await supervise(
      order(`${oneMore} if (starts < 3) { ${taken} } else setInterval(() => undefined, 1000)`, {
        attempts: 3,
      }),
    );
    const starts = async () => (await readFile(file, 'utf8')).length;
    expect(await until(async () => (await starts()) === 3, { timeout: 20_000 })).toBe(true);
    server.ready();
    expect(await Promise.race([server.failed, server.stop().then(() => 'stopped')])).toBe('stopped');

    const another = await supervise(order(`${oneMore} ${taken}`, { attempts: 3 }));
    expect(await another.failed).toContain('ended by itself (code 1: port taken)');
    expect(await starts()).toBe(6);
    await another.stop();
  });

  it('that does not listen is forced to end', async () => {
    const script =
      'process.on("SIGTERM", () => undefined); console.log("deaf"); setInterval(() => undefined, 1000)';
    const server = await supervise(order(script, { patience: 100 }));
    const isDeaf = async () => (await readFile(join(folder, 'server.log'), 'utf8')).includes('deaf');
    expect(await until(isDeaf, { timeout: 10_000 })).toBe(true);
    const pids = server.processes().map(({ pid }) => pid);
    await server.stop();
    expect(pids.filter((pid) => identify(pid) !== undefined)).toEqual([]);
  });

  it('does not outlive its supervisor', async () => {
    const server = await supervise(order('setInterval(() => undefined, 1000)'));
    const supervisor = server.processes().find(({ pid }) => pid !== server.pid());
    process.kill(supervisor?.pid as number, 'SIGKILL');
    expect(await server.failed).toContain('Server has lost its supervisor');
    expect(identify(server.pid())).toBeUndefined();
    await server.stop();
  });

  it('starts a new log when the old one is large', async () => {
    await writeFile(join(folder, 'server.log'), Buffer.alloc(10_000_001));
    const server = await supervise(order('setInterval(() => undefined, 1000)'));
    await server.stop();
    expect((await stat(join(folder, 'server.log'))).size).toBe(0);
    expect((await stat(join(folder, 'server.log.1'))).size).toBe(10_000_001);
  });
});
