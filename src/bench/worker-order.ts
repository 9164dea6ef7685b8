import type { Configuration } from '../platform/configuration.ts';

/** What a process of the measurement is told, as a file that only this user can read. */
export type WorkerOrder = {
  /** The workers of the product, the one of the bare workflows, or the API with its pages. */
  kind: 'product' | 'bare' | 'api';
  temporal: Configuration['temporal'];
  databaseUrl: string;
  smtpUrl: string;
  /** Where the bundled workflows are kept, as in an installation: only the first start makes them. */
  bundleFolder: string;
  /** Written when it listens; the API writes its address. */
  readyFile: string;
  /** The product's mails are held back until this file is there. */
  gateFile: string;
  /** Where it writes, every second, how many bytes of memory it has. */
  memoryFile: string;
  /** Where it writes, every second, what it gave nodemailer last. */
  messageFile: string;
};

/** Connections to the database, as the processes of an installation have. */
export const POOL_SIZE = 24;
