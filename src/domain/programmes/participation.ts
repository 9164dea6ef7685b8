import type { LocalDate } from '../calendar/types.ts';
import type { FieldError } from '../rejection.ts';

/**
 * A school or an organisation that takes part in a trajectory of the whole programme, in a role and for a time. Local
 * dates, both ends included; without an end it goes on.
 */
export interface Participation {
  readonly id: string;
  readonly trajectory: string;
  readonly party:
    | { readonly kind: 'school'; readonly number: string }
    | { readonly kind: 'organisation'; readonly id: string };
  /** In one's own words: lead school, company, guidance. */
  readonly role: string;
  readonly from: LocalDate;
  readonly until?: LocalDate;
}

/** What is wrong with the dates of a participation, or with a second one in the same role at the same time. */
export function participationErrors(
  wanted: Omit<Participation, 'id'>,
  others: readonly Participation[],
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (wanted.until !== undefined && wanted.until < wanted.from) {
    errors.push({
      path: 'until',
      code: 'before-its-start',
      message: { nl: `Dit ligt voor ${wanted.from}.`, en: `This lies before ${wanted.from}.` },
    });
  }
  const isSame = (other: Participation) =>
    JSON.stringify(other.party) === JSON.stringify(wanted.party) &&
    other.role === wanted.role &&
    overlap(other, wanted);
  if (others.some(isSame)) {
    errors.push({
      path: 'role',
      code: 'takes-part-already',
      message: {
        nl: 'Neemt in die tijd al deel in deze rol.',
        en: 'Takes part in this role already at that time.',
      },
    });
  }
  return errors;
}

function overlap(
  one: Pick<Participation, 'from' | 'until'>,
  other: Pick<Participation, 'from' | 'until'>,
): boolean {
  return (
    (other.until === undefined || one.from <= other.until) &&
    (one.until === undefined || other.from <= one.until)
  );
}

/** Whether somebody takes part on a local date. */
export function runsOn({ from, until }: Pick<Participation, 'from' | 'until'>, date: LocalDate): boolean {
  return from <= date && (until === undefined || until >= date);
}
