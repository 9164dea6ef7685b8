import { chmod, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, platformError } from '../../errors.ts';
import { downloadArchive } from './download.ts';
import { cacheFolder, findOnPath, isExecutable, releasePlatform, type Search } from './finding.ts';
import { runTool } from './tools.ts';

/** The programs of a Temporal server as it runs in production. */
export type TemporalServerPrograms = { server: string; sqlTool: string };

const version = '1.29.1';
const names = ['temporal-server', 'temporal-sql-tool'] as const;

/**
 * The Temporal server that keeps its state in a database, and the tool that makes its tables: from
 * TRAJECT_TEMPORAL_SERVER_DIR, the PATH, the cache folder, the official download, or built with Go.
 * @throws a platform error `part-missing` that says what to install
 */
export async function findTemporalServer({ parts, progress }: Search): Promise<TemporalServerPrograms> {
  const named = parts.temporalServerDirectory;
  if (named !== undefined) {
    const found = programsIn(named);
    if (found !== undefined) return found;
    throw platformError(
      'part-missing',
      `TRAJECT_TEMPORAL_SERVER_DIR names ${named}, which has no ${names.join(' and ')}.`,
    );
  }
  const [server, sqlTool] = names.map((name) => findOnPath(name));
  if (server !== undefined && sqlTool !== undefined) return { server, sqlTool };

  const cache = await cacheFolder(parts, 'temporal-server');
  const target = join(cache, version);
  const problems: string[] = [];
  for (const obtain of [downloadServer, buildServer]) {
    const cached = programsIn(target);
    if (cached !== undefined) return cached;
    const workspace = await mkdtemp(join(cache, 'new-'));
    try {
      const folder = await obtain(workspace, progress);
      await rename(folder, target);
    } catch (error) {
      problems.push(messageOf(error));
    } finally {
      await rm(workspace, { recursive: true, force: true });
    }
  }
  const found = programsIn(target);
  if (found !== undefined) return found;
  throw platformError(
    'part-missing',
    `There is no Temporal server for Postgres on this machine and none could be had (${problems.join(' · ')}). ` +
      `Install Go, or set TRAJECT_TEMPORAL_SERVER_DIR to a folder with ${names.join(' and ')}.`,
  );
}

function programsIn(folder: string): TemporalServerPrograms | undefined {
  const [server, sqlTool] = [join(folder, names[0]), join(folder, names[1])];
  return isExecutable(server) && isExecutable(sqlTool) ? { server, sqlTool } : undefined;
}

async function downloadServer(workspace: string, progress: Search['progress']): Promise<string> {
  const { platform, architecture } = releasePlatform();
  progress(`The Temporal server for Postgres is not on this machine yet: fetching version ${version}`);
  const release = `temporal_${version}_${platform}_${architecture}.tar.gz`;
  return downloadArchive(
    [`https://github.com/temporalio/temporal/releases/download/v${version}/${release}`],
    workspace,
    progress,
  );
}

async function buildServer(workspace: string, progress: Search['progress']): Promise<string> {
  const go = findOnPath('go');
  if (go === undefined) throw platformError('part-missing', 'Go is not installed');
  progress('  no download; building it with Go instead (some minutes, once on this machine)');
  for (const [name, source] of [
    [names[0], 'go.temporal.io/server/cmd/server'],
    [names[1], 'go.temporal.io/server/cmd/tools/sql'],
  ] as const) {
    await runTool(go, ['install', `${source}@v${version}`], {
      doing: `building ${name}`,
      env: { GOBIN: workspace, GOFLAGS: '' },
      progress,
    });
    await rename(join(workspace, source.split('/').at(-1) ?? ''), join(workspace, name));
  }
  await chmod(workspace, 0o755);
  return workspace;
}
