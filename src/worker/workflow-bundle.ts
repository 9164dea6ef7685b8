import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from '../platform/logging.ts';

const workflowsFolder = fileURLToPath(new URL('../workflows/', import.meta.url));

/**
 * The code of the workflows in one piece, as workers take it. Bundling takes seconds, so it is kept in the data folder
 * under a name that follows from what went in, and made anew only when that changes. A folder that cannot be written to
 * costs these seconds at each start, and nothing else.
 * @param folder where it is kept; without one it is made each time
 * @param failureConverterPath what puts the words of failures where payloads go, when these are encrypted
 */
export async function loadWorkflowBundle(
  folder?: string,
  logger?: Pick<Logger, 'debug' | 'warn'>,
  failureConverterPath?: string,
): Promise<{ readonly code: string }> {
  const name = `workflows-${await fingerprint(failureConverterPath)}.js`;
  if (folder !== undefined) {
    const kept = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    if (kept !== undefined) return { code: kept };
  }
  // Large, and not needed when the bundle is there already.
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(workflowsFolder, 'index.ts'),
    preloadModules: [join(workflowsFolder, 'no-stack-traces.ts')],
    ...(failureConverterPath && { failureConverterPath }),
    logger: quiet(logger),
  });
  if (folder !== undefined) {
    await keep(folder, name, code).catch((error: unknown) =>
      logger?.warn(
        { err: error, folder },
        'The bundled workflows cannot be kept, so each start bundles them anew',
      ),
    );
  }
  return { code };
}

/** Changes with the workflows' sources and with the SDK that bundles them. */
async function fingerprint(failureConverterPath = ''): Promise<string> {
  const require = createRequire(import.meta.url);
  const { version } = require('@temporalio/workflow/package.json') as { version: string };
  const hash = createHash('sha256').update(version);
  if (failureConverterPath !== '') hash.update(await readFile(failureConverterPath));
  const files = (await readdir(workflowsFolder)).filter((file) => file.endsWith('.ts')).sort();
  for (const file of files) hash.update(file).update(await readFile(join(workflowsFolder, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Moved into place whole, so that another process never reads half of it; older ones go. */
async function keep(folder: string, name: string, code: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `${name}.${process.pid}`);
  await writeFile(temporary, code);
  await rename(temporary, join(folder, name));
  for (const file of await readdir(folder)) {
    if (!/^workflows-[0-9a-f]{16}\.js$/.test(file) || file === name) continue;
    const { mtimeMs } = await stat(join(folder, file));
    if (Date.now() - mtimeMs > 24 * 3_600_000) await rm(join(folder, file), { force: true });
  }
}

function quiet(logger: Pick<Logger, 'debug'> | undefined) {
  const note = (message: string) => logger?.debug({ part: 'bundle' }, message);
  return {
    log: (_level: string, message: string) => note(message),
    trace: note,
    debug: note,
    info: note,
    warn: note,
    error: note,
  };
}
