import type { Caller } from '../../../application/access/authorise.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { nowOf } from '../../../application/now.ts';
import { personWith } from '../../../application/people/find.ts';
import {
  countInScope,
  type ListedWithTemplate,
  listInScope,
} from '../../../application/trajectories/list.ts';
import { isStaff } from '../../../domain/access/scope.ts';
import type { Instant } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { roleOf } from '../../../domain/template/model/lookup.ts';
import type { Language } from '../../../domain/text.ts';
import { isLate } from '../../../domain/trajectory/views/late.ts';
import { appointmentToCome } from '../../../domain/trajectory/views/next-appointment.ts';
import type { TrajectoryFilter } from '../../../store/trajectories/list.ts';
import type { Reader } from '../../ui/console/types.ts';
import { subjectOf } from './listed.ts';
import type { OverviewPage, OverviewRow } from './types.ts';

const PAGE_SIZE = 25;

/** What the overview was asked for. */
export type OverviewQuery = {
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly overdue?: boolean | undefined;
  /** A counsellor sees her own first; this shows the whole of what she may see. */
  readonly everything?: boolean | undefined;
  /** Where each page began that was turned to, the present one last. */
  readonly pages?: readonly string[];
};

/** Who looks, for the frame of the page; who is neither of the staff, a partner nor an author has no main menu. */
export async function readReader(
  deps: Dependencies,
  { person, function: role }: Caller,
): Promise<Reader | undefined> {
  const isOther = role === 'provider' || role === 'partner' || role === 'author';
  if (!isStaff(role) && !isOther) return undefined;
  const found = await personWith(deps, person);
  return found === undefined ? undefined : { name: found.name, function: role };
}

/** The trajectories that somebody may see, narrowed as asked, those that are late first, a page at a time. */
export async function readOverview(
  deps: Dependencies,
  caller: Caller,
  query: OverviewQuery,
  language: Language,
): Promise<OverviewPage> {
  const { q, status, overdue, everything, pages = [] } = query;
  const isOwn = caller.function === 'counsellor' && !everything;
  const filter: TrajectoryFilter = {
    ...(q === undefined ? {} : { q }),
    ...(status === undefined ? {} : { status }),
    ...(overdue ? { overdue } : {}),
    ...(isOwn ? { counsellor: caller.person } : {}),
  };
  const { scope } = caller;
  const [found, total] = await Promise.all([
    listInScope({
      deps,
      scope,
      filter,
      page: { limit: PAGE_SIZE, cursor: pages.at(-1) },
      order: 'late-first',
    }),
    countInScope({ deps, scope, filter }),
  ]);
  const now = nowOf(deps);
  return {
    rows: found.items.map((one) => rowOf(one, now, language)),
    total,
    before: pages.length * PAGE_SIZE,
    ...(found.next === undefined ? {} : { next: found.next }),
  };
}

function rowOf({ item, template }: ListedWithTemplate, now: Instant, language: Language): OverviewRow {
  const open = item.status === 'active' ? item.open : [];
  const roles = [...new Set(open.map(({ role }) => role))];
  const due = item.nextDue;
  const appointment = appointmentToCome(open[0]?.appointments, now)?.start;
  const phase = template?.phases.find(({ id }) => id === item.phase)?.title[language];
  return {
    id: item.id,
    reference: item.reference,
    subject: subjectOf(item),
    template: template?.title[language] ?? item.template,
    status: item.status,
    waitingFor: roles.map((role) => (template && roleOf(template, role)?.title[language]) ?? role),
    overdue: isLate(item, localDateOf(now)),
    ...(item.municipality === undefined ? {} : { municipality: item.municipality }),
    ...(item.counsellorName === undefined ? {} : { counsellor: item.counsellorName }),
    ...(appointment === undefined ? {} : { appointment }),
    ...(phase === undefined ? {} : { phase }),
    ...(due === undefined || item.status !== 'active' ? {} : { due }),
    ...(item.status === 'active' && open.length === 0 && item.wakeAt !== undefined
      ? { goesOn: localDateOf(item.wakeAt) }
      : {}),
  };
}
