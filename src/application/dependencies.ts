import type { Client } from '@temporalio/client';
import type { Scope, WhyEverything } from '../domain/access/scope.ts';
import type { Clock } from '../platform/clock.ts';
import type { Configuration } from '../platform/configuration.ts';
import type { Logger } from '../platform/logging.ts';
import {
  type Database,
  type Store,
  storeOfSystem,
  storeWithin,
  type WholeStore,
} from '../store/database/db.ts';

/** What every use case is given: the outside world as plain values, so that a test can pass its own. */
export type Dependencies = {
  /** With how much of it whoever asks may reach. */
  readonly store: Store;
  /** Only the client is used: to start workflows, send them commands and ask for their state. */
  readonly temporal: { readonly client: Client };
  /** The time of the API; decisions about a trajectory take the time of its workflow. */
  readonly clock: Clock;
  readonly configuration: Configuration;
  readonly logger: Logger;
};

/** What a door is built from. It asks the store nothing with it before it has said within what, or why not. */
export type Parts = Omit<Dependencies, 'store'> & { readonly database: Database };

/** What the use cases are given for somebody who reaches so much. */
export function dependenciesWithin(parts: Parts, scope: Scope): Dependencies {
  return { ...parts, store: storeWithin(parts.database, scope) };
}

/** The same, for somebody who reaches so much of it. */
export function narrowed<Given extends Pick<Dependencies, 'store'>>(deps: Given, scope: Scope): Given {
  return { ...deps, store: storeWithin(deps.store, scope) };
}

/** What they are given for what is not within the reach of somebody of the staff. */
export function dependenciesOfSystem(
  parts: Parts,
  why: WhyEverything,
): Dependencies & { readonly store: WholeStore } {
  return { ...parts, store: storeOfSystem(parts.database, why) };
}

/** What is needed where somebody new may be named by address: without settings only plain addresses are taken. */
export type NamingDependencies = Pick<Dependencies, 'store'> & Partial<Pick<Dependencies, 'configuration'>>;
