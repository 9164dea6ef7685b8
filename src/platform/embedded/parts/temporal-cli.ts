import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, platformError } from '../../errors.ts';
import { downloadArchive, putInPlace } from './download.ts';
import {
  cacheFolder,
  findOnPath,
  isExecutable,
  releasePlatform,
  requireNamed,
  type Search,
} from './finding.ts';
import { runTool } from './tools.ts';

/** The version that is fetched or built; newer ones cannot be built from the registry of Go modules. */
export const temporalCliVersion = '1.5.1';
const oldestServer = [1, 29] as const;

/**
 * The `temporal` program, which carries the development server: from TRAJECT_TEMPORAL_CLI, the PATH, the cache
 * folder, the official download, or built with Go.
 * @returns its absolute path
 * @throws a platform error `part-missing` that says what to install
 */
export async function findTemporalCli({ parts, progress }: Search): Promise<string> {
  if (parts.temporalCli !== undefined) return requireNamed(parts.temporalCli, 'TRAJECT_TEMPORAL_CLI');
  const installed = findOnPath('temporal');
  if (installed !== undefined && (await isNewEnough(installed, progress))) return installed;

  const folder = await cacheFolder(parts, 'temporal-cli', temporalCliVersion);
  const cached = join(folder, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
  if (isExecutable(cached)) return cached;

  const problems: string[] = [];
  for (const obtain of [downloadCli, buildCli]) {
    try {
      return await obtain(folder, cached, progress);
    } catch (error) {
      problems.push(messageOf(error));
    }
  }
  throw platformError(
    'part-missing',
    `There is no Temporal server on this machine and none could be had (${problems.join(' · ')}). ` +
      'Install the Temporal CLI (https://docs.temporal.io/cli) so that `temporal` is on the PATH, or install Go, ' +
      'or set TRAJECT_TEMPORAL_CLI to the program or TEMPORAL_ADDRESS to a running server.',
  );
}

async function downloadCli(folder: string, target: string, progress: Search['progress']): Promise<string> {
  const { platform, architecture } = releasePlatform();
  progress(`The Temporal server is not on this machine yet: fetching version ${temporalCliVersion}`);
  const release = `temporal_cli_${temporalCliVersion}_${platform}_${architecture}.tar.gz`;
  const workspace = await downloadArchive(
    [
      `https://temporal.download/cli/archive/v${temporalCliVersion}?platform=${platform}&arch=${architecture}`,
      `https://github.com/temporalio/cli/releases/download/v${temporalCliVersion}/${release}`,
    ],
    folder,
    progress,
  );
  try {
    return await putInPlace(join(workspace, 'temporal'), target);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

async function buildCli(folder: string, target: string, progress: Search['progress']): Promise<string> {
  const go = findOnPath('go');
  if (go === undefined) throw platformError('part-missing', 'Go is not installed');
  progress(
    '  no download; building the Temporal server with Go instead (some minutes, once on this machine)',
  );
  const workspace = await mkdtemp(join(folder, 'build-'));
  try {
    await runTool(go, ['install', `github.com/temporalio/cli/cmd/temporal@v${temporalCliVersion}`], {
      doing: 'building the Temporal server',
      env: { GOBIN: workspace, GOFLAGS: '' },
      progress,
    });
    return await putInPlace(join(workspace, 'temporal'), target);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

async function isNewEnough(program: string, progress: Search['progress']): Promise<boolean> {
  try {
    const { output } = await runTool(program, ['--version'], {
      doing: 'asking its version',
      timeout: 10_000,
    });
    const [, major, minor] = /Server (\d+)\.(\d+)/.exec(output) ?? [];
    if (isAtLeast([Number(major), Number(minor)], oldestServer)) return true;
    progress(`Passing over ${program}: Temporal server ${oldestServer.join('.')} or newer is needed.`);
  } catch (error) {
    progress(`Passing over ${program}: ${messageOf(error)}`);
  }
  return false;
}

function isAtLeast(
  [major, minor]: [number, number],
  [needed, neededMinor]: readonly [number, number],
): boolean {
  return major > needed || (major === needed && minor >= neededMinor);
}
