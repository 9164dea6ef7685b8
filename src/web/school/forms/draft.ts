import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { AnswerWeight } from '../../../domain/trajectory/views/weight.ts';
import type { FieldMistake, Sent } from '../../form.ts';

/** The forms of the page under a link, by the names with which their addresses end. */
export const formNames = [
  'complete',
  'keep',
  'start',
  'appointments',
  'extension',
  'colleague',
  'postpone',
  'reassign',
] as const;
export type FormName = (typeof formNames)[number];

/** Which form of the page was sent last, with what was in it and what is wrong with it. */
export type Draft = {
  readonly form: FormName;
  readonly sent: Sent;
  readonly mistakes: readonly FieldMistake[];
  /** A word on the whole, such as a rejection. */
  readonly note?: string;
  /** What the answer would end or pass over: it is asked once more. */
  readonly weighs?: AnswerWeight;
  /** The number under which the form is to be sent again, when it may have been carried out. */
  readonly number?: string;
  /** Local dates on which there is no school, to be confirmed or changed. */
  readonly freeDays?: readonly LocalDate[];
};
