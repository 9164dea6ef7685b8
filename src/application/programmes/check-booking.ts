import { amountOf } from '../../domain/programmes/bookings.ts';
import { paymentProblem } from '../../domain/programmes/payments.ts';
import { committedOf } from '../../domain/programmes/places.ts';
import type { StepNode } from '../../domain/template/model/types.ts';
import { optionsOf } from '../../domain/trajectory/model/step-outcomes.ts';
import { paidPlace } from '../../store/programmes/payments.ts';
import { findProgramme, ledgerOf } from '../../store/programmes/programmes.ts';
import { loadForAdvance, type TrajectoryHead } from '../../store/trajectories/trajectories.ts';
import type { Dependencies } from '../dependencies.ts';
import { noBudgetFor, paymentRejected } from './errors.ts';

/**
 * Looks whether the programme has what a step is about to grant or pay, before the step is asked to take it, so that the
 * refusal names the field. Whoever was first in the meantime counts when it is booked (`bookWithinMeans`). Of a step that is not
 * open nothing is booked: it may be the same that is asked again, and what is said then the core has said.
 * @throws `conflict` `budget-exhausted`, `payment-above-commitment`, naming the field of the answer
 */
export async function assertBookingFits(
  { store }: Pick<Dependencies, 'store'>,
  head: TrajectoryHead,
  step: StepNode,
  answer: {
    /** Path of the step occurrence. */
    readonly step: string;
    readonly outcome?: string | undefined;
    readonly answers?: { readonly [field: string]: unknown } | undefined;
  },
): Promise<void> {
  const { money } = step;
  const books = money?.books;
  if (head.programmeId === undefined || (books !== 'commitment' && books !== 'payment')) return;
  const usual = optionsOf(step)[0]?.id;
  if ((answer.outcome ?? usual) !== usual) return;
  const [place, found, loaded] = await Promise.all([
    paidPlace(store, head.programmeId, head.id),
    findProgramme(store, head.programmeId),
    loadForAdvance(store, { id: head.id }),
  ]);
  if (place === undefined || found === undefined || loaded === undefined) return;
  if (loaded.state.nodes[answer.step]?.status !== 'open') return;
  const amount = amountOf(step, answer.answers, loaded.state);
  if (amount === undefined) return;
  const path = `answers.${money?.amount ?? ''}`;
  if (books === 'payment') {
    const problem = paymentProblem(place, amount, undefined);
    if (problem !== undefined) throw paymentRejected(problem, path);
    return;
  }
  const { budget } = found.programme;
  if (budget === undefined) return;
  const free = budget - committedOf(await ledgerOf(store, found.id)) + place.committed;
  if (amount > free) throw noBudgetFor(amount, free, path);
}
