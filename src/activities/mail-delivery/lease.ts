import { epochMillisecondsOf, instantOf } from '../../domain/calendar/instant.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { OwedMail } from '../../mail/types.ts';
import type { Logger } from '../../platform/logging.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { extendLeases } from '../../store/mail/delivery.ts';

/** The right to claimed mails, which lasts until it is ended. */
export interface Lease {
  /** Lets it run out. Ending it again does nothing. */
  end(): void;
}

/** It is renewed so many times before it would run out. */
const RENEWALS = 3;

/**
 * Keeps claimed mails from others for as long as they are worked on, however long a mail server takes. A lease is short and
 * renewed, so that the mails of a worker that died are soon free.
 * @param claim when they were claimed: as an instant, and on the clock of `performance.now()`
 */
export function keepLease(
  parts: { readonly store: WholeStore; readonly logger: Logger; readonly leaseMilliseconds: number },
  claim: { readonly now: Instant; readonly began: number },
  mails: readonly Pick<OwedMail, 'id'>[],
): Lease {
  const { store, logger, leaseMilliseconds } = parts;
  const ids = mails.map(({ id }) => id);
  const renew = async () => {
    const elapsed = performance.now() - claim.began;
    const until = instantOf(Math.round(epochMillisecondsOf(claim.now) + elapsed + leaseMilliseconds));
    try {
      await extendLeases(store, ids, until);
    } catch (error) {
      logger.warn({ err: error }, 'The hold on mails under way could not be renewed now; tried again');
    }
  };
  const renewing = setInterval(() => void renew(), leaseMilliseconds / RENEWALS);
  return { end: () => clearInterval(renewing) };
}
