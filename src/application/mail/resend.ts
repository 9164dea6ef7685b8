import type { Instant } from '../../domain/calendar/types.ts';
import { type FailedMail, failedMails, planAgain } from '../../store/mail/resend.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { wakeMailroom } from '../workflow-client/mailroom.ts';
import { serviceOf } from './service.ts';

/** What sending again comes to. */
export interface Resending {
  /** Everything that failed, with why some of it does not go again. */
  readonly mails: readonly FailedMail[];
  /** How many go, or would go, again. */
  readonly again: number;
}

/**
 * What failed since an instant, with why some of it would not go again.
 * @param request.organisation only the mails of this guidance service; of a coordinator's own without it
 * @throws `forbidden` for a counsellor, and for mails of another service
 */
export async function readFailed(request: {
  deps: Pick<Dependencies, 'store'>;
  caller: Pick<Caller, 'function' | 'scope'>;
  since: Instant;
  organisation?: string | undefined;
}): Promise<readonly FailedMail[]> {
  const { deps, caller, since, organisation } = request;
  return failedMails(deps.store, since, serviceOf(caller, organisation));
}

/**
 * Sends again what failed since an instant. Each becomes a new mail, with a Message-ID of its own that refers to the first,
 * written as things stand now. What is not owed any more stays where it is; asking twice sends once.
 * @param request.organisation only the mails of this guidance service; of a coordinator's own without it
 * @param request.isDryRun looks only
 * @param request.only ids of the mails that are meant; all of them without it
 * @throws `forbidden` for a counsellor, and for mails of another service
 */
export async function resendFailed(request: {
  deps: Pick<Dependencies, 'store' | 'clock' | 'temporal' | 'logger'>;
  caller: Pick<Caller, 'function' | 'scope'>;
  since: Instant;
  organisation?: string | undefined;
  isDryRun?: boolean | undefined;
  only?: readonly string[] | undefined;
}): Promise<Resending> {
  const { deps, since, isDryRun, only } = request;
  const failed = await readFailed(request);
  const mails = only === undefined ? failed : failed.filter(({ id }) => only.includes(id));
  const owed = mails.filter(({ notAgain }) => notAgain === undefined);
  if (!isDryRun && owed.length > 0) {
    const ids = owed.map(({ id }) => id);
    const { mailrooms } = await planAgain(deps.store, ids, since, nowOf(deps));
    for (const partition of mailrooms) await wakeMailroom(deps, partition);
  }
  return { mails, again: owed.length };
}
