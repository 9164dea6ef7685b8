import type { Client } from '@temporalio/client';
import type { Clock } from '../platform/clock.ts';
import type { Configuration } from '../platform/configuration.ts';
import type { Logger } from '../platform/logging.ts';
import type { Store } from '../store/database/db.ts';

/** What every use case is given: the outside world as plain values, so that a test can pass its own. */
export type Dependencies = {
  readonly store: Store;
  /** Only the client is used: to start workflows, send them commands and ask for their state. */
  readonly temporal: { readonly client: Client };
  /** The time of the API; decisions about a trajectory take the time of its workflow. */
  readonly clock: Clock;
  readonly configuration: Configuration;
  readonly logger: Logger;
};

/** What is needed where somebody new may be named by address: without settings only plain addresses are taken. */
export type NamingDependencies = Pick<Dependencies, 'store'> & Partial<Pick<Dependencies, 'configuration'>>;
