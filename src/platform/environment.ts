import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { systemCodeOf } from './errors.ts';

/**
 * The environment of this process, completed by a file `.env` in the current folder if there is one. What is set in
 * the environment itself wins. This is the only place that reads `process.env`.
 */
export function readEnvironment(file = '.env'): Record<string, string | undefined> {
  return { ...readEnvironmentFile(file), ...process.env };
}

function readEnvironmentFile(file: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return {};
    throw error;
  }
}
