import type { Scope } from '../../domain/access/scope.ts';
import { isRunning } from '../../domain/trajectory/model/status.ts';
import { canonicalNumber } from '../../register/school-number.ts';
import type { FoundTrajectory } from '../../store/search/find.ts';
import { listTrajectories } from '../../store/trajectories/list.ts';
import { findTrajectoryByReference, findTrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { isId } from '../ids.ts';
import { todayOf } from '../now.ts';
import { search } from '../search/search.ts';
import { severalTrajectories, unknownTrajectory } from './errors.ts';

/** As many are named when it can be several. */
const MOST_NAMED = 10;

/** A trajectory that may be the one that is meant. */
export type Candidate = Pick<FoundTrajectory, 'id' | 'reference' | 'template' | 'status' | 'school'>;

/**
 * The trajectory that somebody means: by its id or reference, or by the number or name of its school, with a word of its
 * model where the school has several. Of several, the only one that runs is meant.
 * @returns its id
 * @throws `not-found` when nothing goes by that, `invalid` `several-trajectories` with what it can be
 */
export async function resolveTrajectory(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  named: string;
}): Promise<string> {
  const { deps, scope } = request;
  const named = request.named.trim();
  const head = isId(named.toLowerCase())
    ? await findTrajectoryHead(deps.store, scope, named.toLowerCase())
    : await findTrajectoryByReference(deps.store, scope, named);
  if (head !== undefined) return head.id;
  const { candidates, total } = /^\d+$/.test(named)
    ? await ofSchool(deps, scope, named)
    : await byWords(deps, scope, named);
  const exact = candidates.filter(({ school }) => school?.toLowerCase() === named.toLowerCase());
  const meant = exact.length > 0 ? exact : candidates;
  const running = meant.filter(isRunning);
  const [only, ...others] = running.length > 0 ? running : meant;
  if (only === undefined) throw unknownTrajectory(named);
  if (others.length > 0) throw severalTrajectories(named, [only, ...others].slice(0, MOST_NAMED), total);
  return only.id;
}

type Candidates = { readonly candidates: readonly Candidate[]; readonly total: number };

async function ofSchool(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
  number: string,
): Promise<Candidates> {
  const school = canonicalNumber(number);
  const { items } = await listTrajectories(
    deps.store,
    scope,
    { school },
    { limit: MOST_NAMED },
    todayOf(deps),
  );
  const candidates = items.map(({ id, reference, template, status, schoolName }) => ({
    ...{ id, reference, template, status },
    ...(schoolName === undefined ? {} : { school: schoolName }),
  }));
  return { candidates, total: candidates.length };
}

async function byWords(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
  q: string,
): Promise<Candidates> {
  const { trajectories } = await search({ deps, scope, q, language: 'nl', limit: MOST_NAMED });
  return { candidates: trajectories.items, total: trajectories.total };
}

/**
 * The id of the trajectory with exactly this reference, as far as somebody deals with it; nothing when there is none.
 */
export async function trajectoryWithReference(
  deps: Pick<Dependencies, 'store'>,
  scope: Scope,
  reference: string,
): Promise<string | undefined> {
  return (await findTrajectoryByReference(deps.store, scope, reference))?.id;
}
