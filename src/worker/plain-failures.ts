import { ApplicationFailure, CancelledFailure, CompleteAsyncError } from '@temporalio/activity';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { classOf, kindOf } from '../platform/errors.ts';
import type { Logger } from '../platform/logging.ts';

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
  const failure = ApplicationFailure.create({
    message: `${kindOf(error)}; the log of the worker says more`,
    type: classOf(error),
    nonRetryable: error instanceof ApplicationFailure && (error.nonRetryable ?? false),
  });
  // It would tell where this function stands, and the folders of this machine.
  failure.stack = '';
  return failure;
}
