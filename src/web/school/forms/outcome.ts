import type { ApplicationError } from '../../../application/application-error.ts';
import { acceptedFiles, FILE_LIMIT, type UploadedFile } from '../../../application/attachments/file-kinds.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { bodyTooLarge, unsupportedMediaType } from '../../../application/errors.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { sortError } from '../../../application/outage.ts';
import type { Language } from '../../../domain/text.ts';
import type { StepView } from '../../../domain/trajectory/views/steps.ts';
import { FILE, type FieldMistake, type Sent } from '../../form.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Done } from './done.ts';
import type { Draft } from './draft.ts';

/** A form that was sent from the page under a link. */
export type Action = {
  readonly deps: Dependencies;
  readonly opened: OpenedLink;
  /** The number of the form: sending it twice does it once. */
  readonly number: string;
  /** The step that the form was for. */
  readonly path: string;
  readonly sent: Sent;
  readonly file?: UploadedFile | undefined;
  /** The document was larger than may be handed in, and is not there. */
  readonly isFileTooLarge: boolean;
  readonly language: Language;
};

/** What became of a form: done, to be mended, to be tried again later, or with a file that cannot be taken. */
export type Outcome =
  | { readonly kind: 'done'; readonly done: Done }
  | { readonly kind: 'wrong'; readonly draft: Draft }
  | { readonly kind: 'busy'; readonly draft: Draft }
  | { readonly kind: 'wrong-file'; readonly draft: Draft; readonly problem: ApplicationError };

/** The step that the form was for, if the reader can (still) do it. */
export function viewOf({ opened, path }: Action): StepView | undefined {
  return opened.usable ? opened.mine.find((view) => view.path === path) : undefined;
}

/**
 * Of a form for a step that the reader cannot do any more: somebody was quicker, and the page says how it stands. A step
 * that the trajectory never had is nothing that can have been done.
 */
export function noLongerMine(action: Action, form: Draft['form']): Outcome {
  const { opened, path, language } = action;
  if (opened.trajectory.state.nodes[path] !== undefined) return { kind: 'done', done: { kind: form, path } };
  return wrong(action, form, [], textsOf(language).errors.stale);
}

/** The form comes back as it was filled in, with what is wrong with it. */
export function wrong(
  action: Action,
  form: Draft['form'],
  mistakes: readonly FieldMistake[],
  note?: string,
): Outcome {
  return { kind: 'wrong', draft: draftOf(action, form, mistakes, note) };
}

/** The form comes back as it was filled in; the document cannot be taken, and has to be chosen anew. */
export function wrongFile(action: Action, what: 'tooLarge' | 'wrongKind'): Outcome {
  const message = textsOf(action.language).document[what];
  const draft = draftOf(action, 'complete', [{ field: FILE, message }]);
  const problem =
    what === 'tooLarge'
      ? bodyTooLarge(FILE_LIMIT, 'file')
      : unsupportedMediaType(Object.values(acceptedFiles), 'file');
  return { kind: 'wrong-file', draft, problem };
}

function draftOf(
  action: Action,
  form: Draft['form'],
  mistakes: readonly FieldMistake[],
  note?: string,
): Draft {
  return { form, sent: action.sent, mistakes, ...(note === undefined ? {} : { note }) };
}

/**
 * A part is away for a while: the form comes back with its number, so that what was done after all is not done again.
 * @throws the error itself, when it is a fault of another kind
 */
export function busy(action: Action, form: Draft['form'], error: unknown): Outcome {
  if (sortError(error).sort !== 'outage') throw error;
  const draft = draftOf(action, form, [], textsOf(action.language).errors.busy);
  return { kind: 'busy', draft: { ...draft, number: action.number } };
}
