import { isMeantDate } from '../../../../domain/calendar/day-number.ts';
import { addDays, land } from '../../../../domain/calendar/offset.ts';
import type { LocalDate } from '../../../../domain/calendar/types.ts';
import { saidDate } from '../../../../texts/days-said.ts';
import { titleOf } from '../../../../texts/titles.ts';
import { dateOf } from '../../../school/forms/read-dates.ts';
import { actTextsOf } from '../../../texts/texts.ts';
import type { ActForm, ActSetting } from '../types.ts';
import { LineField, LinesField, reasonMissing, typed } from './fields.tsx';

/** A step is passed over. */
export const skip: ActForm = {
  about: 'open-step',
  title: (setting) => actTextsOf(setting.language).skip.title(stepOf(setting)),
  Fields: ({ setting: { language }, draft }) => (
    <LinesField {...{ name: 'reason', label: actTextsOf(language).reason, draft, language }} required />
  ),
  read: ({ view, language }, sent) => {
    const reason = typed(sent, 'reason');
    if (reason === '') return reasonMissing(language);
    return { act: { type: 'skip', step: view?.path ?? '', reason } };
  },
  button: (setting) => actTextsOf(setting.language).skip.button(stepOf(setting)),
};

/** A step that was closed is asked again. */
export const reopen: ActForm = {
  about: 'closed-step',
  title: (setting) => actTextsOf(setting.language).reopen.title(stepOf(setting)),
  Fields: ({ setting: { language }, draft }) => (
    <LinesField {...{ name: 'reason', label: actTextsOf(language).reason, draft, language }} required />
  ),
  read: ({ view, language }, sent) => {
    const reason = typed(sent, 'reason');
    if (reason === '') return reasonMissing(language);
    return { act: { type: 'reopen', step: view?.path ?? '', reason } };
  },
  button: (setting) => actTextsOf(setting.language).reopen.button(stepOf(setting)),
};

/** Another day by which a step is expected; two weeks more stand there already. */
export const due: ActForm = {
  about: 'open-step',
  title: (setting) => actTextsOf(setting.language).due.title(stepOf(setting)),
  Fields: ({ setting, draft }) => {
    const { language, today, view } = setting;
    const texts = actTextsOf(language).due;
    const hint = view?.due === undefined ? texts.noDate : texts.now(saidDate(view.due, today, language));
    return (
      <>
        <LineField
          {...{ name: 'due', label: texts.label, hint, draft, language, value: twoWeeksMore(setting) }}
          type="date"
          required
          limits={{ min: today }}
        />
        <LinesField
          {...{ name: 'reason', label: actTextsOf(language).why, draft, language }}
          required={false}
        />
      </>
    );
  },
  read: ({ view, language }, sent) => {
    const date = dateOf(typed(sent, 'due'));
    const reason = typed(sent, 'reason');
    if (!isMeantDate(date)) {
      return { mistakes: [{ field: 'due', message: actTextsOf(language).dateWrong }] };
    }
    return {
      act: {
        ...{ type: 'reschedule', step: view?.path ?? '', due: date },
        ...(reason === '' ? {} : { reason }),
      },
      controlOf: (path) => path,
    };
  },
  button: (setting, sent) => {
    const chosen = dateOf(typed(sent, 'due'));
    const date = isMeantDate(chosen) ? chosen : twoWeeksMore(setting);
    return actTextsOf(setting.language).due.button(saidDate(date, setting.today, setting.language));
  },
};

/** Two weeks after the day by which it is expected, or after today when that is later: on a day with school. */
function twoWeeksMore({ view, today, dossier }: ActSetting): LocalDate {
  const from = view?.due === undefined || view.due < today ? today : view.due;
  return land(addDays(from, 14), 'next-school-day', dossier.context.calendar);
}

/** A document that is kept with the trajectory, or with a step of it. */
export const attach: ActForm = {
  about: 'whole',
  changesNothing: true,
  takesFile: () => true,
  title: ({ language }) => actTextsOf(language).attach.title,
  Fields: () => null,
  read: ({ view, language }, _, hasFile) => {
    if (!hasFile) return { mistakes: [{ field: '_file', message: actTextsOf(language).attach.missing }] };
    return {
      act: { type: 'attach', ...(view === undefined ? {} : { step: view.path }) },
      controlOf: (path) => (path === 'file' || path === 'attachment' ? '_file' : path),
    };
  },
  button: ({ language }) => actTextsOf(language).attach.button,
};

/** What a step is called, with its number when it repeats. */
export function stepOf({ view, dossier, language }: ActSetting): string {
  return view === undefined ? '' : titleOf(dossier.template, view.path, language);
}
