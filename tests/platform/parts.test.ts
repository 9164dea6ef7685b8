import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfiguration } from '../../src/platform/configuration.ts';
import { findChromium } from '../../src/platform/embedded/parts/chromium.ts';
import { downloadArchive } from '../../src/platform/embedded/parts/download.ts';
import { completePackage, findPostgres } from '../../src/platform/embedded/parts/postgres.ts';
import { findTemporalCli } from '../../src/platform/embedded/parts/temporal-cli.ts';
import { findTemporalServer } from '../../src/platform/embedded/parts/temporal-server.ts';
import { loopback } from '../../src/platform/embedded/ports.ts';

let folder: string;
let told: string[];
const usualPath = process.env.PATH;
const search = (env: Record<string, string> = {}) => ({
  parts: loadConfiguration({ TRAJECT_CACHE_DIR: join(folder, 'cache'), ...env }).parts,
  progress: (line: string) => {
    told.push(line);
  },
});

async function program(path: string, says: string): Promise<string> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `#!/bin/sh\necho '${says}'\n`, { mode: 0o755 });
  return path;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traject-parts-'));
  told = [];
});
afterEach(async () => {
  process.env.PATH = usualPath;
  await rm(folder, { recursive: true, force: true });
});

describe('the Temporal server', () => {
  it('is the one that the environment names, and nothing else when that one is missing', async () => {
    const named = await program(join(folder, 'mine'), 'temporal');
    expect(await findTemporalCli(search({ TRAJECT_TEMPORAL_CLI: named }))).toBe(named);
    await expect(
      findTemporalCli(search({ TRAJECT_TEMPORAL_CLI: join(folder, 'other') })),
    ).rejects.toMatchObject({
      code: 'part-missing',
      message: expect.stringContaining('TRAJECT_TEMPORAL_CLI names'),
    });
  });

  it('is taken from the PATH when it is new enough, and from the cache when it is not', async () => {
    const cached = await program(join(folder, 'cache/temporal-cli/1.5.1/temporal'), 'cached');
    const installed = await program(
      join(folder, 'bin/temporal'),
      'temporal version 1.0.0 (Server 1.24.2, UI 2.28.0)',
    );
    process.env.PATH = `${join(folder, 'bin')}:${usualPath}`;
    expect(await findTemporalCli(search())).toBe(cached);
    expect(told).toEqual([`Passing over ${installed}: Temporal server 1.29 or newer is needed.`]);
    await program(installed, 'temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)');
    expect(await findTemporalCli(search())).toBe(installed);
  });

  it('for Postgres is two programs in one folder', async () => {
    await program(join(folder, 'server/temporal-server'), '');
    const named = search({ TRAJECT_TEMPORAL_SERVER_DIR: join(folder, 'server') });
    await expect(findTemporalServer(named)).rejects.toMatchObject({ code: 'part-missing' });
    const sqlTool = await program(join(folder, 'server/temporal-sql-tool'), '');
    expect(await findTemporalServer(named)).toEqual({
      server: join(folder, 'server/temporal-server'),
      sqlTool,
    });
  });
});

describe('Postgres', () => {
  it('comes with npm', async () => {
    const { postgres, major } = await findPostgres(search());
    expect(postgres).toContain('node_modules');
    expect(major).toBe(18);
  });

  it('of another version does not open existing data, and that is said', async () => {
    await expect(findPostgres(search(), 9)).rejects.toMatchObject({
      code: 'part-missing',
      message: expect.stringMatching(
        /PostgreSQL 9, with which the existing data was made, was not found .*holds version 18/,
      ),
    });
  });

  it('gets its links and rights where npm did not run the install script', async () => {
    const native = join(folder, 'native');
    await mkdir(join(native, 'bin'), { recursive: true });
    await mkdir(join(native, 'lib'));
    await writeFile(join(native, 'bin/postgres'), '', { mode: 0o644 });
    await writeFile(join(native, 'lib/libpq.so.5.18'), '');
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
    completePackage(native);
    completePackage(native);
    expect(await readlink(join(native, 'lib/libpq.so.5'))).toBe('libpq.so.5.18');
    expect((await stat(join(native, 'bin/postgres'))).mode & 0o111).toBe(0o111);
  });
});

describe('Chromium', () => {
  it('is found on the PATH or said to be missing', async () => {
    const installed = await program(join(folder, 'bin/google-chrome'), 'Chrome');
    process.env.PATH = join(folder, 'bin');
    expect(findChromium(search())).toBe(installed);
    expect(() => findChromium(search({ CHROMIUM_PATH: join(folder, 'none') }))).toThrow(
      'CHROMIUM_PATH names',
    );
  });
});

describe('a download', () => {
  let server: Server;
  let place: string;
  const serve = async (listener: RequestListener) => {
    server = createServer(listener).listen(0, loopback);
    await new Promise((resolve) => server.once('listening', resolve));
    place = `http://${loopback}:${(server.address() as AddressInfo).port}`;
  };
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const patience = { answer: 200, piece: 200 };

  it('comes from the first place that has it, and is unpacked', async () => {
    await writeFile(join(folder, 'temporal'), 'a program');
    execFileSync('tar', ['-czf', join(folder, 'archive'), '-C', folder, 'temporal']);
    const archive = await readFile(join(folder, 'archive'));
    await serve((request, response) => {
      if (request.url === '/first.tar.gz') response.writeHead(404).end();
      else response.writeHead(200, { 'content-length': archive.length }).end(archive);
    });
    const places = [`${place}/first.tar.gz`, `${place}/second.tar.gz`];
    const unpacked = await downloadArchive(places, join(folder, 'cache'), search().progress, patience);
    expect(await readFile(join(unpacked, 'temporal'), 'utf8')).toBe('a program');
    expect(told).toEqual(['  downloading second.tar.gz (1 MB)']);
  });

  it('is given up when nobody answers or an answer stops half-way', async () => {
    await serve((request, response) => {
      if (request.url === '/half') response.writeHead(200, { 'content-length': 1000 }).write('half');
    });
    const get = (path: string) => downloadArchive([`${place}${path}`], folder, search().progress, patience);
    await expect(get('/never')).rejects.toThrow('no answer');
    await expect(get('/half')).rejects.toThrow();
  });
});
