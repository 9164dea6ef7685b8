import { actTextsOf } from '../../../texts/texts.ts';
import type { ActForm } from '../types.ts';
import { LineField, LinesField, reasonMissing, typed } from './fields.tsx';

/** It goes on at another school: that closed, merged, or got another number. */
export const move: ActForm = {
  about: 'whole',
  title: ({ language }) => actTextsOf(language).move.title,
  Fields: ({ setting: { language }, draft }) => {
    const texts = actTextsOf(language);
    return (
      <>
        <LineField
          {...{ name: 'school', label: texts.move.school, hint: texts.move.schoolHint, draft, language }}
          required
          limits={{ maxlength: 10 }}
        />
        <LinesField {...{ name: 'reason', label: texts.why, draft, language }} required={false} />
      </>
    );
  },
  read: ({ language }, sent) => {
    const school = typed(sent, 'school');
    const reason = typed(sent, 'reason');
    if (!/^\d{1,10}$/.test(school)) {
      return { mistakes: [{ field: 'school', message: actTextsOf(language).move.schoolMissing }] };
    }
    return {
      act: { type: 'move', school, ...(reason === '' ? {} : { reason }) },
      controlOf: (path) => path,
    };
  },
  button: ({ language }) => actTextsOf(language).move.button,
};

/** It was enrolled by mistake: it ends, and counts as never enrolled. */
export const withdraw: ActForm = {
  about: 'whole',
  title: ({ language }) => actTextsOf(language).withdraw.title,
  Fields: ({ setting: { language }, draft }) => {
    const texts = actTextsOf(language).withdraw;
    return (
      <LinesField {...{ name: 'reason', label: texts.reason, hint: texts.hint, draft, language }} required />
    );
  },
  read: ({ language }, sent) => {
    const reason = typed(sent, 'reason');
    return reason === '' ? reasonMissing(language) : { act: { type: 'withdraw', reason } };
  },
  button: ({ language }) => actTextsOf(language).withdraw.button,
};

/** It had ended, and goes on where it ended. */
export const restart: ActForm = {
  about: 'ended',
  title: ({ language }) => actTextsOf(language).restart.title,
  Fields: ({ setting: { language }, draft }) => (
    <LinesField
      {...{ name: 'reason', label: actTextsOf(language).reason, draft, language }}
      hint={actTextsOf(language).restart.hint}
      required
    />
  ),
  read: ({ language }, sent) => {
    const reason = typed(sent, 'reason');
    return reason === '' ? reasonMissing(language) : { act: { type: 'reopen', reason } };
  },
  button: ({ language }) => actTextsOf(language).restart.button,
};
