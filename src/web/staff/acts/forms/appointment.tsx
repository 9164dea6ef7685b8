import { localDateOf, localTimeOf } from '../../../../domain/calendar/wall-clock.ts';
import { standing } from '../../../../domain/trajectory/rules/due-dates.ts';
import { saidMoment } from '../../../../texts/days-said.ts';
import { sentText } from '../../../form.ts';
import { roomFor } from '../../../school/forms/field-names.ts';
import { readDates } from '../../../school/forms/read-dates.ts';
import { readFreeDays } from '../../../school/forms/read-free-days.ts';
import { actTextsOf, textsOf } from '../../../texts/texts.ts';
import { TextInput } from '../../../ui/components/field.tsx';
import type { ActDraft, ActForm, ActSetting } from '../types.ts';
import { errorOf, LinesField, typed } from './fields.tsx';
import { stepOf } from './steps.tsx';

/** When a conversation usually is, until somebody says otherwise. */
const USUAL = { start: '14:00', end: '15:30' } as const;

/** People agree on a moment to meet, or on another one. */
export const appointment: ActForm = {
  about: 'open-step',
  title: (setting) => actTextsOf(setting.language).appointment.title(stepOf(setting)),
  Fields: ({ setting, draft }) => {
    const { language } = setting;
    const rows = Array.from({ length: roomOf(setting) }, (_, index) => index);
    return (
      <>
        {rows.map((index) => (
          <Row key={index} index={index} setting={setting} draft={draft} />
        ))}
        <p class="hint">{actTextsOf(language).appointment.invited}</p>
        <LinesField
          {...{ name: 'reason', label: actTextsOf(language).why, draft, language }}
          required={false}
        />
      </>
    );
  },
  read: (setting, sent) => {
    const { view, language, now, dossier } = setting;
    if (view === undefined) return { mistakes: [] };
    const read = readDates(view, sent, language);
    if ('mistakes' in read) return read;
    const { appointments, rows } = read;
    const place = { template: dossier.template, calendar: dossier.context.calendar, language };
    const free = readFreeDays(view, { appointments, rows, now }, sent, place);
    if (free !== undefined) {
      return { mistakes: free.mistakes, note: textsOf(language).holidays.note, freeDays: free.dates };
    }
    const reason = typed(sent, 'reason');
    return {
      act: {
        ...{ type: 'reschedule', step: view.path, appointments },
        ...(reason === '' ? {} : { reason }),
      },
      controlOf: (path) => {
        const row = rows[Number(/^appointments\.(\d+)/.exec(path)?.[1])];
        return row === undefined ? undefined : `date${row}`;
      },
    };
  },
  button: (setting, sent) => {
    const texts = actTextsOf(setting.language).appointment;
    const { view, today, language } = setting;
    const read =
      view === undefined || typed(sent, 'date1') === '' ? undefined : readDates(view, sent, language);
    const first = read !== undefined && 'appointments' in read ? read.appointments[0] : undefined;
    return first === undefined ? texts.button : texts.buttonOn(saidMoment(first.start, today, language));
  },
};

function roomOf({ view }: ActSetting): number {
  return view === undefined ? 1 : roomFor({ kind: view.step.kind, appointments: standing(view.node) ?? [] });
}

type InRow = { readonly index: number; readonly setting: ActSetting; readonly draft: ActDraft };

function Row({ index, setting, draft }: InRow) {
  const { view, language } = setting;
  const known = view === undefined ? undefined : standing(view.node)?.[index];
  const isFirst = index === 0;
  const times = known && { start: localTimeOf(known.start), end: localTimeOf(known.end) };
  const usual = times ?? (isFirst ? USUAL : undefined);
  const cells = { index, setting, draft };
  const inputs = (
    <>
      <div class="row">
        <Cell {...cells} name="date" type="date" value={known && localDateOf(known.start)} />
        <Cell {...cells} name="start" type="time" value={usual?.start} />
        <Cell {...cells} name="end" type="time" value={usual?.end} />
      </div>
      <Cell {...cells} name="place" type="text" value={known?.place} />
    </>
  );
  if (view?.step.kind !== 'training') return inputs;
  return (
    <fieldset class="session">
      <legend>{textsOf(language).appointment.session(index + 1)}</legend>
      {inputs}
    </fieldset>
  );
}

function Cell(
  props: InRow & {
    readonly name: 'date' | 'start' | 'end' | 'place';
    readonly type: 'date' | 'time' | 'text';
    readonly value: string | undefined;
  },
) {
  const { index, setting, draft, type, value } = props;
  const texts = textsOf(setting.language);
  const name = `${props.name}${index + 1}`;
  const isFirst = index === 0;
  return (
    <TextInput
      frame={{
        ...{ name, label: texts.appointment[props.name], error: errorOf(draft, name) },
        ...{ required: isFirst && type !== 'text', unmarked: !isFirst },
      }}
      texts={texts}
      type={type}
      value={sentText(draft.sent, name) ?? value}
      narrow={type !== 'text'}
      limits={type === 'date' ? { min: setting.today } : {}}
    />
  );
}
