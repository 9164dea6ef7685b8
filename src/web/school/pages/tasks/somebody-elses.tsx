import type { Language } from '../../../../domain/text.ts';
import { textsOf } from '../../../texts/texts.ts';
import { WaysTo } from '../../../ui/components/contact.tsx';
import { TextInput } from '../../../ui/components/field.tsx';
import type { TaskForms } from '../../view/page-types.ts';
import type { Task, WaitedFor } from '../../view/types.ts';
import { AskSomebody } from './ask-somebody.tsx';
import { filledIn } from './drafts.ts';
import { Buttons, FormAround } from './form-around.tsx';

type Shown = { readonly task: Task; readonly forms: TaskForms; readonly language: Language };

/** A step of somebody else: who has it, how to reach them, and what whoever follows the trajectory can do about it. */
export function SomebodyElses({ task, forms, language }: Shown) {
  const { awaited } = task;
  if (awaited === undefined) return <p>{textsOf(language).task.notYours(task.roleTitle)}</p>;
  return (
    <>
      <Awaited awaited={awaited} language={language} />
      {forms.follows && (
        <>
          <MoreTime awaited={awaited} forms={forms} language={language} />
          <SomebodyElse task={task} forms={forms} language={language} />
        </>
      )}
    </>
  );
}

function Awaited(props: { readonly awaited: WaitedFor; readonly language: Language }) {
  const { role, person } = props.awaited;
  if (person === undefined) return <p>{textsOf(props.language).waiting.nobody(role)}</p>;
  return (
    <>
      <p class="contact-name">
        {person.name} <span class="optional">({role})</span>
      </p>
      <WaysTo person={person} />
    </>
  );
}

function MoreTime({ awaited, forms, language }: Omit<Shown, 'task'> & { readonly awaited: WaitedFor }) {
  const texts = textsOf(language);
  const { waiting } = texts;
  const filled = filledIn(forms, 'postpone');
  return (
    <details class="fold" open={filled.wasSent}>
      <summary>{waiting.time}</summary>
      <p>{waiting.timeBody(awaited.person?.name ?? awaited.role)}</p>
      <FormAround frame={forms.frame('postpone')}>
        <TextInput
          frame={{ name: 'due', label: waiting.due, error: filled.errorOf('due'), required: true }}
          texts={texts}
          type="date"
          narrow
          value={filled.valueOf('due')}
          limits={{ min: forms.today }}
        />
        <Buttons>{waiting.timeButton}</Buttons>
      </FormAround>
    </details>
  );
}

function SomebodyElse({ task, forms, language }: Shown) {
  const { waiting } = textsOf(language);
  const { name, email } = waiting;
  const words = { title: waiting.somebodyElse, body: waiting.somebodyElseBody(task.roleTitle), name, email };
  return (
    <AskSomebody
      kind="reassign"
      forms={forms}
      language={language}
      words={{ ...words, button: waiting.somebodyElseButton }}
    />
  );
}
