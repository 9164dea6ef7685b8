import { cp, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, platformError } from '../../errors.ts';
import { downloadArchive } from './download.ts';
import {
  cacheFolder,
  findOnPath,
  isExecutable,
  releasePlatform,
  requireNamed,
  type Search,
} from './finding.ts';
import { runTool } from './tools.ts';

const version = '1.35.0';
const program = 'temporal-test-server';

/**
 * The time-skipping test server: from TRAJECT_TEMPORAL_TEST_SERVER, the PATH, the cache folder, the official
 * download, or its Java libraries by Maven.
 * @returns the absolute path of something to run, for an executable of type `existing-path`
 * @throws a platform error `part-missing` that says what to install
 */
export async function findTemporalTestServer({ parts, progress }: Search): Promise<string> {
  if (parts.temporalTestServer !== undefined) {
    return requireNamed(parts.temporalTestServer, 'TRAJECT_TEMPORAL_TEST_SERVER');
  }
  const installed = findOnPath(program);
  if (installed !== undefined) return installed;

  const folder = await cacheFolder(parts, program);
  const cached = join(folder, version, program);
  if (isExecutable(cached)) return cached;

  const problems: string[] = [];
  for (const obtain of [downloadServer, fetchLibraries]) {
    const workspace = await mkdtemp(join(folder, 'new-'));
    try {
      await obtain(workspace, progress);
      // Another process may have been faster; both have the same.
      await rename(workspace, join(folder, version)).catch(() => undefined);
      if (isExecutable(cached)) return cached;
    } catch (error) {
      problems.push(messageOf(error));
    } finally {
      await rm(workspace, { recursive: true, force: true });
    }
  }
  throw platformError(
    'part-missing',
    `There is no time-skipping Temporal test server on this machine and none could be had (${problems.join(' · ')}). ` +
      'Install Java 11 or newer and Maven, or set TRAJECT_TEMPORAL_TEST_SERVER to the program.',
  );
}

async function downloadServer(workspace: string, progress: Search['progress']): Promise<void> {
  const { platform, architecture } = releasePlatform();
  progress(`The Temporal test server is not on this machine yet: fetching version ${version}`);
  const release = `${program}_${version}_${platform === 'darwin' ? 'macOS' : platform}_${architecture}`;
  const place = `https://github.com/temporalio/sdk-java/releases/download/v${version}/${release}.tar.gz`;
  const unpacked = await downloadArchive([place], workspace, progress);
  await cp(join(unpacked, release, program), join(workspace, program));
  await rm(unpacked, { recursive: true });
}

async function fetchLibraries(workspace: string, progress: Search['progress']): Promise<void> {
  const [maven, java] = [findOnPath('mvn'), findOnPath('java')];
  if (maven === undefined || java === undefined)
    throw platformError('part-missing', 'Java or Maven is not installed');
  progress('  no download; fetching its Java libraries with Maven instead (once on this machine)');
  await writeFile(join(workspace, 'pom.xml'), pom);
  await runTool(
    maven,
    ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=libraries', '-DincludeScope=runtime'],
    {
      doing: 'fetching the Temporal test server',
      cwd: workspace,
      progress,
    },
  );
  if ((await readdir(join(workspace, 'libraries'))).length === 0) {
    throw platformError('part-failed', 'Maven fetched no libraries');
  }
  await writeFile(join(workspace, program), launcher(java), { mode: 0o755 });
}

const launcher = (java: string) => `#!/bin/sh
folder=$(dirname "$0")
exec "${java}" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$folder/libraries/*" io.temporal.testserver.TestServer "$@"
`;

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>traject</groupId>
  <artifactId>test-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>${version}</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
`;
