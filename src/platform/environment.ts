import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { platformError, systemCodeOf } from './errors.ts';

/** Variables that hold secrets: each may be named with `_FILE` behind it, as the path of a file that holds it. */
export const secretVariables = [
  ...['DATABASE_URL', 'TEMPORAL_API_KEY', 'SMTP_URL', 'REGISTER_API_KEY'],
  ...['OIDC_CLIENT_SECRET', 'OIDC_PROVIDERS', 'SESSION_SECRET', 'PAYLOAD_KEYS'],
];

/**
 * The environment of this process, completed by a file `.env` in the current folder if there is one. What is set in
 * the environment itself wins. Secrets may come from files (`SESSION_SECRET_FILE=/run/secrets/session`). This is the
 * only place that reads `process.env`.
 * @throws a platform error `configuration-invalid` for a file that cannot be read, or a secret that is named twice
 */
export function readEnvironment(file = '.env'): Record<string, string | undefined> {
  return withSecrets({ ...readEnvironmentFile(file), ...process.env });
}

/** Puts the contents of files in place, without the end of their last line. */
export function withSecrets(env: Record<string, string | undefined>): Record<string, string | undefined> {
  const completed = { ...env };
  for (const name of secretVariables) {
    const path = env[`${name}_FILE`]?.trim();
    if (!path) continue;
    if (env[name]?.trim()) {
      throw platformError('configuration-invalid', `Set ${name} or ${name}_FILE, not both.`);
    }
    completed[name] = readSecret(`${name}_FILE`, path);
  }
  return completed;
}

function readSecret(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const why = systemCodeOf(error) === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw platformError('configuration-invalid', `${variable} names ${path}, which ${why}.`, error);
  }
}

function readEnvironmentFile(file: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return {};
    throw error;
  }
}
