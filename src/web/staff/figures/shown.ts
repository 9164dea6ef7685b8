import type { YearAims } from '../../../application/figures/aims.ts';
import type { Indicator } from '../../../domain/indicators/indicator.ts';
import type { StoredFigure } from '../../../store/figures/figures.ts';
import type { Organisation } from '../../../store/people/organisations.ts';
import type { FigureDraft } from './sent.ts';

/** What is entered and aimed at in a year, with what the forms need. */
export type FiguresShown = {
  readonly schoolYear: string;
  readonly years: readonly string[];
  readonly catalogue: readonly Indicator[];
  readonly entered: readonly StoredFigure[];
  readonly aims: YearAims;
  readonly partners: readonly Organisation[];
  /** Names of those who entered, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly did?: string;
  readonly draft?: FigureDraft;
  readonly newKey: () => string;
};
