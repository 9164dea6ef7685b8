import type { FieldMistake } from '../../form.ts';
import type { PersonFields } from './person-form.tsx';

/** What can be done with somebody, by the name that its form has in the address. */
export const personActs = ['correct', 'move', 'left', 'back', 'reminders-off', 'reminders-on'] as const;
export type PersonAct = (typeof personActs)[number];

/** A form that was sent and has to be mended. */
export type PersonDraft = {
  readonly act: PersonAct;
  readonly fields: PersonFields;
  /** Number of the new school. */
  readonly school?: string | undefined;
  readonly mistakes: readonly FieldMistake[];
  readonly note?: string | undefined;
};

/** What the reader may do on the page of a person, and just did. */
export type ActingOnPerson = {
  readonly mayChange: boolean;
  /** She may replace them in trajectories. */
  readonly mayAssign: boolean;
  /** She may settle at once what they leave behind. */
  readonly maySettle: boolean;
  /** She may read all that is kept about them. */
  readonly maySeeData: boolean;
  readonly newKey: () => string;
  /** What was just done, in a sentence. */
  readonly did?: string | undefined;
  readonly draft?: PersonDraft | undefined;
};
