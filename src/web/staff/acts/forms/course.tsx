import type { Dossier } from '../../../../application/trajectories/dossier.ts';
import { isMeantDate } from '../../../../domain/calendar/day-number.ts';
import { addDays } from '../../../../domain/calendar/offset.ts';
import type { Instant } from '../../../../domain/calendar/types.ts';
import type { Language } from '../../../../domain/text.ts';
import { openNodes } from '../../../../domain/trajectory/model/open-nodes.ts';
import type { Pause, PausedAppointments } from '../../../../domain/trajectory/model/state.ts';
import { standing } from '../../../../domain/trajectory/rules/due-dates.ts';
import { saidDate } from '../../../../texts/days-said.ts';
import { reasonInWords } from '../../../../texts/reasons.ts';
import { dateOf } from '../../../school/forms/read-dates.ts';
import { actTextsOf, textsOf } from '../../../texts/texts.ts';
import { Choices } from '../../../ui/components/answers.tsx';
import type { ActDraft, ActForm } from '../types.ts';
import { LineField, LinesField, reasonMissing, typed } from './fields.tsx';

/** Everything stands still, until a day or until somebody goes on; a pause that goes on gets the day on which it ends. */
export const pause: ActForm = {
  about: 'whole',
  title: ({ language, dossier }) => {
    const texts = actTextsOf(language).pause;
    return runningPause(dossier) === undefined ? texts.title : texts.endTitle;
  },
  Fields: ({ setting: { language, today, dossier, now }, draft }) => {
    const texts = actTextsOf(language).pause;
    const running = runningPause(dossier);
    const hint = running === undefined ? texts.untilHint : texts.endHint;
    return (
      <>
        <LinesField
          {...{ name: 'reason', label: texts.reason, hint: texts.reasonHint, draft, language }}
          value={running === undefined ? undefined : reasonInWords(running.reason, language)}
          required
        />
        <LineField
          {...{ name: 'until', label: texts.until, hint, draft, language }}
          type="date"
          required={running !== undefined}
          value={running?.until}
          limits={{ min: addDays(today, 1) }}
        />
        {hasAppointments(dossier, now) && <Appointments draft={draft} language={language} />}
      </>
    );
  },
  read: ({ language, dossier, now }, sent) => {
    const reason = typed(sent, 'reason');
    const until = dateOf(typed(sent, 'until'));
    if (reason === '') return reasonMissing(language);
    if (until === '' && runningPause(dossier) !== undefined) {
      return { mistakes: [{ field: 'until', message: actTextsOf(language).pause.endMissing }] };
    }
    if (until !== '' && !isMeantDate(until)) {
      return { mistakes: [{ field: 'until', message: actTextsOf(language).dateWrong }] };
    }
    const appointments: PausedAppointments = typed(sent, 'appointments') === 'cancel' ? 'cancel' : 'keep';
    const act = {
      ...{ type: 'pause' as const, reason },
      ...(until === '' ? {} : { until }),
      ...(hasAppointments(dossier, now) ? { appointments } : {}),
    };
    return { act, controlOf: (path) => path };
  },
  button: ({ language, today, dossier }, sent) => {
    const until = dateOf(typed(sent, 'until'));
    const texts = actTextsOf(language).pause;
    if (runningPause(dossier) !== undefined) return texts.endButton;
    return isMeantDate(until) ? texts.buttonUntil(saidDate(until, today, language)) : texts.button;
  },
};

function runningPause({ state }: Dossier): Pause | undefined {
  return state.status === 'paused' ? state.pauses.at(-1) : undefined;
}

function hasAppointments({ state }: Dossier, now: Instant): boolean {
  return openNodes(state).all.some((node) => (standing(node) ?? []).some(({ start }) => start > now));
}

/** Whether appointments inside the pause go ahead. */
function Appointments({ draft, language }: { readonly draft: ActDraft; readonly language: Language }) {
  const texts = actTextsOf(language).pause;
  const chosen = typed(draft.sent, 'appointments') === 'cancel' ? 'cancel' : 'keep';
  return (
    <Choices
      frame={{ name: 'appointments', label: texts.appointments, required: true }}
      texts={textsOf(language)}
      type="radio"
      options={[
        { value: 'keep', label: texts.keep },
        { value: 'cancel', label: texts.cancel },
      ]}
      values={[chosen]}
    />
  );
}

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
