import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { registerError } from './errors.ts';
import { readRows } from './rows.ts';
import type { RegisterReading } from './school.ts';

/** Where the register is and how it is asked. */
export interface RegisterRequest {
  /** Base address, `https://onderwijs.api.vlaanderen.be`; an address of one of its resources does as well. */
  readonly url: string;
  readonly apiKey?: string;
  /** Only institutions of this level (`filter_instelling_niveau`), such as `SO`; all of them if left out. */
  readonly level?: string;
  /** Rows per page; the register gives at most 5000. */
  readonly pageSize?: number;
  /** How often one page is asked for before giving up. */
  readonly attempts?: number;
  /** Waits so many milliseconds between two attempts. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

const resources = {
  schools: '/instelling/v2/instelling',
  sites: '/instellingslocatie/v1/instellingslocatie',
};

const page = z.object({
  meta: z.object({
    total_pages: z.number().optional(),
    total_elements: z.number().optional(),
    last: z.boolean().optional(),
  }),
  content: z.array(z.unknown()),
});

/**
 * Reads all schools and the addresses of their seats from the official register.
 * @throws a register error: `register-unreachable` when it does not answer, `register-refused` when it does not take
 *   the key, `register-shape` when the answer is no page of the register, `register-incomplete` when rows are lacking
 */
export async function readRegister(request: RegisterRequest): Promise<RegisterReading> {
  const level = request.level === undefined ? {} : { filter_instelling_niveau: request.level };
  const schools = await readAll(request, resources.schools, level);
  if (schools === undefined) {
    throw registerError('register-shape', `There is no register at ${request.url} (it answered 404).`);
  }
  const sites = await readAll(request, resources.sites, {});
  return readRows({
    schools: schools.map((value, index) => ({ row: index + 1, value })),
    ...(sites === undefined ? {} : { sites }),
    ...(request.level === undefined ? {} : { level: request.level }),
  });
}

/** All rows of a resource; `undefined` when it does not exist there. */
async function readAll(
  request: RegisterRequest,
  resource: string,
  filters: Record<string, string>,
): Promise<unknown[] | undefined> {
  const size = request.pageSize ?? 5000;
  const rows: unknown[] = [];
  for (let number = 1; ; number += 1) {
    const query = new URLSearchParams({ page: String(number), size: String(size), ...filters });
    const answer = await ask(request, `${baseOf(request.url)}${resource}?${query}`);
    if (answer === undefined) return undefined;
    const read = page.safeParse(answer);
    if (!read.success) {
      throw registerError('register-shape', `The register's answer has another shape: ${where(read.error)}.`);
    }
    const { meta, content } = read.data;
    rows.push(...content);
    const expected = meta.total_elements;
    const last = meta.last ?? (meta.total_pages === undefined || number >= meta.total_pages);
    if (last || content.length === 0) {
      if (expected !== undefined && rows.length < expected) {
        throw registerError(
          'register-incomplete',
          `The register announced ${expected} rows but gave ${rows.length}; nothing was changed, try again later.`,
        );
      }
      return rows;
    }
    if (expected !== undefined && rows.length > expected) {
      throw registerError(
        'register-shape',
        'The register gives the same page over and over: paging has changed.',
      );
    }
  }
}

function where(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'the answer'}: ${issue.message}`).join('; ');
}

/** The address before the resources, whichever part of the documented address was given. */
function baseOf(url: string): string {
  const address = url.replace(/\/+$/, '');
  const [, before] = /^(.*)\/instelling(?:slocatie)?\/v\d+(?:\/\w+)?$/.exec(address) ?? [];
  if (before !== undefined) return before;
  return address.endsWith('/instellingsgegevens') ? address : `${address}/instellingsgegevens`;
}

/** Asks for one page, again with growing pauses when the register is down or busy. */
async function ask(request: RegisterRequest, url: string): Promise<unknown> {
  const attempts = request.attempts ?? 5;
  const wait = request.wait ?? delay;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (request.apiKey !== undefined) headers['x-api-key'] = request.apiKey;
  let problem = '';
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const answer = await askOnce(url, headers);
    if ('rows' in answer) return answer.rows;
    if (answer.status === 404) return undefined;
    if (answer.status === 401 || answer.status === 403) {
      throw registerError(
        'register-refused',
        `The register refused the key (${answer.status}): set REGISTER_API_KEY to a valid one.`,
      );
    }
    if (answer.status !== undefined && answer.status < 500 && ![408, 425, 429].includes(answer.status)) {
      throw registerError(
        'register-refused',
        `The register refused the question: it answered ${answer.status}.`,
      );
    }
    problem = answer.problem;
    if (attempt < attempts) await wait(answer.retryAfter ?? 500 * 2 ** (attempt - 1));
  }
  throw registerError(
    'register-unreachable',
    `The register at ${new URL(url).origin} did not answer after ${attempts} attempts: ${problem}.`,
  );
}

type Answer = { rows: unknown } | { status?: number; problem: string; retryAfter?: number };

async function askOnce(url: string, headers: Record<string, string>): Promise<Answer> {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(60_000) });
    if (response.ok) return { rows: await response.json() };
    await response.body?.cancel();
    const seconds = Number(response.headers.get('retry-after'));
    return {
      status: response.status,
      problem: `it answered ${response.status}`,
      ...(seconds > 0 ? { retryAfter: Math.min(seconds, 60) * 1000 } : {}),
    };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { problem: cause instanceof Error ? cause.message : String(cause) };
  }
}
