import { extentOf } from '../../domain/access/permissions.ts';
import type { PlacesReport } from '../../domain/programmes/report.ts';
import type { Report } from '../../domain/reports/report.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { type Payment, paymentsOf } from '../../store/programmes/payments.ts';
import type { StoredProgramme } from '../../store/programmes/programmes.ts';
import { latestTemplates } from '../../store/templates/templates.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { readTable, type TableRowWithPeople } from '../trajectories/table.ts';
import { candidatesFor } from './candidates.ts';
import { placesOf, readProgramme, readProgrammes } from './find.ts';
import { readWaitingList } from './waiting-list.ts';

/** So many of those who take part are shown; the list of trajectories has the others. */
const MOST_SHOWN = 25;

/** A programme with what is taken and free of it. */
export type ProgrammeWithPlaces = { readonly stored: StoredProgramme; readonly places: PlacesReport };

/** Everything about a programme that a reader may know. */
export type ProgrammeOverview = ProgrammeWithPlaces & {
  readonly templates: ReadonlyMap<string, Template>;
  /** Who waits, of those that the reader deals with, with their real places. */
  readonly waiting: Awaited<ReturnType<typeof readWaitingList>>;
  /** The first of those who take part, and how many there are. */
  readonly cohort: { readonly rows: readonly TableRowWithPeople[]; readonly total: number };
  /** The schools to approach first, with the reason; nothing while no call is open. */
  readonly candidates: Report | undefined;
  /** The ledger line by line, with the trajectories that it names; nothing for whoever may not read payments. */
  readonly payments:
    | {
        readonly lines: readonly Payment[];
        readonly about: ReadonlyMap<string, TableRowWithPeople>;
      }
    | undefined;
};

/** All programmes with what is taken and free of them, by name. */
export async function readProgrammesWithPlaces(
  deps: Pick<Dependencies, 'store' | 'clock'>,
): Promise<ProgrammeWithPlaces[]> {
  const all = await readProgrammes(deps);
  return Promise.all(all.map(async (stored) => ({ stored, places: await placesOf(deps, stored) })));
}

/** The titles of the published model trajectories, by id. */
export async function templatesById(
  deps: Pick<Dependencies, 'store'>,
): Promise<ReadonlyMap<string, Template>> {
  return new Map((await latestTemplates(deps.store)).map(({ template }) => [template.id, template]));
}

/**
 * A programme with its places, who waits, who takes part and what was paid.
 * @throws `not-found`
 */
export async function readProgrammeOverview(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'scope' | 'function'>;
  id: string;
}): Promise<ProgrammeOverview> {
  const { deps, caller, id } = request;
  const { scope } = caller;
  const stored = await readProgramme(deps, id);
  const order = { sort: 'school', descending: false, offset: 0, limit: MOST_SHOWN } as const;
  const maySeePayments = extentOf(caller.function, 'see-payments') !== undefined;
  const [places, templates, waiting, cohort, lines] = await Promise.all([
    placesOf(deps, stored),
    templatesById(deps),
    readWaitingList({ deps, scope, id, status: 'waiting' }),
    readTable({ deps, scope, filter: { programme: id }, order }),
    maySeePayments ? paymentsOf(deps.store, scope, id) : undefined,
  ]);
  const isOpen = places.calls.some(({ open }) => open);
  const candidates = isOpen
    ? await candidatesFor({ deps, scope, programme: id, most: MOST_SHOWN })
    : undefined;
  const common = { stored, places, templates, waiting, cohort, candidates };
  if (lines === undefined) return { ...common, payments: undefined };
  const ids = [...new Set(lines.map(({ trajectoryId }) => trajectoryId))];
  const found =
    ids.length === 0
      ? []
      : (await readTable({ deps, scope, filter: { ids }, order: { ...order, limit: ids.length } })).rows;
  const about = new Map(found.map((one) => [one.row.id, one]));
  return { ...common, payments: { lines, about } };
}
