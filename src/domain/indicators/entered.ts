import type { Text } from '../text.ts';
import type { Indicator, Unit } from './indicator.ts';

/** Where an indicator stands in the report, and from whom it comes. */
type Place = Pick<Indicator, 'group' | 'action' | 'part' | 'source'>;
/** How its figures go together. */
type Kind = Pick<Indicator, 'measure' | 'unit' | 'byQuarter'>;

/** A number that is added up. */
export const count: Kind = { measure: 'sum' };

/** A number of what happens, which is added up and can be told by quarter. */
export const happened: Kind = { measure: 'sum', byQuarter: true };

/** Money that is spent or brought in, which can be told by quarter. */
export const spent: Kind = { measure: 'sum', unit: 'euro', byQuarter: true };

/** An answer from 1 to 4, of which the average is taken. */
export const scale: Kind = { measure: 'average', unit: 'scale-1-4' };

/** Figures in a unit. */
export const inUnit = (measure: Indicator['measure'], unit: Unit): Kind => ({ measure, unit });

/** An indicator that no trajectory counts: entered by hand with its evidence, or taken over from a file. */
export function entered(id: string, place: Place, kind: Kind, title: Text, definition: Text): Indicator {
  return { id, ...place, ...kind, title, definition };
}
