import { daysBetween } from '../../../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../../../domain/calendar/types.ts';
import { localDateOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import type { Appointment } from '../../../../domain/trajectory/model/state.ts';
import { nextAppointment } from '../../../../domain/trajectory/views/next-appointment.ts';
import { appointmentInWords } from '../../../../texts/appointment-dates.ts';
import { longDate } from '../../../../texts/dates.ts';
import { textsOf } from '../../../texts/texts.ts';
import { Facts } from '../../../ui/components/facts.tsx';
import { Paragraphs } from '../../../ui/components/text.tsx';
import type { TaskForms } from '../../view/page-types.ts';
import type { Task } from '../../view/types.ts';

/** By when it is asked; once people have a date to meet, that date. */
export function WhenLine(props: {
  readonly task: Task;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { task, today, language } = props;
  const next = nextAppointment(task.appointments, today);
  return next === undefined ? (
    <DueLine task={task} language={language} />
  ) : (
    <AppointmentLine {...props} next={next} />
  );
}

function DueLine({ task, language }: { readonly task: Task; readonly language: Language }) {
  const texts = textsOf(language).task;
  const { due, daysLeft } = task;
  if (due === undefined || daysLeft === undefined) return <p class="due">{texts.noDue}</p>;
  const late = daysLeft < 0;
  return (
    <p class={late ? 'due due-late' : 'due'}>
      {texts.dueBy} <strong>{longDate(due, language)}</strong>{' '}
      <span class="due-left">{late ? texts.daysLate(-daysLeft) : texts.daysLeft(daysLeft)}</span>{' '}
      {late && <span class="due-note">{texts.lateIsFine}</span>}
    </p>
  );
}

function AppointmentLine(props: {
  readonly task: Task;
  readonly next: Appointment;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { task, next, today, language } = props;
  const texts = textsOf(language);
  const days = daysBetween(today, localDateOf(next.start));
  const { meeting, nextSession, lastSession } = texts.appointment.line;
  const label = task.kind === 'meeting' ? meeting : days < 0 ? lastSession : nextSession;
  return (
    <p class="due">
      {label} <strong>{appointmentInWords(next, language)}</strong>{' '}
      {days >= 0 && <span class="due-left">{texts.task.daysLeft(days)}</span>}
    </p>
  );
}

/** What is asked; once there is a date, what is asked after it, with the question for a date folded away. */
export function Ask(props: { readonly task: Task; readonly forms: TaskForms; readonly language: Language }) {
  const { task, forms, language } = props;
  const texts = textsOf(language);
  const level = task.level !== undefined && (
    <Facts facts={[{ label: texts.task.level, value: task.level }]} />
  );
  if (task.appointments.length === 0) {
    return (
      <>
        <div class="ask">
          <Paragraphs text={task.ask} />
        </div>
        {level}
      </>
    );
  }
  const { noteLater, noteNow, later, now } =
    texts.appointment.outcome[task.kind === 'meeting' ? 'meeting' : 'training'];
  const [before, after] = forms.fields.length > 0 ? [noteLater, noteNow] : [later, now];
  return (
    <>
      {task.mine && (
        <div class="ask">
          <p>{forms.held ? after : before}</p>
        </div>
      )}
      {level}
      <details class="fold">
        <summary>{texts.appointment.asked}</summary>
        <Paragraphs text={task.ask} />
      </details>
    </>
  );
}
