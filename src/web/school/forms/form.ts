import type { UploadedFile } from '../../../application/attachments/file-kinds.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import type { DoneOrRefused, LinkVisit } from '../../../application/links/visit.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import type { FieldMistake, Sent } from '../../form.ts';
import type { FormName } from './draft.ts';

/** A form that was sent from the page under a link. */
export type SentForm = {
  readonly deps: Dependencies;
  readonly opened: OpenedLink;
  /** The number of the form: sending it twice does it once. */
  readonly number: string;
  /** The step that the form was for. */
  readonly path: string;
  readonly sent: Sent;
  readonly file?: UploadedFile | undefined;
  readonly language: Language;
};

/** What a form says, once it is read: something to do, or what cannot be read and has to be mended first. */
export type ReadForm<Asked> =
  | {
      readonly asked: Asked;
      /** The control that a field of what is asked comes from; nothing for what stands in none. */
      readonly controlOf?: (path: string) => string | undefined;
    }
  | {
      readonly mistakes: readonly FieldMistake[];
      readonly note?: string;
      /** Local dates on which there is no school, to be confirmed or changed. */
      readonly freeDays?: readonly LocalDate[];
    };

/** How a form is read, and the use case that does what it asks. */
export type SchoolForm<Asked> = {
  readonly name: FormName;
  /** The form on the page that it is another button of. */
  readonly within?: FormName;
  readonly read: (form: SentForm) => ReadForm<Asked> | Promise<ReadForm<Asked>>;
  readonly act: (visit: LinkVisit, asked: Asked) => Promise<DoneOrRefused>;
};
