import type { BookedKind } from '../../domain/programmes/bookings.ts';

/** The sum of what is booked as one thing, over rows of `programme_payment`. */
export function sumOf(kind: Exclude<BookedKind, 'account'>): string {
  return `coalesce(sum(amount) FILTER (WHERE kind = '${kind}'), 0)`;
}

/**
 * What a place holds of the budget. `from` names rows with `gone`, `accounted`, `committed` (granted, or else asked) and
 * `paid`: of who is gone only what was paid; once the report is there what it accounts for, or was paid if that is more.
 */
export function heldOf(from: string): string {
  return `CASE WHEN ${from}.gone THEN ${from}.paid
    WHEN ${from}.accounted IS NOT NULL THEN greatest(${from}.paid, least(${from}.accounted, ${from}.committed))
    ELSE greatest(${from}.committed, ${from}.paid) END`;
}
