import { z } from 'zod';

/** How much a process does at the same time, and keeps in memory. */
export type Sizing = {
  /** Most connections of one process to the database. */
  readonly databaseConnections: number;
  /** Most decisions that a worker makes at the same time; fewer than its connections to the database. */
  readonly decisionsAtOnce: number;
  /** Most chores and bulk work that a worker does at the same time. */
  readonly choresAtOnce: number;
  /**
   * Most workflows that a worker keeps in memory, so that it need not read their history at their next command. Never
   * none: the SDK drops decisions of a workflow that it does not keep, and each is made again ten seconds later.
   */
  readonly workflowsInMemory: number;
  /** Most connections of a worker to the mail server. */
  readonly mailConnections: number;
  /** How many mailrooms there are; alike for every process. */
  readonly mailPartitions: number;
};

const count = (most: number, least = 1) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
};

/** The settings of how much is done at the same time. */
export const sizingVariables = {
  DATABASE_CONNECTIONS: count(500).default(24),
  DECISIONS_AT_ONCE: count(400).default(20),
  CHORES_AT_ONCE: count(100).default(4),
  WORKFLOWS_IN_MEMORY: count(100_000, 10).default(1_000),
  MAIL_CONNECTIONS: count(100).default(8),
  MAIL_PARTITIONS: count(64).default(1),
};

/** What these settings come to. */
export function sizingIn(values: { readonly [name in keyof typeof sizingVariables]: number }): Sizing {
  return {
    databaseConnections: values.DATABASE_CONNECTIONS,
    decisionsAtOnce: values.DECISIONS_AT_ONCE,
    choresAtOnce: values.CHORES_AT_ONCE,
    workflowsInMemory: values.WORKFLOWS_IN_MEMORY,
    mailConnections: values.MAIL_CONNECTIONS,
    mailPartitions: values.MAIL_PARTITIONS,
  };
}

/** What one small machine can do. */
export const smallSizing: Sizing = sizingIn(z.object(sizingVariables).parse({}));
