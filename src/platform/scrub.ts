import { isError } from './errors.ts';

const address = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const linkToken = /(\/[dpqv]\/)[^/?#\s"']+/g;
const credentials = /(:\/\/)[^/@\s]+@/g;
const secretParameter = /([?&](?:token|code|state|key|secret|q)=)[^&#\s"']+/gi;
const bearer = /(bearer\s+)[\w.~+/=-]+/gi;

const privateKeys = new Set(
  [
    [
      'email',
      'emails',
      'mail_from',
      'street',
      'phone',
      'telephone',
      'recipient',
      'recipients',
      'to',
      'cc',
      'bcc',
    ],
    ['first_name', 'last_name', 'full_name', 'display_name', 'given_name', 'family_name', 'person_name'],
    [
      'token',
      'access_token',
      'refresh_token',
      'id_token',
      'link',
      'secret',
      'client_secret',
      'session_secret',
    ],
    ['password', 'api_key', 'authorization', 'cookie', 'set_cookie', 'database_url', 'smtp_url'],
    ['body', 'payload', 'answers', 'text', 'html', 'subject', 'note'],
  ]
    .flat()
    .map(plainKey),
);

const removed = '[removed]';
const deepest = 8;

/**
 * Takes personal data and secrets out of a sentence: mail addresses, tokens in links, credentials in URLs,
 * what people searched for.
 */
export function scrubText(text: string): string {
  return text
    .replace(credentials, `$1${removed}@`)
    .replace(address, '[address]')
    .replace(linkToken, `$1${removed}`)
    .replace(secretParameter, `$1${removed}`)
    .replace(bearer, `$1${removed}`);
}

/**
 * A copy of `value` that may be logged: values under keys that name people, texts or secrets are removed at any
 * depth, and every remaining sentence goes through {@link scrubText}. Of an error its type, code, message, cause
 * and stack remain; of other live objects what they say of themselves as JSON.
 */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth >= deepest) return removed;
  if (Array.isArray(value)) return value.map((item) => scrub(item, depth + 1));
  if (isError(value)) return scrubError(value, depth);
  if ('toJSON' in value && typeof value.toJSON === 'function') return scrub(value.toJSON(), depth + 1);
  if (!isPlain(value)) return `[${value.constructor?.name ?? 'object'}]`;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      privateKeys.has(plainKey(key)) && item !== undefined && item !== null
        ? removed
        : scrub(item, depth + 1),
    ]),
  );
}

function scrubError(error: Error & { code?: unknown }, depth: number): unknown {
  const message = scrubMessage(error);
  const stack = error.stack?.replace(error.message, () => message);
  return {
    type: error.name,
    ...(error.code === undefined ? {} : { code: error.code }),
    message,
    ...(stack === undefined ? {} : { stack: scrubText(stack) }),
    ...(error.cause === undefined ? {} : { cause: scrub(error.cause, depth + 1) }),
  };
}

/**
 * What an error says, without personal data and secrets. Prisma prints the whole row that it refuses, names and all,
 * between what was asked and what is wrong with it.
 */
export function scrubMessage({ name, message }: Error): string {
  if (name !== 'PrismaClientValidationError') return scrubText(message);
  const paragraphs = message.trim().split(/\n{2,}/);
  const told = paragraphs.length < 3 ? paragraphs.slice(-1) : [paragraphs[0], removed, paragraphs.at(-1)];
  return scrubText(told.join(' '));
}

function plainKey(key: string): string {
  return key.replaceAll(/[_-]/g, '').toLowerCase();
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
