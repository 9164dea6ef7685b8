import { readFile } from 'node:fs/promises';
import { systemCodeOf } from '../platform/errors.ts';
import { decodeTable, decodeText } from '../register/encodings.ts';
import { commandError } from './errors.ts';
import { remark } from './output.ts';

/**
 * Reads a text file that was named on the command line.
 * @throws a command error that says what is wrong with it
 */
export async function readTextFile(file: string): Promise<string> {
  const text = decodeText(await readBytes(file));
  if (text === undefined) throw commandError(`${file} is not text in UTF-8: save it in that encoding.`);
  return text;
}

/**
 * Reads a list that a spreadsheet may have saved; in Windows-1252, when it is in no Unicode encoding.
 * @throws a command error that says what is wrong with it
 */
export async function readTableFile(file: string): Promise<string> {
  const table = decodeTable(await readBytes(file));
  if (table === undefined) {
    throw commandError(`${file} is not a text file: save it as CSV, preferably CSV UTF-8.`);
  }
  if (table.isGuess) {
    remark(`${file} is not in UTF-8 and was read as Windows-1252: check that é, ë and ï are right.`);
  }
  return table.text;
}

/**
 * Reads a file that was named on the command line.
 * @throws a command error that says what is wrong with it
 */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'ENOENT') throw commandError(`There is no file ${file}.`, error);
    if (code === 'EISDIR') throw commandError(`${file} is a folder, not a file.`, error);
    throw commandError(`The file ${file} cannot be read (${code ?? ''}).`, error);
  }
}
