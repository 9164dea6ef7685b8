import { readFile } from 'node:fs/promises';
import { commandError } from './failure.ts';

/**
 * Reads a text file that was named on the command line.
 * @throws a command error that says what is wrong with it
 */
export async function readTextFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') throw commandError(`There is no file ${file}.`, error);
    if (code === 'EISDIR') throw commandError(`${file} is a folder, not a file.`, error);
    throw commandError(`The file ${file} cannot be read (${String(code)}).`, error);
  }
}
