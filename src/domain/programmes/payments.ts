import type { Cents } from './types.ts';

/** The place that a payment is for. */
export interface PaidPlace {
  /** What was granted, or else asked. */
  readonly committed: Cents;
  readonly spent: Cents;
  /** What its participant still has to pay. */
  readonly owed: Cents;
  /** Whether its trajectory stopped or was refused: what was not paid by then is no longer committed. */
  readonly stopped: boolean;
}

/** What can be recorded by hand: what the programme paid, what a participant owes and paid, and what it is let off. */
export type RecordedKind = 'payment' | 'owed' | 'income' | 'waiver';

/** Why a payment is not recorded. */
export type PaymentProblem =
  | { readonly code: 'payment-above-commitment'; readonly most: Cents }
  | { readonly code: 'payment-below-zero'; readonly most: Cents }
  | { readonly code: 'above-owed'; readonly most: Cents };

/**
 * Whether a payment can be recorded: together never more than was committed, and a correction never takes back more than
 * was paid. After a trajectory stopped, a last payment must also fit in what is free of the budget. Of what a participant
 * owes, no more is paid or let off than is open.
 * @param amount what is paid; below zero for a correction
 * @param free what is not committed of the programme's budget; `undefined` without a budget
 */
export function paymentProblem(
  place: PaidPlace,
  amount: Cents,
  free: Cents | undefined,
  kind: RecordedKind = 'payment',
): PaymentProblem | undefined {
  if (kind !== 'payment') {
    const isAbove = kind === 'owed' ? place.owed + amount < 0 : amount > place.owed;
    return isAbove ? { code: 'above-owed', most: place.owed } : undefined;
  }
  const open = place.committed - place.spent;
  const most = place.stopped && free !== undefined ? Math.min(open, Math.max(free, 0)) : open;
  if (amount > most) return { code: 'payment-above-commitment', most };
  if (place.spent + amount < 0) return { code: 'payment-below-zero', most: -place.spent };
  return undefined;
}
