import type { Scope } from '../../domain/access/scope.ts';
import { listOverrides, type StoredOverride } from '../../store/calendar/overrides.ts';
import { listOrganisations, type Organisation } from '../../store/people/organisations.ts';
import { listPeople, type Person } from '../../store/people/people.ts';
import { servicesOfSchool } from '../../store/people/school-reach.ts';
import type { School } from '../../store/people/schools.ts';
import { idsOfTable } from '../../store/trajectories/table.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { type Dossier, readDossier } from '../trajectories/dossier.ts';
import { countInScope } from '../trajectories/list.ts';
import { readRows, type TableRowWithPeople } from '../trajectories/table.ts';
import { readSchool } from './find.ts';

/** More trajectories and people than a school has at once; the lists show the others. */
const MOST = 30;

/** A guidance service that deals with a school: by its network, or because the direction assigned it. */
export type ServiceOfSchool = { readonly organisation: Organisation; readonly isAssigned: boolean };

/** Everything about a school that somebody may know. */
export type SchoolOverview = {
  readonly school: School;
  /** Its trajectories: those that run first. */
  readonly trajectories: readonly TableRowWithPeople[];
  /** How many there are; more than are shown is rare. */
  readonly total: number;
  /** The dossiers of these trajectories, in their order. */
  readonly dossiers: readonly Dossier[];
  /** Everybody who works there, or did, by name. */
  readonly people: readonly Person[];
  readonly services: readonly ServiceOfSchool[];
  /** Guidance services that could be assigned to it. */
  readonly others: readonly Organisation[];
  /** Days of its own on the school calendar. */
  readonly overrides: readonly StoredOverride[];
};

/**
 * One school with its trajectories, its people and who deals with it.
 * @throws `not-found` naming `number`
 */
export async function readSchoolOverview(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  number: string;
}): Promise<SchoolOverview> {
  const { deps, scope } = request;
  const { store } = deps;
  const school = await readSchool(deps, scope, request.number);
  const { number } = school;
  const filter = { school: number };
  const order = { sort: 'start', descending: true, offset: 0, limit: MOST } as const;
  const ids = idsOfTable(store, scope, filter, order, todayOf(deps));
  const [rows, dossiers, total, people, all, dealing, overrides] = await Promise.all([
    ids.then((some) => readRows(deps, scope, some)),
    ids.then((some) => Promise.all(some.map((id) => readDossier({ deps, scope, id })))),
    countInScope({ deps, scope, filter }),
    listPeople(store, scope, { school: number }, { limit: MOST }),
    listOrganisations(store, scope, 'pbd'),
    servicesOfSchool(store, number),
    listOverrides(store, scope, number),
  ]);
  const services = all.flatMap((organisation) => {
    const found = dealing.find(({ id }) => id === organisation.id);
    return found === undefined ? [] : [{ organisation, isAssigned: found.isAssigned }];
  });
  return {
    ...{ school, total, dossiers, services, overrides },
    trajectories: rows,
    people: people.items,
    others: all.filter(({ id }) => !dealing.some((one) => one.id === id)),
  };
}
