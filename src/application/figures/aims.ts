import { isSchoolYear } from '../../domain/calendar/school-year.ts';
import {
  type Aim,
  type Assessment,
  aimErrors,
  type StandingAim,
  standingAims,
} from '../../domain/reports/figures/aims.ts';
import { addAim, addAssessment, aimsOf, assessmentsOf } from '../../store/figures/figures.ts';
import { findOrganisation } from '../../store/people/organisations.ts';
import type { Caller } from '../access/authorise.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf, todayOf } from '../now.ts';
import { notASchoolYear } from '../reports/errors.ts';
import { catalogueOf } from './catalogue.ts';
import { figureRejected, unknownIndicator } from './errors.ts';

type Deps = Pick<Dependencies, 'store' | 'clock'>;

/** What is aimed at in a year, and how each target is judged. */
export type YearAims = {
  readonly aims: readonly StandingAim[];
  readonly assessments: readonly Assessment[];
};

/** What the direction aims at in a year, by its agreements, and how targets of that year are judged. */
export async function readAims({ store }: Pick<Deps, 'store'>, schoolYear: string): Promise<YearAims> {
  const [aims, assessments] = await Promise.all([
    aimsOf(store, { schoolYear }),
    assessmentsOf(store, { schoolYear }),
  ]);
  return { aims: standingAims(aims), assessments };
}

/**
 * Says what is aimed at on an indicator in a year, by an agreement; another number than before says why.
 * @throws `invalid` naming the field
 */
export async function stateAim(request: {
  deps: Deps;
  caller: Pick<Caller, 'person'>;
  aim: Omit<Aim, 'on'>;
}): Promise<YearAims> {
  const { deps, caller, aim } = request;
  await assertKnown(deps, aim);
  const { aims } = await readAims(deps, aim.schoolYear);
  const before = aims.find(({ indicator }) => indicator === aim.indicator);
  const errors = aimErrors({ ...aim, on: todayOf(deps) }, before);
  if (errors.length > 0) throw figureRejected(errors);
  await addAim(deps.store, aim, { by: caller.person, now: nowOf(deps) });
  return readAims(deps, aim.schoolYear);
}

/**
 * Judges a target of a year: whether it is ambitious and relevant, and in words what no number says.
 * @throws `invalid` naming the field
 */
export async function assess(request: {
  deps: Deps;
  caller: Pick<Caller, 'person' | 'scope'>;
  assessment: Omit<Assessment, 'on'>;
}): Promise<YearAims> {
  const { deps, caller, assessment } = request;
  await assertKnown(deps, assessment);
  const { partner } = assessment;
  if (partner !== undefined && (await findOrganisation(deps.store, caller.scope, partner)) === undefined) {
    throw figureRejected([
      {
        path: 'partner',
        code: 'unknown-organisation',
        message: { nl: 'Deze organisatie is niet bekend.', en: 'This organisation is not known.' },
      },
    ]);
  }
  await addAssessment(deps.store, assessment, { by: caller.person, now: nowOf(deps) });
  return readAims(deps, assessment.schoolYear);
}

async function assertKnown(
  { store }: Pick<Deps, 'store'>,
  { indicator, schoolYear }: { readonly indicator: string; readonly schoolYear: string },
): Promise<void> {
  if (!isSchoolYear(schoolYear)) throw notASchoolYear();
  const catalogue = await catalogueOf(store);
  if (!catalogue.some(({ id, builtIn }) => id === indicator && !builtIn)) throw unknownIndicator();
}
