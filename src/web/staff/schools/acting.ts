import type { FieldMistake } from '../../form.ts';
import type { PersonFields } from '../people/person-form.tsx';

/** What the reader may do on the page of a school, and just did. */
export type ActingOnSchool = {
  readonly mayEnrol: boolean;
  /** People have a page for her, with how to reach them. */
  readonly mayOpenPeople: boolean;
  readonly mayAddPeople: boolean;
  /** She may give the roles of somebody to somebody else. */
  readonly mayReplace: boolean;
  readonly mayAssign: boolean;
  /** What people wrote in its trajectories is read for a reason only, trajectory by trajectory. */
  readonly isWithheld: boolean;
  readonly mayMerge: boolean;
  readonly newKey: () => string;
  /** What was just done, in a sentence. */
  readonly did?: string | undefined;
  /** A contact that was sent and has to be mended. */
  readonly draft?: { readonly fields: PersonFields; readonly mistakes: readonly FieldMistake[] } | undefined;
};
