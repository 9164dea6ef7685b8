import { ApplicationFailure, CancelledFailure, CompleteAsyncError } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { isError, systemCodeOf } from '../platform/errors.ts';
import type { Logger } from '../platform/logging.ts';

/** What classes and codes look like; anything else may be something that somebody typed. */
const identifier = /^[A-Za-z][\w-]{0,60}$/;
const code = /^[\w-]{1,40}$/;

/**
 * Makes the interceptor through which every failure of an activity goes on its way into Temporal's history: of the error
 * only its type and code remain. A message may quote what was being written (the database's and Prisma's do), and a
 * history can be neither corrected nor erased. The whole error goes to our own log, scrubbed as everything there.
 */
export function plainFailures(logger?: Pick<Logger, 'warn'>): ActivityInterceptorsFactory {
  return ({ info }) => ({
    inbound: {
      async execute(input, next) {
        try {
          return await next(input);
        } catch (error) {
          if (error instanceof CancelledFailure || error instanceof CompleteAsyncError) throw error;
          const { activityType: activity, attempt, workflowExecution } = info;
          const workflow = workflowExecution?.workflowId;
          logger?.warn({ err: error, activity, attempt, workflow }, 'An activity failed and is tried again');
          throw plainFailure(error);
        }
      },
    },
  });
}

/** The failure that stands for an error in a history: as retryable as the error was, without a word of it. */
export function plainFailure(error: unknown): ApplicationFailure {
  const type = isError(error) && identifier.test(error.name) ? error.name : 'Error';
  const said = systemCodeOf(error);
  const known = said !== undefined && code.test(said) ? ` ${said}` : '';
  const failure = ApplicationFailure.create({
    message: `${type}${known}; the log of the worker says more`,
    type,
    nonRetryable: error instanceof ApplicationFailure && (error.nonRetryable ?? false),
  });
  // It would tell where this function stands, and the folders of this machine.
  failure.stack = '';
  return failure;
}
