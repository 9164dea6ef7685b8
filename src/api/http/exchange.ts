import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Caller } from '../../application/access/authorise.ts';
import { dependenciesOfSystem, dependenciesWithin, type Parts } from '../../application/dependencies.ts';
import { dateOutOfReach, fileMissing, invalidRequest, notFound } from '../../application/errors.ts';
import { preconditionRequired } from '../../application/expected-version.ts';
import type { FieldError } from '../../domain/rejection.ts';
import { callerOf } from '../../http/caller.ts';
import { clientGone } from '../../http/errors.ts';
import { languageOf } from '../../http/language.ts';
import { outOfReach } from '../schemas.ts';
import { readBody } from './body.ts';
import { readIdempotencyKey } from './idempotency.ts';
import { readIfMatch, readOnlyNew } from './preconditions.ts';
import type { BodyDefinition, Exchange, Route } from './route.ts';
import { unsafeTexts } from './text-safety.ts';
import { type Validated, validate } from './validation.ts';

/** What {@link readExchange} gives: what a handler gets, and the body as it was sent, for its fingerprint. */
export type ReadExchange = { readonly exchange: Exchange<never, never, never>; readonly rawBody: unknown };

/** For routes that are open to everybody: nobody, who deals with nothing. */
const nobody: Caller = {
  actor: { kind: 'system' },
  person: '',
  name: '',
  function: 'counsellor',
  language: 'nl',
  scope: { kind: 'organisation', organisation: '' },
};

/**
 * Checks everything about a request that its route declares, in the order in which callers can mend it: who they
 * are, where they are, then the query, the headers and the body.
 * @throws a problem that names every field concerned
 */
export async function readExchange(
  parts: Parts,
  route: Route,
  request: Request,
  response: Response,
): Promise<ReadExchange> {
  const params = readParams(route, request);
  const caller =
    route.access === 'everybody'
      ? nobody
      : await callerOf(parts, request, route.access, (params as { id?: string } | undefined)?.id);
  const query = route.query === undefined ? checkNoQuery(request) : checked(route.query, request.query);
  const ifMatch = valueOrProblem(readIfMatch(request.get('if-match')));
  if (route.ifMatch === 'required' && ifMatch === undefined) throw preconditionRequired();
  const onlyNew =
    route.ifNoneMatch !== undefined && valueOrProblem(readOnlyNew(request.get('if-none-match')));
  const idempotencyKey = valueOrProblem(readIdempotencyKey(request.get('idempotency-key')));
  const { body, file, rawBody } = await readCheckedBody(route, request, response);
  const exchange = {
    deps:
      route.access === 'everybody'
        ? dependenciesOfSystem(parts, 'everybody')
        : dependenciesWithin(parts, caller.scope),
    caller,
    language: languageOf(request.get('accept-language')),
    accept: request.get('accept') ?? '',
    params,
    query,
    body,
    file,
    ifMatch,
    onlyNew,
    idempotencyKey,
    requester: { person: caller.person, signal: goneSignal(response) },
  };
  return { exchange: exchange as Exchange<never, never, never>, rawBody };
}

/** Says when the client has gone away before it was answered. */
function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) gone.abort(clientGone());
  });
  return gone.signal;
}

/** An id of the wrong form names nothing, so that is what the answer says. */
function readParams(route: Route, request: Request): unknown {
  if (route.params === undefined) return undefined;
  const result = validate(route.params, request.params);
  if (!result.ok) throw notFound(result.errors[0]?.path);
  return result.value;
}

/** What goes with a POST that takes nothing: nobody should think that a field was taken. */
const nothing: BodyDefinition = { schema: z.strictObject({}).optional() };

async function readCheckedBody(route: Route, request: Request, response: Response) {
  if (route.body === undefined) {
    if (route.method === 'post') {
      checked(nothing.schema, (await readBody(request, response, nothing)).value, 'body');
    }
    return { body: undefined, file: undefined, rawBody: undefined };
  }
  const { value, file } = await readBody(request, response, route.body);
  const body = checked(route.body.schema, value, 'body');
  if (route.body.file !== undefined && file === undefined) throw fileMissing(route.body.file);
  return { body, file, rawBody: value };
}

function checkNoQuery(request: Request): undefined {
  const [first] = Object.keys(request.query);
  if (first !== undefined) {
    const message = { nl: 'Deze parameter bestaat niet.', en: 'There is no such parameter.' };
    throw invalidRequest([{ path: first, code: 'unknown-field', message }]);
  }
  return undefined;
}

/** @param whole what the value as a whole is called where something is wrong with no field of it */
function checked<Schema extends z.ZodType>(schema: Schema, value: unknown, whole = ''): z.output<Schema> {
  const named = (errors: readonly FieldError[]) =>
    errors.map((error) => (error.path === '' ? { ...error, path: whole } : error));
  const unsafe = unsafeTexts(value);
  if (unsafe.length > 0) throw invalidRequest(named(unsafe));
  const result = validate(schema, value);
  if (result.ok) return result.value;
  const errors = named(result.errors);
  throw errors.every(({ code }) => code === outOfReach.code)
    ? dateOutOfReach(errors)
    : invalidRequest(errors);
}

function valueOrProblem<T>(result: Validated<T>): T {
  if (!result.ok) throw invalidRequest(result.errors);
  return result.value;
}
