import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopbackName } from '../platform/loopback.ts';
import { generateSchools } from './generate-schools.ts';

/** What the server gives out, and to whom. */
export interface RegisterServerOptions {
  /** Rows of `instelling/v2`; the generated schools if left out. Read anew for each question. */
  readonly schools?: () => readonly object[];
  /** Rows of `instellingslocatie/v1`. */
  readonly sites?: () => readonly object[];
  /** Only who sends this key is answered. */
  readonly apiKey?: string;
  /** May answer a question in its own way, to play a register that is down; true means that it did. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** The loopback port; a free one if left out. */
  readonly port?: number;
}

/** A running server. */
export interface RegisterServer {
  /** Base address, for REGISTER_API_URL. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a register of generated schools on the loopback address, with the paging of the official one. */
export async function startRegisterServer(options: RegisterServerOptions = {}): Promise<RegisterServer> {
  const generated = options.schools && options.sites ? undefined : generateSchools();
  const resources: Record<string, () => readonly object[]> = {
    '/instellingsgegevens/instelling/v2/instelling': options.schools ?? (() => generated?.schools ?? []),
    '/instellingsgegevens/instellingslocatie/v1/instellingslocatie':
      options.sites ?? (() => generated?.sites ?? []),
  };
  const server = createServer((request, response) => {
    if (options.intercept?.(request, response)) return;
    const asked = `http://${request.headers.host}`;
    if (!URL.canParse(asked) || !isLoopbackName(new URL(asked).hostname)) {
      answer(response, 421, { message: 'Misdirected Request' });
      return;
    }
    const url = new URL(request.url ?? '/', 'http://register.example');
    const rows = resources[url.pathname];
    if (options.apiKey !== undefined && request.headers['x-api-key'] !== options.apiKey) {
      answer(response, 401, { message: 'Unauthorized' });
    } else if (rows === undefined) {
      answer(response, 404, { message: 'Not Found' });
    } else {
      answerPage(response, url.searchParams, rows());
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

function answerPage(response: ServerResponse, query: URLSearchParams, all: readonly object[]): void {
  const page = wholeNumber(query.get('page'), 1);
  const size = wholeNumber(query.get('size'), 20);
  if (page === undefined || size === undefined || page < 1 || size < 1 || size > 5000) {
    answer(response, 400, { message: 'page starts at 1, size is at most 5000' });
    return;
  }
  // All generated schools are secondary schools.
  const level = query.get('filter_instelling_niveau');
  const rows = level === null || level === 'SO' ? all : [];
  const pages = Math.max(1, Math.ceil(rows.length / size));
  answer(response, 200, {
    meta: { total_pages: pages, total_elements: rows.length, number: page, last: page >= pages },
    content: rows.slice((page - 1) * size, page * size),
  });
}

function wholeNumber(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
