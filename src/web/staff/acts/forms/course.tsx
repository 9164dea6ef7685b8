import { isLocalDate } from '../../../../domain/calendar/day-number.ts';
import { addDays } from '../../../../domain/calendar/offset.ts';
import { shortDate } from '../../../../texts/dates.ts';
import { dateOf } from '../../../school/forms/read-dates.ts';
import { actTextsOf } from '../../../texts/texts.ts';
import type { ActForm } from '../types.ts';
import { LineField, LinesField, reasonMissing, typed } from './fields.tsx';

/** Everything stands still, until a day or until somebody goes on. */
export const pause: ActForm = {
  about: 'whole',
  title: ({ language }) => actTextsOf(language).pause.title,
  Fields: ({ setting: { language, today }, draft }) => {
    const texts = actTextsOf(language).pause;
    return (
      <>
        <LinesField
          {...{ name: 'reason', label: texts.reason, hint: texts.reasonHint, draft, language }}
          required
        />
        <LineField
          {...{ name: 'until', label: texts.until, hint: texts.untilHint, draft, language }}
          type="date"
          required={false}
          limits={{ min: addDays(today, 1) }}
        />
      </>
    );
  },
  read: ({ language }, sent) => {
    const reason = typed(sent, 'reason');
    const until = dateOf(typed(sent, 'until'));
    if (reason === '') return reasonMissing(language);
    if (until !== '' && !isLocalDate(until)) {
      return { mistakes: [{ field: 'until', message: actTextsOf(language).dateWrong }] };
    }
    return { act: { type: 'pause', reason, ...(until === '' ? {} : { until }) }, controlOf: (path) => path };
  },
  button: ({ language }, sent) => {
    const until = dateOf(typed(sent, 'until'));
    const texts = actTextsOf(language).pause;
    return isLocalDate(until) ? texts.buttonUntil(shortDate(until, language)) : texts.button;
  },
};

/** The pause is over. */
export const resume: ActForm = {
  about: 'whole',
  title: ({ language }) => actTextsOf(language).resume.title,
  Fields: ({ setting: { language } }) => <p>{actTextsOf(language).resume.more}</p>,
  read: () => ({ act: { type: 'resume' } }),
  button: ({ language }) => actTextsOf(language).resume.button,
};

/** It ends before its end. */
export const stop: ActForm = {
  about: 'whole',
  title: ({ language }) => actTextsOf(language).stop.title,
  Fields: ({ setting: { language }, draft }) => (
    <LinesField
      {...{ name: 'reason', label: actTextsOf(language).stop.reason, draft, language }}
      hint={actTextsOf(language).stop.reasonHint}
      required
    />
  ),
  read: ({ language }, sent) => {
    const reason = typed(sent, 'reason');
    return reason === '' ? reasonMissing(language) : { act: { type: 'stop', reason } };
  },
  button: ({ language }) => actTextsOf(language).stop.button,
};

/** Something to remember, in the journal. */
export const note: ActForm = {
  about: 'whole',
  changesNothing: true,
  title: ({ language }) => actTextsOf(language).note.title,
  Fields: ({ setting: { language }, draft }) => (
    <LinesField
      {...{ name: 'text', label: actTextsOf(language).note.text, draft, language }}
      hint={actTextsOf(language).note.hint}
      required
      rows={4}
    />
  ),
  read: ({ language }, sent) => {
    const text = typed(sent, 'text');
    if (text === '') return { mistakes: [{ field: 'text', message: actTextsOf(language).note.missing }] };
    return { act: { type: 'note', text }, controlOf: (path) => path };
  },
  button: ({ language }) => actTextsOf(language).note.button,
};
