import type { Instant } from '../calendar/types.ts';
import { fieldRulesOf } from '../forms/field-rule.ts';
import type { FieldError } from '../rejection.ts';
import type { StepNode } from '../template/model/types.ts';
import type { Appointment } from '../trajectory/model/state.ts';
import type { StepView } from '../trajectory/views/steps.ts';

/** One date for many trajectories: a meeting of a learning network, a training that schools share. */
export interface Gathering {
  readonly id: string;
  readonly title: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly place?: string;
  /** Most trajectories that can come. */
  readonly seats?: number;
  /** Person id of whoever planned it. */
  readonly organiser: string;
  /** Raised by every change, so that calendars take the newest. */
  readonly sequence: number;
  readonly calledOffAt?: Instant;
}

/** Most trajectories of one gathering. */
export const MOST_SEATS = 200;

/** What is wrong with the time or the number of places of a gathering. */
export function gatheringErrors(
  { start, end, seats }: Pick<Gathering, 'start' | 'end' | 'seats'>,
  now: Instant,
  coming: number,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (start <= now) errors.push({ path: 'start', code: 'start-past', message: sentences.past });
  if (end <= start) errors.push({ path: 'end', code: 'end-before-start', message: sentences.end });
  if (coming === 0)
    errors.push({ path: 'trajectories', code: 'nobody-to-invite', message: sentences.nobody });
  const most = seats ?? MOST_SEATS;
  if (coming > most) {
    const message = {
      nl: `Er is plaats voor ${most}, en dit zijn er ${coming}.`,
      en: `There is place for ${most}, and these are ${coming}.`,
    };
    errors.push({ path: 'seats', code: 'no-seats-left', message });
  }
  return errors;
}

const sentences = {
  past: {
    nl: 'Deze datum is al voorbij. Kies een later moment.',
    en: 'This date has passed. Choose a later moment.',
  },
  end: { nl: 'Het einde moet na het begin komen.', en: 'The end must come after the beginning.' },
  nobody: {
    nl: 'In geen van deze trajecten staat zo’n bijeenkomst open.',
    en: 'In none of these trajectories is such a meeting open.',
  },
};

/** The appointment that a gathering is in each trajectory. */
export function appointmentOf({ id, start, end, place }: Gathering): Appointment {
  return { start, end, ...(place === undefined ? {} : { place }), gathering: id };
}

/**
 * The open step of a trajectory that a gathering is the date of: the one that is named, else the first for which people meet.
 * @param step id in the template
 */
export function stepToGather(open: readonly StepView[], step: string | undefined): StepView | undefined {
  return open.find(
    ({ step: one }) =>
      (one.kind === 'meeting' || one.kind === 'training') && (step === undefined || one.id === step),
  );
}

/**
 * What is answered to a step when it is known who was there: its first yes-or-no question says so, unless something else was
 * answered. Nothing for who was absent from a step that has no such question: that stays open.
 */
export function attendanceAnswers(
  { answers: schema }: Pick<StepNode, 'answers'>,
  isPresent: boolean,
  given: { readonly [field: string]: unknown } | undefined,
): { readonly [field: string]: unknown } | undefined {
  const asked = schema === undefined ? [] : fieldRulesOf(schema);
  const field = asked.find(({ valueType, mustAgree }) => valueType === 'boolean' && !mustAgree)?.name;
  if (field === undefined) return isPresent ? (given ?? {}) : undefined;
  return { [field]: isPresent, ...given };
}
