import { extentOf } from '../../../domain/access/permissions.ts';
import { EVERYTHING } from '../../../domain/access/scope.ts';
import { indicators } from '../../../domain/indicators/catalogue.ts';
import type { Indicator } from '../../../domain/indicators/indicator.ts';
import type { Report } from '../../../domain/reports/report.ts';
import type { Organisation } from '../../../store/people/organisations.ts';
import type { Caller } from '../../access/authorise.ts';
import type { Dependencies } from '../../dependencies.ts';
import { todayOf } from '../../now.ts';
import { partnerFor } from '../../reports/partners.ts';
import { readOrganisation } from '../find.ts';
import { seesNotes, withoutNotes } from './notes.ts';
import { type PartnerTargets, readTargets } from './read.ts';

/** A partner's year: what it aims at, what came of it, and on what it can state a target. */
export type PartnerYear = {
  readonly partner: Organisation;
  /** Nothing for whoever may not read what it aims at. */
  readonly targets: PartnerTargets | undefined;
  /** The reader also reads what the partner wrote beside its targets. */
  readonly seesNotes: boolean;
  readonly report: Report;
  readonly indicators: readonly Indicator[];
};

/**
 * A partner's school year for its own page: targets, results and what can be aimed at.
 * @throws `not-found`, and `invalid` for an organisation that is no partner or a school year that cannot be
 */
export async function readPartnerYear(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  caller: Pick<Caller, 'scope' | 'function' | 'person'>;
  partner: string;
  schoolYear: string;
}): Promise<PartnerYear> {
  const { deps, caller, partner: id, schoolYear } = request;
  const { scope } = caller;
  const partner = await readOrganisation(deps, scope, id);
  // Its own people see all of its results, whichever service follows the school.
  const isOwn = caller.function === 'partner' || caller.function === 'provider';
  const counted = isOwn ? EVERYTHING : scope;
  const maySeeTargets = extentOf(caller.function, 'see-targets') !== undefined;
  const reads = await seesNotes(deps, caller, id);
  const [targets, report] = await Promise.all([
    maySeeTargets ? readTargets({ deps, scope, partner: id, schoolYear }) : undefined,
    partnerFor({ deps, scope: counted, asOf: todayOf(deps), provider: id, schoolYear, withNotes: reads }),
  ]);
  const shown = targets === undefined || reads ? targets : withoutNotes(targets);
  return {
    partner,
    targets: shown,
    seesNotes: reads,
    report,
    indicators: indicators.filter(({ builtIn }) => !builtIn),
  };
}
