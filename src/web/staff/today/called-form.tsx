import { addDays } from '../../../domain/calendar/offset.ts';
import { dayTextsOf } from '../../texts/texts.ts';
import { FoldedForm, Wrong } from './folded-form.tsx';
import type { DayPage } from './types.ts';
import type { WordedLine } from './view.ts';

/** Most days ahead that somebody looks again. */
export const LATEST_LOOK = 366;

/** "Called": what the school said, and when to look again. */
export function CalledForm({ line, view }: { readonly line: WordedLine; readonly view: DayPage }) {
  const { language } = view.frame;
  const { today } = view.day;
  const texts = dayTextsOf(language).called;
  const draft = view.draft?.trajectory === line.trajectory ? view.draft : undefined;
  const id = `called-${line.trajectory}`;
  const mistake = (field: 'said' | 'on') =>
    draft?.mistake.field === field ? draft.mistake.message : undefined;
  const described = (field: 'said' | 'on') =>
    mistake(field) === undefined ? undefined : `${id}-${field}-wrong`;
  return (
    <FoldedForm
      {...{ line, view, texts }}
      action="/today/called"
      label={texts.for(line.subject ?? '')}
      isOpen={draft !== undefined}
    >
      <div class="field">
        <label for={`${id}-said`}>{texts.said}</label>
        <input
          id={`${id}-said`}
          name="said"
          value={draft?.said ?? ''}
          placeholder={texts.saidExample}
          maxlength={2000}
          required
          autocomplete="off"
          aria-describedby={described('said')}
          aria-invalid={mistake('said') !== undefined}
        />
        <Wrong id={`${id}-said-wrong`} mistake={mistake('said')} />
      </div>
      <div class="field">
        <label for={`${id}-on`}>{texts.again}</label>
        <input
          type="date"
          id={`${id}-on`}
          name="on"
          value={draft?.on ?? addDays(today, 7)}
          min={addDays(today, 1)}
          max={addDays(today, LATEST_LOOK)}
          required
          aria-describedby={described('on')}
          aria-invalid={mistake('on') !== undefined}
        />
        <Wrong id={`${id}-on-wrong`} mistake={mistake('on')} />
      </div>
    </FoldedForm>
  );
}
