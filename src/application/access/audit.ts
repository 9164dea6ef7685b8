import type { Action } from '../../domain/access/permissions.ts';
import type { Scope } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { endOfDay, startOfDay } from '../../domain/calendar/wall-clock.ts';
import { type AuditEntry, type AuditFilter, addAuditEntry, listAudit } from '../../store/access/audit.ts';
import type { Page, PageRequest } from '../../store/database/values.ts';
import type { Person } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import type { Caller } from './authorise.ts';

/** What is read of people, and therefore noted; of the rest only what changes something is. */
const readsOfPeople: readonly Action[] = [
  ...(['see-trajectory', 'see-content', 'see-people', 'see-personal-data'] as const),
  ...(['see-waiting-list', 'see-training', 'see-audit'] as const),
];

/**
 * Notes what somebody did: what changes something, what reads personal data, and what was taken along as a file.
 * @param request.isReading nothing is changed by it, a trial run included
 * @param request.subject id of the row that it is about; of a list that was exported, which one
 */
export async function noteAccess(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  request: { caller: Caller; action: Action | 'export'; isReading: boolean; subject?: string | undefined },
): Promise<void> {
  const { caller, action, isReading, subject } = request;
  const { scope } = caller;
  if (isReading && action !== 'export' && !readsOfPeople.includes(action)) return;
  await addAuditEntry(deps.store, {
    ...{ at: nowOf(deps), person: caller.person, role: caller.function, action, subject },
    organisation: scope.kind === 'all' ? undefined : scope.organisation,
    // Who deals with one service only finds nothing of another one, whichever id she names: that service hears nothing of her.
    isForItsService: scope.kind === 'all' || scope.kind === 'training',
  });
}

/** Notes that somebody signed in. */
export async function noteSignIn(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  { id, function: role, organisationId: organisation }: Person,
): Promise<void> {
  await addAuditEntry(deps.store, {
    ...{ at: nowOf(deps), person: id, role: role ?? 'partner', action: 'sign-in', organisation },
  });
}

/**
 * Notes what was done with a key for programs.
 * @param request.caller who did it; without one it was done from a terminal
 */
export async function noteKey(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  request: {
    action: 'create-key' | 'end-key';
    key: string;
    organisation?: string | undefined;
    caller?: Pick<Caller, 'person' | 'function'> | undefined;
  },
): Promise<void> {
  const { action, key: subject, organisation, caller } = request;
  const by = caller === undefined ? { role: 'operator' } : { role: caller.function, person: caller.person };
  await addAuditEntry(deps.store, { at: nowOf(deps), ...by, action, subject, organisation });
}

/** The audit as far as somebody may read it, the last line first; days are local, both counted in. */
export function readAudit(request: {
  deps: Pick<Dependencies, 'store'>;
  scope: Scope;
  filter: Omit<AuditFilter, 'from' | 'before'> & {
    readonly from?: LocalDate | undefined;
    readonly until?: LocalDate | undefined;
  };
  page: PageRequest;
}): Promise<Page<AuditEntry>> {
  const { deps, scope, filter, page } = request;
  const { from, until, ...same } = filter;
  const span = {
    ...(from === undefined ? {} : { from: startOfDay(from) }),
    ...(until === undefined ? {} : { before: endOfDay(until) }),
  };
  return listAudit(deps.store, scope, { ...same, ...span }, page);
}
