import type { FieldError } from '../../domain/rejection.ts';
import { type Figure, figureErrors } from '../../domain/reports/figures/figures.ts';
import { canonicalNumber } from '../../register/school-number.ts';
import { addFigures, figuresOf, type StoredFigure } from '../../store/figures/figures.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import { findSchools } from '../../store/people/schools.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { nowOf } from '../now.ts';
import { catalogueOf } from './catalogue.ts';
import { figureRejected } from './errors.ts';

type Deps = Pick<Dependencies, 'store' | 'clock'>;

/** A number as somebody enters it. */
export type EnteredFigure = Omit<Figure, 'on'>;

/** What was entered for a year, all of it, in the order in which it was; of one partner if it is named. */
export function readFigures(
  { store }: Pick<Deps, 'store'>,
  schoolYear: string,
  partner?: string,
): Promise<readonly StoredFigure[]> {
  return figuresOf(store, { schoolYear, partner });
}

/**
 * Enters numbers, all or none. One for the same indicator, year, partner and school replaces what was entered before, which
 * stays in the history.
 * @throws `invalid` naming each field that is wrong, by the place of the figure
 */
export async function enterFigures(request: {
  deps: Deps;
  caller: Pick<Caller, 'person'>;
  figures: readonly EnteredFigure[];
  /** How a field of the figure at a place is named. */
  pathOf?: (place: number, field: string) => string;
}): Promise<void> {
  const { deps, caller, pathOf = (place, field) => `figures.${place}.${field}` } = request;
  const figures = request.figures.map(
    ({ school, ...figure }): EnteredFigure => ({
      ...figure,
      ...(school === undefined ? {} : { school: canonicalNumber(school) }),
    }),
  );
  const [catalogue, schools] = await Promise.all([
    catalogueOf(deps.store),
    findSchools(
      deps.store,
      figures.flatMap(({ school }) => school ?? []),
    ),
  ]);
  const errors = figures.flatMap((figure, place) => {
    const indicator = catalogue.find(({ id }) => id === figure.indicator);
    const own: FieldError[] = [...figureErrors(figure, indicator)];
    if (figure.school !== undefined && !schools.has(figure.school)) own.push(unknownSchool);
    return own.map(({ path, ...error }) => ({ ...error, path: pathOf(place, path) }));
  });
  if (errors.length > 0) throw figureRejected(errors);
  await addFigures(deps.store, figures, { by: caller.person, now: nowOf(deps) });
}

/**
 * Enters what a partner tells of its own task in a year (chapter 8.3).
 * @throws `not-found` for an unknown partner, and as {@link enterFigures}
 */
export async function enterOwnFigures(request: {
  deps: Deps;
  caller: Pick<Caller, 'person' | 'scope'>;
  partner: string;
  figures: readonly Omit<EnteredFigure, 'partner' | 'school' | 'source'>[];
}): Promise<void> {
  const { deps, caller, partner, figures } = request;
  const organisation = await findOrganisation(deps.store, caller.scope, partner);
  if (organisation === undefined) throw notFound();
  const catalogue = await catalogueOf(deps.store);
  const foreign = figures.findIndex(
    ({ indicator }) => catalogue.find(({ id }) => id === indicator)?.group !== 'partner',
  );
  if (foreign >= 0) {
    throw figureRejected([
      { path: `figures.${foreign}.indicator`, code: 'not-of-partners', message: notYours },
    ]);
  }
  const own = figures.map((figure) => ({
    ...figure,
    ...{ partner: organisation.id, source: 'entered' as const },
  }));
  await enterFigures({ deps, caller, figures: own });
}

const notYours = {
  nl: 'Een partner vult de indicatoren van partners in.',
  en: 'A partner fills in the indicators of partners.',
};

const unknownSchool: FieldError = {
  path: 'school',
  code: 'unknown-school',
  message: {
    nl: 'Er is geen school met dit nummer.',
    en: 'There is no school with this number.',
  },
};
