import type { z } from 'zod';
import type { Access, Caller } from '../../application/access/authorise.ts';
import type { UploadedFile } from '../../application/attachments/file-kinds.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import type { IfMatch } from '../../application/expected-version.ts';
import type { Language } from '../../domain/text.ts';
import type { Answer } from '../../http/answer.ts';
import type { Requester } from '../../platform/bounded-workers.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Everything a handler may know of a request, checked. */
export type Exchange<Params, Query, Body> = {
  readonly deps: Dependencies;
  readonly caller: Caller;
  readonly language: Language;
  /** The `Accept` header, where an answer comes in several forms; empty without one. */
  readonly accept: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The file of a multipart body. */
  readonly file: UploadedFile | undefined;
  readonly ifMatch: IfMatch | undefined;
  /** `If-None-Match: *` was sent where that is honoured: only make it, never change it. */
  readonly onlyNew: boolean;
  readonly idempotencyKey: string | undefined;
  /** For whom costly work is done; it ends when the client goes away. */
  readonly requester: Requester;
};

/** A possible answer, as the documentation shows it and as tests check it. */
export type AnswerDefinition = {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** The media types in which it comes, where that is not JSON alone. */
  readonly types?: readonly string[];
  readonly headers?: { readonly [name: string]: string };
};

/** What a body may be. Sizes are in bytes. */
export type BodyDefinition<Body extends z.ZodType = z.ZodType> = {
  readonly schema: Body;
  readonly limit?: number;
  /** The field that holds the whole body when it is sent as `application/yaml`. */
  readonly yaml?: string;
  /** Makes it a multipart body with one file under this name; the other parts are checked by the schema. */
  readonly file?: string;
};

type RouteFacts = {
  readonly method: Method;
  /** Below `/api/v1`, or below the root with `root`; parameters in braces. */
  readonly path: string;
  readonly root?: boolean;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly answers: { readonly [status: number]: AnswerDefinition };
  /** Statuses of problem documents besides those that every endpoint of its kind can give. */
  readonly problems?: readonly number[];
  /** For a POST that changes nothing: an Idempotency-Key is accepted and not needed. */
  readonly safe?: boolean;
  /** It takes its time by nature (an upload, a check of many states), so nobody is told that it takes too long. */
  readonly slow?: boolean;
  /** It counts over everything: when there is much of that, it answers 202 with how far it is, until it is there. */
  readonly counts?: boolean;
  /** `honoured`: If-Match is compared when given; `required`: 428 without it. */
  readonly ifMatch?: 'honoured' | 'required';
  /** For a PUT that may make something: `If-None-Match: *` is honoured. */
  readonly ifNoneMatch?: 'honoured';
};

/** One endpoint: drives the router, the checks and the OpenAPI document. */
export type Route = RouteFacts & {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: BodyDefinition;
  readonly handle: (exchange: Exchange<never, never, never>) => Promise<Answer>;
};

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** Declares an endpoint; the handler's types follow from the schemas. */
export function defineRoute<
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  route: RouteFacts & {
    readonly params?: Params;
    readonly query?: Query;
    readonly body?: Body extends z.ZodType ? BodyDefinition<Body> : never;
    readonly handle: (exchange: Exchange<Output<Params>, Output<Query>, Output<Body>>) => Promise<Answer>;
  },
): Route {
  return route as Route;
}
