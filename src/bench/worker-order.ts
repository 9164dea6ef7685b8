import type { Configuration } from '../platform/configuration.ts';

/** What a worker process of the measurement is told, as a file that only this user can read. */
export type WorkerOrder = {
  /** The workers of the product, or the one of the bare workflows. */
  kind: 'product' | 'bare';
  temporal: Configuration['temporal'];
  databaseUrl: string;
  smtpUrl: string;
  /** Written when the workers listen. */
  readyFile: string;
  /** The product's mails are held back until this file is there. */
  gateFile: string;
  /** Where it writes, every second, how many bytes of memory it has. */
  memoryFile: string;
};

/** Connections to the database, as the processes of an installation have. */
export const POOL_SIZE = 24;
