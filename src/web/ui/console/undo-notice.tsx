import type { Language } from '../../../domain/text.ts';
import { consoleTextsOf } from '../../texts/texts.ts';

/** What was just done in a line, with the button that takes it back where there is an inverse. */
export function UndoNotice(props: {
  readonly sentence: string;
  /** The inverse act: where its form goes and what it carries along unseen. */
  readonly undo?: { readonly action: string; readonly hidden: readonly Hidden[] };
  readonly language: Language;
}) {
  const { sentence, undo, language } = props;
  return (
    <div class="confirmation notice" role="status" tabindex={-1} autofocus>
      <p>{sentence}</p>
      {undo !== undefined && (
        <form method="post" action={undo.action}>
          <HiddenFields fields={undo.hidden} />
          <button type="submit" class="secondary">
            {consoleTextsOf(language).undo}
          </button>
        </form>
      )}
    </div>
  );
}

/** What a form carries along unseen. */
export type Hidden = { readonly name: string; readonly value: string };

/** What a form carries along unseen, as its fields. */
export function HiddenFields({ fields }: { readonly fields: readonly Hidden[] }) {
  return (
    <>
      {fields.map(({ name, value }) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
