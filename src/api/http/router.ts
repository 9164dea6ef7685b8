import express, { type Request, type Response, type Router } from 'express';
import { noteAccess } from '../../application/access/audit.ts';
import { dependenciesOfSystem, type Parts } from '../../application/dependencies.ts';
import { fingerprintOf } from '../../application/idempotency.ts';
import { inAMoment } from '../../application/reports/in-a-moment.ts';
import type { Answer } from '../../http/answer.ts';
import { methodNotAllowed, tooSlow } from '../../http/errors.ts';
import { answerToError, factsOf, sendAnswer } from '../../http/responses.ts';
import { inTime } from '../../platform/waiting.ts';
import { readExchange } from './exchange.ts';
import { answerOnce } from './idempotency.ts';
import type { Exchange, Method, Route } from './route.ts';

/**
 * Makes the router of a table of routes. Addresses of the table answer other methods with 405; what lies outside it
 * is left to whoever comes next.
 */
export function createRouter(parts: Parts, routes: readonly Route[]): Router {
  const router = express.Router({ caseSensitive: true });
  for (const [path, atPath] of byPath(routes)) {
    const address = router.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    for (const route of atPath) {
      address[route.method](async (request: Request, response: Response) => {
        sendAnswer(response, await answerInTime(parts, route, request, response));
      });
    }
    const allowed = allowedMethods(atPath.map(({ method }) => method));
    address.all((request: Request, response: Response) => {
      const facts = factsOf(response);
      facts.route = path;
      sendAnswer(response, answerToError(methodNotAllowed(allowed), request, facts));
    });
  }
  return router;
}

/** Longest that somebody waits for an answer, in milliseconds. What was begun goes on, and its answer is kept. */
const PATIENCE = 8_000;

async function answer(parts: Parts, route: Route, request: Request, response: Response): Promise<Answer> {
  const facts = factsOf(response);
  facts.route = `${route.root ? '' : '/api/v1'}${route.path}`;
  try {
    const { exchange, rawBody } = await readExchange(parts, route, request, response);
    // What was only looked at is no answer to what is asked next with the same key, and changed nothing.
    const isDryRun = (exchange.query as { dry_run?: boolean } | undefined)?.dry_run === true;
    const work = async () => {
      try {
        const given = checkAnswer(parts, route, await route.handle(exchange));
        if (given.status < 400) await note(route, exchange, isDryRun);
        return given;
      } catch (error) {
        return answerToError(error, request, facts);
      }
    };
    if (route.method !== 'post' || exchange.idempotencyKey === undefined || isDryRun) return await work();
    const use = {
      key: exchange.idempotencyKey,
      principal: exchange.caller.person,
      route: `${request.method} ${request.baseUrl}${request.path}`,
      fingerprint: fingerprintOf(rawBody, exchange.file?.content),
    };
    return await answerOnce(exchange.deps, use, work);
  } catch (error) {
    return answerToError(error, request, facts);
  }
}

/** The answer, or 503 when it takes too long: a database that hangs must not hold people up. */
async function answerInTime(
  parts: Parts,
  route: Route,
  request: Request,
  response: Response,
): Promise<Answer> {
  if (route.counts) return answerInAMoment(parts, route, request, response);
  if (route.slow) return answer(parts, route, request, response);
  return inTime(answer(parts, route, request, response), PATIENCE, () =>
    answerToError(tooSlow(), request, factsOf(response)),
  );
}

/** The answer, or 202 with how far the count is: the same address gives it when it is there. */
async function answerInAMoment(
  parts: Parts,
  route: Route,
  request: Request,
  response: Response,
): Promise<Answer> {
  const { store } = dependenciesOfSystem(parts, 'everybody');
  const found = await inAMoment(store, answer(parts, route, request, response));
  if ('answer' in found) return found.answer;
  const { done, total } = found.counting;
  const headers = { Location: request.originalUrl, 'Retry-After': '1', 'Cache-Control': 'no-store' };
  return { status: 202, headers, body: { status: 'counting', done: done ?? null, total: total ?? null } };
}

/** Leaves a line in the audit of what was read of people or changed. */
async function note(
  { access, method }: Route,
  { deps, caller, params }: Exchange<never, never, never>,
  isDryRun: boolean,
): Promise<void> {
  if (access === 'everybody') return;
  const { id: subject } = (params ?? {}) as { id?: string };
  await noteAccess(deps, { caller, action: access, isReading: method === 'get' || isDryRun, subject });
}

/** In tests, an answer that is not as documented is a fault. */
function checkAnswer(parts: Parts, route: Route, given: Answer): Answer {
  if (parts.configuration.environment !== 'test') return given;
  const definition = route.answers[given.status];
  if (definition === undefined) {
    throw new Error(`${route.operationId} does not document an answer with status ${given.status}`);
  }
  if (given.content !== undefined) {
    const type = given.content.type.split(';')[0] ?? '';
    if (definition.types?.includes(type)) return given;
    throw new Error(`${route.operationId} does not document an answer of the type ${type}`);
  }
  const checked = definition.schema?.safeParse(JSON.parse(JSON.stringify(given.body)));
  if (checked?.success === false) {
    throw new Error(`${route.operationId} does not answer as documented: ${checked.error.message}`);
  }
  return given;
}

function byPath(routes: readonly Route[]): Map<string, Route[]> {
  const paths = new Map<string, Route[]>();
  for (const route of routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route]);
  return paths;
}

function allowedMethods(methods: readonly Method[]): string[] {
  return [
    ...(methods.includes('get') ? ['GET', 'HEAD'] : []),
    ...methods.filter((m) => m !== 'get').map((m) => m.toUpperCase()),
  ];
}
