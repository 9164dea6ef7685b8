import { EVERYTHING, type Scope } from '../../domain/access/scope.ts';
import { stepOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import type { StartedFrom } from '../../domain/trajectory/model/state.ts';
import { templateOf } from '../../store/templates/templates.ts';
import { findTrajectory } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { proposalNotOpen, proposesAnother, proposesNothing, unknownOrigin } from './errors.ts';

/**
 * Checks that a step of another trajectory proposes this template, and waits for it, or is done with this very trajectory:
 * then the request was carried out before, and only its answer got lost.
 * @param id of the new trajectory
 * @param scope what the actor deals with: a trajectory outside it is not known to her
 * @throws `invalid` naming `from.trajectory` or `from.step`
 */
export async function checkProposal(
  deps: Pick<Dependencies, 'store'>,
  { id, from, template }: { readonly id: string; readonly from: StartedFrom; readonly template: string },
  scope: Scope | undefined,
): Promise<void> {
  const origin = await findTrajectory(deps.store, scope ?? EVERYTHING, from.trajectory);
  if (origin === undefined) throw unknownOrigin();
  const { state } = origin;
  const node = state.nodes[from.step];
  const itsTemplate = await templateOf(deps.store, state.template, state.templateVersion);
  const step = stepOfPath(itsTemplate, from.step, node?.about)?.step;
  if (step?.proposes === undefined) throw proposesNothing();
  if (step.proposes !== template) throw proposesAnother(step.proposes);
  if (node?.status !== 'open' && node?.started !== id) throw proposalNotOpen();
}
