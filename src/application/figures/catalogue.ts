import { allIndicators } from '../../domain/indicators/catalogue.ts';
import type { Indicator } from '../../domain/indicators/indicator.ts';
import type { Store } from '../../store/database/db.ts';
import { definedIndicators, keepIndicator } from '../../store/figures/figures.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { fixedIndicator, notByQuarter } from './errors.ts';

/** Every indicator: those of the programme, then those that the direction added. */
export async function catalogueOf(store: Store): Promise<readonly Indicator[]> {
  return [...allIndicators, ...(await definedIndicators(store))];
}

/**
 * Adds an indicator to the catalogue, or says anew what it means: one that is entered or taken over, since what is counted
 * is marked in templates.
 * @throws `invalid` for the id of an indicator of the programme itself, and for quarters of what is not added up
 */
export async function defineIndicator(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  caller: Pick<Caller, 'person'>;
  indicator: Indicator;
}): Promise<Indicator> {
  const { deps, caller, indicator } = request;
  if (allIndicators.some(({ id }) => id === indicator.id)) throw fixedIndicator();
  if (indicator.byQuarter && indicator.measure !== 'sum') throw notByQuarter();
  await keepIndicator(deps.store, indicator, { by: caller.person, now: nowOf(deps) });
  return indicator;
}
