import type { LocalDate } from '../../domain/calendar/types.ts';
import { paymentProblem, type RecordedKind } from '../../domain/programmes/payments.ts';
import { callOf, committedOf, moneyIsOver } from '../../domain/programmes/places.ts';
import { inTransaction } from '../../store/database/transaction.ts';
import { insertPayment, type Payment, paidPlace, paymentsOf } from '../../store/programmes/payments.ts';
import { lockProgramme } from '../../store/programmes/programmes.ts';
import type { Caller } from '../access/authorise.ts';
import { definedOf } from '../defined.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../errors.ts';
import { newIdFor } from '../idempotency.ts';
import { nowOf, todayOf } from '../now.ts';
import { fieldProblem, moneyEnded, paymentRejected } from './errors.ts';

/**
 * Records what was paid for a trajectory that has a place, or what its participant owes, paid or is let off. With an Idempotency-Key,
 * doing it again gives the same one.
 * @param amount euro cents; below zero for a correction
 * @param on local date; today if left out
 * @throws `invalid` when the trajectory has no place in this programme, `conflict` when the amount does not fit
 */
export async function recordPayment(request: {
  deps: Dependencies;
  caller: Pick<Caller, 'person' | 'scope'>;
  id: string;
  trajectory: string;
  kind?: RecordedKind | undefined;
  amount: number;
  on?: LocalDate | undefined;
  note?: string | undefined;
  idempotencyKey?: string | undefined;
}): Promise<Payment> {
  const { deps, caller, id, trajectory: trajectoryId, amount, note, idempotencyKey } = request;
  const { kind = 'payment' } = request;
  if (kind === 'waiver' && (note ?? '').trim() === '') throw reasonMissing();
  const purpose = `payment ${id}`;
  const payment: Payment = definedOf({
    id: newIdFor({ key: idempotencyKey, principal: caller.person, purpose }),
    ...{ trajectoryId, kind, amount, note, by: caller.person },
    on: request.on ?? todayOf(deps),
    recordedAt: nowOf(deps),
  });
  return inTransaction(deps.store, async (within) => {
    const found = await lockProgramme(within, id);
    if (found === undefined) throw notFound();
    const earlier = (await paymentsOf(within, caller.scope, id)).find((one) => one.id === payment.id);
    if (earlier !== undefined) return earlier;
    const place = await paidPlace(within, id, trajectoryId);
    if (place === undefined) throw noPlaceHere();
    const { budget } = found.programme;
    const call = callOf(found.programme, place.cohort);
    if (
      kind === 'payment' &&
      amount > 0 &&
      call?.money_until !== undefined &&
      moneyIsOver(call, payment.on)
    ) {
      throw moneyEnded(call.money_until);
    }
    const free = budget === undefined ? undefined : budget - committedOf(found.ledger);
    const problem = paymentProblem(place, amount, free, kind);
    if (problem !== undefined) throw paymentRejected(problem);
    await insertPayment(within, payment);
    return payment;
  });
}

function reasonMissing() {
  return fieldProblem('note', 'reason-missing', {
    nl: 'Schrijf erbij waarom dit kwijtgescholden wordt.',
    en: 'Say why this is waived.',
  });
}

function noPlaceHere() {
  return fieldProblem('trajectory', 'no-place', {
    nl: 'Dit traject heeft geen plaats in het programma.',
    en: 'This trajectory has no place in the programme.',
  });
}
