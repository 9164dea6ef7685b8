import type { Language } from '../../../domain/text.ts';
import { appointmentInWords } from '../../../texts/appointment-dates.ts';
import { longDate } from '../../../texts/dates.ts';
import { textsOf } from '../../texts/texts.ts';
import { contactOf } from '../../ui/components/contact.ts';
import { errorSummary } from '../../ui/components/field.ts';
import { remark } from '../../ui/components/notice.ts';
import { roadOf } from '../../ui/components/road.ts';
import { type Html, html, paragraphs } from '../../ui/html.ts';
import { page } from '../../ui/layout.ts';
import type { OtherTask, SchoolPage, TaskForms } from '../view/page-types.ts';
import type { Task } from '../view/types.ts';
import { confirmedNote } from './confirmed.ts';
import { elsewhere } from './tasks/elsewhere.ts';
import { reminderSwitch } from './tasks/reminder-switch.ts';
import { taskBody } from './tasks/task-body.ts';
import { askOf, whenLine } from './tasks/when.ts';

/** The page that a school gets through the link in a mail. */
export function schoolPage(view: SchoolPage): string {
  const texts = textsOf(view.language);
  const title = view.task?.title ?? stillTexts(view).title;
  const wrong =
    view.draft !== undefined &&
    html`${errorSummary(view.draft.mistakes, texts, view.draft.note ?? texts.errors.kept)}`;
  return page(
    {
      language: view.language,
      title: `${view.draft === undefined ? '' : `${texts.errors.title}: `}${title} · ${view.place.subject}`,
      otherLanguage: view.otherLanguage,
      personal: true,
    },
    html`<p class="eyebrow">${view.place.template} · ${view.place.subject}</p>
<div class="columns">
<div class="column-main">
${view.confirmed !== undefined && confirmedNote(view.confirmed, texts.done.title)}
${wrong}
${view.task === undefined || view.forms === undefined ? stillness(view) : taskArticle(view.task, view.forms, view.language)}
${view.task?.mine && view.forms !== undefined && !view.forms.start?.begun && elsewhere(view.task, view.forms, view.language)}
${view.others.length > 0 && others(view.others, view.language)}
</div>
<div class="column-side">
${roadOf(view.road, view.language)}
${view.counsellor !== 'reader' && contactOf(view.counsellor, texts)}
${reminderSwitch(view.remindersOff, view.address('reminders'), texts, 'task')}
</div>
</div>`,
  );
}

function taskArticle(task: Task, forms: TaskForms, language: Language): Html {
  const texts = textsOf(language);
  return html`<article class="task" aria-labelledby="task-title">
<p class="task-role">${task.phaseTitle}${task.about !== undefined && html` · ${task.about}`}${task.mine && html` <span class="optional">${texts.task.asRole(task.roleTitle)}</span>`}</p>
<h1 id="task-title">${task.title}</h1>
${whenLine(task, forms.today, language)}
${askOf(task, forms, language)}
${task.returned !== undefined && remark(texts.task.returned, html`<blockquote>${paragraphs(task.returned)}</blockquote>`)}
<section class="answer" aria-labelledby="answer-title">
<h2 id="answer-title">${answerTitle(task, language)}</h2>
${taskBody(task, forms, language)}
</section>
</article>`;
}

function answerTitle(task: Task, language: Language): string {
  const texts = textsOf(language);
  if (task.mine) return texts.kinds[task.kind].title;
  return task.awaited === undefined ? texts.task.notYoursTitle : texts.waiting.title;
}

function stillness(view: SchoolPage): Html {
  const { title, more } = stillTexts(view);
  return html`<article class="task task-still" aria-labelledby="task-title">
<h1 id="task-title">${title}</h1>
<p>${more}</p>
</article>`;
}

function stillTexts({ still, pausedUntil, language }: SchoolPage): { title: string; more: string } {
  const until = pausedUntil && longDate(pausedUntil, language);
  const texts = textsOf(language).task;
  switch (still) {
    case 'nothing':
      return { title: texts.nothingOpen, more: texts.nothingOpenMore };
    case 'paused':
      return { title: texts.paused(until), more: texts.pausedMore(until) };
    case 'completed':
      return { title: texts.ended, more: texts.endedMore };
    case 'stopped':
      return { title: texts.stopped, more: texts.stoppedMore };
  }
}

/** The list of what else is open for the reader, under another title where that fits better. */
export function others(list: readonly OtherTask[], language: Language, title?: string): Html {
  const texts = textsOf(language);
  const when = ({ due, appointment }: OtherTask) =>
    appointment !== undefined
      ? texts.road.appointment(appointmentInWords(appointment, language))
      : due !== undefined && texts.road.due(longDate(due, language));
  return html`<section class="others" aria-labelledby="others-title">
<h2 id="others-title">${title ?? texts.task.otherOpen}</h2>
<ul>${list.map(
    (other) =>
      html`<li><a href="${other.address}"><span>${other.title}</span>${when(other) && html` <span class="optional">${when(other)}</span>`}</a></li>`,
  )}</ul>
</section>`;
}
