import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { textsOf } from '../../texts/texts.ts';
import { ContactCard } from '../../ui/components/contact.tsx';
import { ErrorSummary } from '../../ui/components/field.tsx';
import { Remark } from '../../ui/components/notice.tsx';
import { RoadCard } from '../../ui/components/road.tsx';
import { Paragraphs } from '../../ui/components/text.tsx';
import { Page } from '../../ui/layout.tsx';
import { documentOf } from '../../ui/render.ts';
import type { SchoolPage, TaskForms } from '../view/page-types.ts';
import type { Task } from '../view/types.ts';
import { ConfirmedNote } from './confirmed.tsx';
import { Others } from './others.tsx';
import { Elsewhere } from './tasks/elsewhere.tsx';
import { ReminderSwitch } from './tasks/reminder-switch.tsx';
import { TaskBody } from './tasks/task-body.tsx';
import { Ask, WhenLine } from './tasks/when.tsx';
import { OtherWays } from './ways.tsx';

/** The page that a school gets through the link in a mail. */
export function schoolPage(view: SchoolPage): string {
  const { language, place, draft, otherLanguage, counsellor } = view;
  const texts = textsOf(language);
  const title = view.task?.title ?? stillTexts(view).title;
  const isMistaken = draft !== undefined && !asksAboutDays(view);
  return documentOf(
    <Page
      language={language}
      title={`${isMistaken ? `${texts.errors.title}: ` : ''}${title} · ${place.subject}`}
      otherLanguage={otherLanguage}
      personal
      service={place.service}
    >
      <p class="eyebrow">
        {place.template} · {place.subject}
      </p>
      <div class="columns">
        <div class="column-main">
          <Main view={view} />
        </div>
        <div class="column-side">
          <RoadCard road={view.road} today={view.today} language={language} />
          {counsellor !== 'reader' && (
            <ContactCard contact={counsellor} service={place.service} texts={texts} />
          )}
          <OtherWays ways={view.ways} language={language} />
          <ReminderSwitch
            off={view.remindersOff}
            action={view.address('reminders')}
            texts={texts}
            back="task"
          />
        </div>
      </div>
    </Page>,
  );
}

/** What came back is no mistake but a day without school, of which it is asked whether it is meant. */
function asksAboutDays({ draft }: SchoolPage): boolean {
  return draft?.form === 'appointments' && (draft.freeDays ?? []).length > 0;
}

function Main({ view }: { readonly view: SchoolPage }) {
  const { language, task, forms, draft, confirmed, asked, others } = view;
  const texts = textsOf(language);
  const shown = task !== undefined && forms !== undefined ? { task, forms, language } : undefined;
  return (
    <>
      {confirmed !== undefined && <ConfirmedNote confirmed={confirmed} usualTitle={texts.done.title} />}
      {asked !== undefined && (
        <Remark title={asked.title}>
          <p>{asked.body}</p>
        </Remark>
      )}
      {draft !== undefined && (
        <ErrorSummary
          mistakes={draft.mistakes}
          texts={texts}
          note={draft.note ?? texts.errors.kept}
          asksAboutDays={asksAboutDays(view)}
        />
      )}
      {shown === undefined ? <Still view={view} /> : <TaskArticle {...shown} />}
      {shown?.task.mine && !shown.forms.start?.begun && (
        <Elsewhere {...shown} question={view.ways.question} />
      )}
      {others.length > 0 && <Others list={others} language={language} title={texts.task.otherOpen} />}
    </>
  );
}

function TaskArticle(props: { readonly task: Task; readonly forms: TaskForms; readonly language: Language }) {
  const { task, forms, language } = props;
  const texts = textsOf(language);
  return (
    <article class="task" aria-labelledby="task-title">
      <p class="task-role">
        {task.about === undefined ? task.phaseTitle : `${task.phaseTitle} · ${task.about}`}
        {task.mine && <span class="optional"> {texts.task.asRole(task.roleTitle)}</span>}
      </p>
      <h1 id="task-title">{task.title}</h1>
      <WhenLine task={task} today={forms.today} language={language} />
      <Ask {...props} />
      {task.returned !== undefined && (
        <Remark title={texts.task.returned}>
          <blockquote>
            <Paragraphs text={task.returned} />
          </blockquote>
        </Remark>
      )}
      <section class="answer" aria-labelledby="answer-title">
        <h2 id="answer-title">{answerTitle(task, language)}</h2>
        <TaskBody {...props} />
      </section>
    </article>
  );
}

function answerTitle(task: Task, language: Language): string {
  const texts = textsOf(language);
  if (task.mine) return texts.kinds[task.kind].title;
  return task.awaited === undefined ? texts.task.notYoursTitle : texts.waiting.title;
}

function Still({ view }: { readonly view: SchoolPage }) {
  const { title, more } = stillTexts(view);
  return (
    <article class="task task-still" aria-labelledby="task-title">
      <h1 id="task-title">{title}</h1>
      <p>{more}</p>
    </article>
  );
}

function stillTexts({ still, pausedUntil, keepsAppointments, language }: SchoolPage): {
  title: string;
  more: string;
} {
  const until = pausedUntil && longDate(pausedUntil, language);
  const texts = textsOf(language).task;
  switch (still) {
    case 'nothing':
      return { title: texts.nothingOpen, more: texts.nothingOpenMore };
    case 'paused':
      return {
        title: texts.paused(until),
        more: keepsAppointments ? `${texts.pausedMore(until)} ${texts.pausedKeeps}` : texts.pausedMore(until),
      };
    case 'completed':
      return { title: texts.ended, more: texts.endedMore };
    case 'stopped':
      return { title: texts.stopped, more: texts.stoppedMore };
  }
}
