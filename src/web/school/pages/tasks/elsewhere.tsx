import type { Language } from '../../../../domain/text.ts';
import { longDate } from '../../../../texts/dates.ts';
import { questionsTextsOf, textsOf } from '../../../texts/texts.ts';
import { TextArea } from '../../../ui/components/field.tsx';
import type { TaskForms } from '../../view/page-types.ts';
import type { MoreTime, Task } from '../../view/types.ts';
import { AskSomebody } from './ask-somebody.tsx';
import { filledIn } from './drafts.ts';
import { Buttons, FormAround } from './form-around.tsx';

type Shown = { readonly task: Task; readonly forms: TaskForms; readonly language: Language };

/** What to do when it does not work out: more time, a colleague, or a question to whoever follows the school. */
export function Elsewhere(props: Shown & { readonly question?: string | undefined }) {
  const { moreTime } = props.task;
  return (
    <section class="elsewhere" aria-labelledby="elsewhere-title">
      <h2 id="elsewhere-title">{textsOf(props.language).more.title}</h2>
      {moreTime !== undefined && <TakeMoreTime {...props} offered={moreTime} />}
      {props.task.delegable ? (
        <AskColleague {...props} />
      ) : (
        <p>{textsOf(props.language).more.notDelegable}</p>
      )}
      {props.question !== undefined && (
        <p>
          <a class="in-row" href={props.question}>
            {questionsTextsOf(props.language).school.askCounsellor}
          </a>
        </p>
      )}
    </section>
  );
}

function TakeMoreTime({ task, forms, language, offered }: Shown & { readonly offered: MoreTime }) {
  const texts = textsOf(language);
  const { more } = texts;
  const passed = (task.daysLeft ?? 0) < 0;
  const now = task.due === undefined ? '' : more.timeNow(longDate(task.due, language), passed);
  const filled = filledIn(forms, 'extension');
  return (
    <details class="fold" open={filled.wasSent}>
      <summary>{more.time}</summary>
      <p>
        {now} <strong>{more.timeUntil(longDate(offered.until, language), offered.after)}</strong>{' '}
        {more.timeNoReason}
      </p>
      <FormAround frame={forms.frame('extension')}>
        <TextArea
          frame={{ name: 'reason', label: more.timeReason, required: false }}
          texts={texts}
          value={filled.valueOf('reason')}
          rows={2}
          maxlength={1000}
        />
        <Buttons>{more.timeButton}</Buttons>
      </FormAround>
    </details>
  );
}

function AskColleague({ task, forms, language }: Shown) {
  const { more } = textsOf(language);
  const { name, email } = more;
  const body = task.delegatedAtOnce ? more.colleagueAtOnce : more.colleagueBody;
  const words = { title: more.colleague, body, name, email };
  return (
    <AskSomebody
      kind="colleague"
      forms={forms}
      language={language}
      words={{ ...words, button: more.colleagueButton }}
      whole={task.roleIsTheirs ? more.wholeRole(task.roleTitle) : undefined}
    />
  );
}
