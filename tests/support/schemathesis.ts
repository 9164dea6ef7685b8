import { join } from 'node:path';
import {
  cacheFolder,
  findOnPath,
  isExecutable,
  type Search,
} from '../../src/platform/embedded/parts/finding.ts';
import { runTool } from '../../src/platform/embedded/parts/tools.ts';
import { messageOf } from '../../src/platform/errors.ts';

const version = '4.32.5';

/**
 * Schemathesis, which asks an API whatever its OpenAPI document allows and forbids: from the cache folder, or from
 * Python's package index, once on a machine.
 * @returns the absolute path of the program
 * @throws an error that says what to install
 */
export async function findSchemathesis({ parts, progress }: Search): Promise<string> {
  const folder = await cacheFolder(parts, 'schemathesis', version);
  const program = join(folder, 'bin', 'schemathesis');
  if (isExecutable(program)) return program;
  const python = findOnPath('python3');
  if (python === undefined)
    throw new Error(`Schemathesis ${version} needs Python 3.10 or newer: install it.`);
  progress(`Schemathesis is not on this machine yet: installing version ${version}`);
  try {
    await runTool(python, ['-m', 'venv', folder], { doing: 'making a place for Schemathesis' });
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      `schemathesis==${version}`,
    ];
    await runTool(join(folder, 'bin', 'python'), pip, { doing: 'installing Schemathesis', progress });
  } catch (error) {
    throw new Error(
      `Schemathesis ${version} cannot be had (${messageOf(error)}). Install Python with venv and pip (python3-venv), and reach its package index.`,
    );
  }
  return program;
}
