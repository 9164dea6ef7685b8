import type { FieldMistake, Sent } from '../../form.ts';

/** What the reader may do on the page of a programme, and just did. */
export type ActingOnProgramme = {
  readonly mayRemoveWaiting: boolean;
  readonly mayRecord: boolean;
  readonly newKey: () => string;
  readonly did?: string | undefined;
  /** A payment that was sent and has to be mended. */
  readonly draft?:
    | { readonly sent: Sent; readonly mistakes: readonly FieldMistake[]; readonly note?: string | undefined }
    | undefined;
};
