import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Product } from './product.ts';

/** An answer as a test looks at it. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what a test is about to check
  readonly body: any;
}

/** Somebody who uses the API as the counsellor. */
export interface Caller {
  /** Asks once. */
  call(method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<Answered>;
  /** Posts with one Idempotency-Key as often as it takes, as a careful program does. */
  insist(path: string, body: unknown): Promise<Answered>;
  /** Enrols a school with a principal who is new; gives the id of the trajectory. */
  enrol(school: string, principal: string): Promise<string>;
  /** How many are waiting for an answer at this moment. */
  underWay(): number;
  /** Whatever the test had taken away is there again: who is waiting has patience anew. */
  allIsBack(): void;
  /** Tells of every answer from now on. */
  onAnswer(tell: () => void): void;
  /** Tries that did not lead to a final answer, by why. */
  readonly setbacks: Map<string, number>;
}

/** Pause between two tries, in milliseconds. */
const BETWEEN_TRIES = 200;
/** Longest that is tried while nothing is taken away, in milliseconds; the test fails when it is over. */
const PATIENCE = 90_000;

/** Makes a caller. */
export function callerOf({ url, people }: Pick<Product, 'url' | 'people'>): Caller {
  const setbacks: Caller['setbacks'] = new Map();
  let underWay = 0;
  let backSince = 0;
  let tell: () => void = () => undefined;

  const call: Caller['call'] = async (method, path, body, key) => {
    underWay += 1;
    try {
      const response = await fetch(`${url}${path.startsWith('/') ? path : `/api/v1/${path}`}`, {
        method,
        headers: {
          'Accept-Language': 'en',
          'X-Demo-Person': people.counsellor,
          ...(key === undefined ? {} : { 'Idempotency-Key': key }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      tell();
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    } finally {
      underWay -= 1;
    }
  };

  const insist: Caller['insist'] = async (path, body) => {
    const key = randomUUID();
    const began = performance.now();
    for (;;) {
      const answer = await call('POST', path, body, key).catch(() => undefined);
      const setback = setbackOf(answer);
      if (setback === undefined) return answer as Answered;
      setbacks.set(setback, (setbacks.get(setback) ?? 0) + 1);
      if (performance.now() > Math.max(began, backSince) + PATIENCE)
        throw new Error(`POST ${path} was in vain: ${setback}`);
      await delay(BETWEEN_TRIES);
    }
  };

  return {
    call,
    insist,
    setbacks,
    underWay: () => underWay,
    allIsBack() {
      backSince = performance.now();
    },
    onAnswer(next) {
      tell = next;
    },
    async enrol(school, principal) {
      const answer = await insist('trajectories', {
        template: 'digitale-school',
        subject: { id: school },
        roles: { ...people, principal: { name: `Directeur ${school}`, email: principal } },
      });
      if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body.id;
    },
  };
}

/** Why it should be tried again: no answer, not now, or the first try is still being worked on. */
function setbackOf(answer: Answered | undefined): string | undefined {
  if (answer === undefined) return 'no answer';
  const code = String(answer.body?.type ?? '').replace(/.*\//, '');
  return answer.status === 503 || code === 'idempotency-key-in-flight' ? code : undefined;
}
