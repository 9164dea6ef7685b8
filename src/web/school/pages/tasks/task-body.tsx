import type { Language } from '../../../../domain/text.ts';
import { euro } from '../../../../texts/dates.ts';
import { startTextsOf, textsOf } from '../../../texts/texts.ts';
import { Facts } from '../../../ui/components/facts.tsx';
import { Remark } from '../../../ui/components/notice.tsx';
import { Paragraphs } from '../../../ui/components/text.tsx';
import type { Document } from '../../../ui/types.ts';
import type { TaskForms } from '../../view/page-types.ts';
import type { Judged, Task } from '../../view/types.ts';
import { AppointmentForm, Arranged } from './appointment-form.tsx';
import { CompletionForm } from './completion-form.tsx';
import { SomebodyElses } from './somebody-elses.tsx';
import { StartForm } from './start-form.tsx';

type Shown = { readonly task: Task; readonly forms: TaskForms; readonly language: Language };

/** What there is to do for a step: its forms, and what has to be seen to do it. */
export function TaskBody(props: Shown) {
  const { task, forms, language } = props;
  const texts = textsOf(language);
  if (!task.mine) {
    return (
      <>
        <Arranged task={task} language={language} />
        <SomebodyElses {...props} />
      </>
    );
  }
  if (task.kind === 'payment') return <Payment task={task} language={language} />;
  if (task.nothingToDo) return <p>{texts.task.onlyToKnow}</p>;
  if (task.kind === 'trajectory') return <Proposed {...props} />;
  const meets = task.kind === 'meeting' || task.kind === 'training';
  return (
    <>
      {task.judged !== undefined && <JudgedWork work={task.judged} forms={forms} language={language} />}
      {task.documents.length > 0 && (
        <div class="handed-in">
          <h3>{texts.document.earlier}</h3>
          <Documents list={task.documents} forms={forms} />
        </div>
      )}
      {meets ? <Meeting {...props} /> : <CompletionForm {...props} />}
    </>
  );
}

function Proposed(props: Shown) {
  const { task, forms, language } = props;
  return (
    <>
      {task.notStarted !== undefined && (
        <Remark title={startTextsOf(language).notStarted}>
          <p>{task.notStarted}</p>
        </Remark>
      )}
      {forms.start === undefined ? (
        <CompletionForm {...props} />
      ) : (
        <StartForm {...props} view={forms.start} />
      )}
    </>
  );
}

function Meeting(props: Shown) {
  const { task, forms, language } = props;
  const texts = textsOf(language).appointment;
  if (task.appointments.length === 0) {
    return (
      <>
        <p>{texts.none}</p>
        <AppointmentForm {...props} />
      </>
    );
  }
  const kind = task.kind === 'meeting' ? 'meeting' : 'training';
  return (
    <>
      <Arranged task={task} language={language} />
      {forms.held && (
        <section class="held">
          <h3>{texts.heldTitle[kind]}</h3>
          <CompletionForm {...props} />
        </section>
      )}
      <details class="fold" open={forms.draft?.form === 'appointments'}>
        <summary>{texts.change[kind]}</summary>
        <AppointmentForm {...props} />
      </details>
    </>
  );
}

function Payment({ task, language }: Omit<Shown, 'forms'>) {
  const texts = textsOf(language).payment;
  return (
    <>
      <dl class="facts">
        {task.amount !== undefined && (
          <div>
            <dt>{texts.amount}</dt>
            <dd>{euro(task.amount, language)}</dd>
          </div>
        )}
        <div>
          <dt>{texts.reference}</dt>
          <dd>
            <code>{task.reference}</code>
          </dd>
        </div>
      </dl>
      <p class="hint">{texts.staff}</p>
    </>
  );
}

function JudgedWork({ work, forms, language }: Omit<Shown, 'task'> & { readonly work: Judged }) {
  const texts = textsOf(language).review;
  return (
    <section class="judged" aria-label={texts.handedIn}>
      <h3>
        {texts.handedIn}: {work.title}
      </h3>
      {work.answers.length > 0 && <Facts facts={work.answers} />}
      {work.comment && (
        <blockquote>
          <Paragraphs text={work.comment} />
        </blockquote>
      )}
      {work.documents.length > 0 && <Documents list={work.documents} forms={forms} />}
    </section>
  );
}

function Documents({ list, forms }: { readonly list: readonly Document[]; readonly forms: TaskForms }) {
  return (
    <ul class="documents">
      {list.map((document) => (
        <li key={document.id}>
          <a href={forms.documentAddress(document.id)}>{document.name}</a>{' '}
          <span class="optional">{size(document.size)}</span>
        </li>
      ))}
    </ul>
  );
}

function size(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${Math.round(bytes / 100_000) / 10} MB`;
}
