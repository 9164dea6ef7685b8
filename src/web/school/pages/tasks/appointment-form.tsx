import { localDateOf, localTimeOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { appointmentInWords } from '../../../../texts/appointment-dates.ts';
import { textsOf } from '../../../texts/texts.ts';
import { TextInput } from '../../../ui/components/field.tsx';
import { FREE_DAYS, roomFor } from '../../forms/field-names.ts';
import type { TaskForms } from '../../view/page-types.ts';
import type { Task } from '../../view/types.ts';
import { filledIn } from './drafts.ts';
import { FormAround } from './form-around.tsx';

/** What has been arranged, in words. */
export function Arranged({ task, language }: { readonly task: Task; readonly language: Language }) {
  if (task.appointments.length === 0) return null;
  return (
    <div class="arranged">
      <h3>{textsOf(language).appointment.chosen}</h3>
      <ul>
        {task.appointments.map((appointment) => (
          <li key={appointment.start}>
            <strong>{appointmentInWords(appointment, language)}</strong>
            {appointment.place && (
              <>
                <br />
                {appointment.place}
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Shown = { readonly task: Task; readonly forms: TaskForms; readonly language: Language };

/** The form that sets or changes the date of a meeting, or the dates of a training. */
export function AppointmentForm({ task, forms, language }: Shown) {
  const texts = textsOf(language);
  const count = roomFor(task);
  const { draft } = forms;
  const freeDays = (draft?.form === 'appointments' ? draft.freeDays : undefined) ?? [];
  return (
    <FormAround frame={forms.frame('appointments')}>
      {count > 1 && <p class="hint">{texts.appointment.sessionsHint}</p>}
      {Array.from({ length: count }, (_, index) => (
        <Session key={index} index={index} task={task} forms={forms} language={language} />
      ))}
      <p class="hint">{texts.appointment.invited}</p>
      <div class="buttons">
        <button type="submit" class={freeDays.length > 0 ? 'secondary' : 'primary'}>
          {freeDays.length > 0 ? texts.holidays.otherDay : texts.kinds[task.kind].button}
        </button>
        {freeDays.length > 0 && (
          <button type="submit" name={FREE_DAYS} value={freeDays.join()} class="primary">
            {texts.holidays.anyway}
          </button>
        )}
      </div>
    </FormAround>
  );
}

function Session({ index, task, forms, language }: Shown & { readonly index: number }) {
  const texts = textsOf(language).appointment;
  const known = task.appointments[index];
  const given = { index, forms, language };
  const inputs = (
    <>
      <div class="row">
        <Line {...given} name="date" type="date" known={known && localDateOf(known.start)} />
        <Line {...given} name="start" type="time" known={known && localTimeOf(known.start)} />
        <Line {...given} name="end" type="time" known={known && localTimeOf(known.end)} />
      </div>
      <Line {...given} name="place" type="text" known={known?.place} />
    </>
  );
  if (task.kind !== 'training') return inputs;
  return (
    <fieldset class="session">
      <legend>{texts.session(index + 1)}</legend>
      {inputs}
    </fieldset>
  );
}

function Line(props: {
  readonly index: number;
  readonly forms: TaskForms;
  readonly language: Language;
  readonly name: 'date' | 'start' | 'end' | 'place';
  readonly type: 'date' | 'time' | 'text';
  /** What has been arranged. */
  readonly known: string | undefined;
}) {
  const { index, forms, language, type, known } = props;
  const texts = textsOf(language);
  const name = `${props.name}${index + 1}`;
  const filled = filledIn(forms, 'appointments');
  const frame = {
    name,
    label: texts.appointment[props.name],
    error: filled.errorOf(name),
    required: index === 0 && type !== 'text',
    unmarked: index !== 0,
    hint: type === 'text' && index === 0 ? texts.appointment.placeHint : undefined,
  };
  return (
    <TextInput
      frame={frame}
      texts={texts}
      type={type}
      value={filled.valueOf(name) ?? known}
      narrow={type !== 'text'}
      limits={type === 'date' ? { min: forms.today } : {}}
    />
  );
}
