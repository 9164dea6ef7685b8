import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { isError, systemCodeOf } from './errors.ts';
import { scrub, scrubMessage, scrubText } from './scrub.ts';

export type { Logger } from 'pino';

/** How much is logged, from most quiet to most talkative. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Makes the logger: one JSON object per line, without personal data and without tokens (see `scrub.ts`).
 * @param level least important level that is still written
 * @param to a file path or a stream; standard error if left out, so that standard output stays free for results
 */
export function createLogger(level: LogLevel, to?: string | DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: scrubFields },
      serializers: { req: serializeRequest, res: serializeResponse, err: scrub, error: scrub },
      hooks: {
        logMethod(args, method) {
          const [first] = args as unknown[];
          const bare = args.length === 1 ? errorIn(first) : undefined;
          // An error without a sentence beside it would hand its message on as it is.
          if (bare !== undefined) {
            method.apply(this, [isError(first) ? { err: first } : (first as object), scrubMessage(bare)]);
          } else {
            method.apply(
              this,
              args.map((part) => (typeof part === 'string' ? scrubText(part) : part)) as typeof args,
            );
          }
        },
      },
    },
    typeof to === 'object' ? to : lastingDestination(to),
  );
}

/** A log that cannot be written, on a full disk above all, must not end what it tells about: lines are lost, and that is said. */
function lastingDestination(to: string | undefined): DestinationStream {
  const stream = destination({ dest: to ?? 2, mkdir: true, sync: true });
  let isSaid = false;
  stream.on('error', (error: Error) => {
    if (to !== undefined && !isSaid)
      process.stderr.write(
        `The log ${to} cannot be written (${systemCodeOf(error) ?? error.message}); lines are lost.\n`,
      );
    isSaid = true;
  });
  return stream;
}

function errorIn(value: unknown): Error | undefined {
  if (isError(value)) return value;
  const inside = typeof value === 'object' && value !== null && 'err' in value ? value.err : undefined;
  return isError(inside) ? inside : undefined;
}

/** Requests and responses are live objects; their own serializers make something small of them. */
function scrubFields({ req, res, ...fields }: Record<string, unknown>): Record<string, unknown> {
  return {
    ...(req === undefined ? {} : { req }),
    ...(res === undefined ? {} : { res }),
    ...(scrub(fields) as Record<string, unknown>),
  };
}

/** Only what is needed to find a request again: headers and network addresses of people stay out. */
function serializeRequest(request: { id?: unknown; method?: string; url?: string }): unknown {
  return { id: request.id, method: request.method, url: scrubText(request.url ?? '') };
}

function serializeResponse(response: { statusCode?: number }): unknown {
  return { statusCode: response.statusCode };
}
