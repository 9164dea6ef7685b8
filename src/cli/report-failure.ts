import { CommanderError } from 'commander';
import { readEnvironment } from '../platform/environment.ts';
import { isError } from '../platform/errors.ts';
import { exitCodes } from './errors.ts';

/** Errors whose message was written for people. */
const written = new Set([
  'ApplicationError',
  'UsageError',
  'CommandError',
  'PlatformError',
  'RegisterError',
  'StoreError',
]);

/**
 * Says on stderr in one sentence what went wrong: the only place where the command does.
 * @returns the exit code
 */
export function reportFailure(error: unknown): number {
  if (error instanceof CommanderError) return reportCommander(error);
  const name = isError(error) ? error.name : '';
  process.stderr.write(`traject: ${sentenceOf(error)}\n`);
  return name === 'UsageError' ? exitCodes.wrongUse : exitCodes.failure;
}

/** Help and version are printed by commander itself and are no failure. */
function reportCommander(error: CommanderError): number {
  if (error.exitCode === 0) return 0;
  if (error.code === 'commander.help') return exitCodes.wrongUse;
  const sentence = error.message.replace(/^error: /, '').replace(/\n/g, ' ');
  process.stderr.write(`traject: ${asSentence(sentence)} See traject --help.\n`);
  return exitCodes.wrongUse;
}

/** What went wrong, in one sentence for people. */
export function sentenceOf(error: unknown): string {
  if (!isError(error)) return `something unexpected happened: ${String(error)}`;
  const { name } = error;
  if (written.has(name)) return error.message;
  const database = databaseSentence(error);
  if (database !== undefined) return database;
  const details = /^(debug|trace)$/.test(readEnvironment().LOG_LEVEL ?? '') ? error.stack : undefined;
  return details ?? asSentence(`something unexpected happened: ${oneLine(error.message) || name}`);
}

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'P1001',
]);

const missingTable = /^(42P01|42703|P2021|P2022) |(table|column) .* does not exist/s;

function databaseSentence(error: Error): string | undefined {
  const code = 'code' in error ? String(error.code) : '';
  if (missingTable.test(`${code} ${error.message}`)) {
    return 'The database lacks tables or columns that this version needs: run `traject migrate`.';
  }
  if (!connectionCodes.has(code) && !error.message.includes("Can't reach database server")) return undefined;
  return 'The database cannot be reached: is it running, and is DATABASE_URL right? `traject doctor` looks closer.';
}

function oneLine(text: string): string {
  return text
    .trim()
    .split(/\s*\n\s*/)
    .join(' ');
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
