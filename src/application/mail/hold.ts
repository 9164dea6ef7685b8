import { beginAnew } from '../../store/letters/owed.ts';
import {
  countHeld,
  deleteHold,
  type HeldMail,
  listHolds,
  type MailHold,
  saveHold,
} from '../../store/mail/holds.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { wakeMailroom } from '../workflow-client/mailroom.ts';
import { serviceOf } from './service.ts';

/** What is held back, and what waits for it. */
export interface Holding {
  readonly holds: readonly MailHold[];
  readonly held: HeldMail;
}

interface Asked {
  deps: Pick<Dependencies, 'store' | 'clock' | 'temporal' | 'logger'>;
  caller: Pick<Caller, 'function' | 'scope' | 'person'>;
  /** Only the mail of this guidance service; of a coordinator's own without it, of everybody for an administrator. */
  organisation?: string | undefined;
  /** Looks only: what waits, and what happens on release. */
  isDryRun?: boolean | undefined;
}

/**
 * Holds back all mail of everybody, or of one guidance service: nothing is sent, everything stays planned or owed. Only a link to
 * sign in goes to whoever asks for one.
 * @param request.reason for whoever asks why nothing comes
 * @throws `forbidden` for others than an administrator or the coordinator of that service
 */
export async function holdMail(request: Asked & { reason: string }): Promise<Holding> {
  const { deps, caller, reason, isDryRun } = request;
  const organisationId = serviceOf(caller, request.organisation);
  if (!isDryRun) {
    await saveHold(deps.store, {
      ...(organisationId === undefined ? {} : { organisationId }),
      ...{ reason, heldBy: caller.person, heldAt: nowOf(deps) },
    });
  }
  return holdingOf(deps, organisationId);
}

/**
 * Lets mail go again. What answers an act goes at once, the rest on the first morning on which mail may go; of missed
 * reminders of one step only the last.
 * @returns what waited
 * @throws as {@link holdMail}
 */
export async function releaseMail(request: Asked): Promise<Holding> {
  const { deps, caller, isDryRun } = request;
  const organisationId = serviceOf(caller, request.organisation);
  const { held } = await holdingOf(deps, organisationId);
  if (!isDryRun) {
    await beginAnew(deps.store, organisationId, nowOf(deps));
    for (const partition of await deleteHold(deps.store, organisationId, nowOf(deps))) {
      await wakeMailroom(deps, partition);
    }
  }
  return { holds: await holdsOf(deps, organisationId), held };
}

/** What is held back now, and what waits. */
export async function readHolding(request: Omit<Asked, 'isDryRun'>): Promise<Holding> {
  return holdingOf(request.deps, serviceOf(request.caller, request.organisation));
}

async function holdingOf(deps: Asked['deps'], organisation: string | undefined): Promise<Holding> {
  return {
    holds: await holdsOf(deps, organisation),
    held: await countHeld(deps.store, organisation, nowOf(deps)),
  };
}

// A coordinator also sees that everybody's mail is held; not that of other services.
async function holdsOf(deps: Asked['deps'], organisation: string | undefined): Promise<MailHold[]> {
  const holds = await listHolds(deps.store);
  return holds.filter(
    ({ organisationId }) =>
      organisation === undefined || organisationId === undefined || organisationId === organisation,
  );
}
