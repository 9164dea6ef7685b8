import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import { type PlacesReport, placesReport } from '../../domain/programmes/report.ts';
import { type Payment, paymentsOf } from '../../store/programmes/payments.ts';
import {
  findProgramme,
  ledgerOf,
  listProgrammes,
  type StoredProgramme,
} from '../../store/programmes/programmes.ts';
import { waitingListOf } from '../../store/programmes/waiting.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { todayOf } from '../now.ts';

/** A programme by its id. */
export async function readProgramme(deps: Pick<Dependencies, 'store'>, id: string): Promise<StoredProgramme> {
  const found = await findProgramme(deps.store, id);
  if (found === undefined) throw notFound();
  return found;
}

/** What is taken and free, counted now. */
export async function readPlaces(deps: Dependencies, id: string): Promise<PlacesReport> {
  return placesOf(deps, await readProgramme(deps, id));
}

/** What is taken and free of a programme that was read, counted now. */
export async function placesOf(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  { id, programme }: StoredProgramme,
): Promise<PlacesReport> {
  const [ledger, waiting] = await Promise.all([
    ledgerOf(deps.store, id),
    waitingListOf(deps.store, EVERYTHING, id),
  ]);
  return placesReport(programme, ledger, waiting, todayOf(deps));
}

/** All programmes, by name. */
export function readProgrammes(deps: Pick<Dependencies, 'store'>): Promise<readonly StoredProgramme[]> {
  return listProgrammes(deps.store);
}

/**
 * What was paid in a programme, the first recorded first.
 * @throws `not-found` for an unknown programme
 */
export async function readPayments(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  id: string,
): Promise<readonly Payment[]> {
  return paymentsOf(deps.store, scope, (await readProgramme(deps, id)).id);
}
