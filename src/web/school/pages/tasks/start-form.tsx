import type { Language } from '../../../../domain/text.ts';
import { longDate, shortDate } from '../../../../texts/dates.ts';
import { startTextsOf, textsOf } from '../../../texts/texts.ts';
import { Select } from '../../../ui/components/answers.tsx';
import { fieldId, TextInput } from '../../../ui/components/field.tsx';
import { Remark } from '../../../ui/components/notice.tsx';
import { OUTCOME, SCHOOL, START } from '../../forms/field-names.ts';
import type { TaskForms } from '../../view/page-types.ts';
import type { StartView, Task } from '../../view/types.ts';
import { filledIn } from './drafts.ts';
import { Buttons, FormAround } from './form-around.tsx';
import { OptionalRoles, Somebody, type ToFill } from './somebody.tsx';

/** The outcome that says that a trajectory was started. */
const STARTED = 'started';

/** The page's form to start the trajectory that a step proposes, and apart from it the answer that it is not started. */
export function StartForm(props: {
  readonly task: Task;
  readonly view: StartView;
  readonly forms: TaskForms;
  readonly language: Language;
}) {
  const { task, view, forms, language } = props;
  const texts = startTextsOf(language);
  if (view.begun) return <p>{texts.begun}</p>;
  const shown = { view, language };
  return (
    <>
      {view.running.length > 0 && <Running {...shown} />}
      <div class="proposal">
        <p>
          <strong>
            {texts.what(view.template)}
            {view.subject !== undefined && ` ${texts.for(view.subject)}`}.
          </strong>
        </p>
        <p class="hint">{view.summary}</p>
      </div>
      <FormAround frame={forms.frame('start')}>
        <Questions view={view} filled={filledIn(forms, 'start')} language={language} />
        <WhatHappens {...shown} />
        <Buttons kind="primary">{texts.button}</Buttons>
      </FormAround>
      <section class="otherwise" aria-labelledby="otherwise-title">
        <h3 id="otherwise-title">{texts.otherwise}</h3>
        <p>{texts.otherwiseBody}</p>
        <FormAround frame={forms.frame('complete')}>
          <OtherOutcomes {...shown} task={task} />
        </FormAround>
      </section>
    </>
  );
}

type Shown = { readonly view: StartView; readonly language: Language };

/** For whom it is, who does what in it, and when it starts. */
function Questions({ view, ...toFill }: ToFill & { readonly view: StartView }) {
  const { filled, language } = toFill;
  const texts = startTextsOf(language);
  const required = view.roles.filter(({ optional }) => !optional);
  const optional = view.roles.filter((role) => role.optional);
  return (
    <>
      {view.schools.length > 1 && (
        <Select
          frame={{ name: SCHOOL, label: texts.school, error: filled.errorOf(SCHOOL), required: true }}
          texts={textsOf(language)}
          options={view.schools.map(({ id, label }) => ({ value: id, label }))}
          value={filled.valueOf(SCHOOL)}
          none={textsOf(language).fields.choose}
        />
      )}
      {view.person !== undefined && <Somebody {...toFill} choice={view.person} hint={texts.personHint} />}
      <h3>{texts.whoTitle}</h3>
      {required.map((role) => (
        <Somebody key={role.name} {...toFill} choice={role} />
      ))}
      {optional.length > 0 && <OptionalRoles {...toFill} roles={optional} />}
      <StartDate {...toFill} view={view} />
    </>
  );
}

function Running({ view, language }: Shown) {
  const texts = startTextsOf(language);
  return (
    <Remark title={texts.runs}>
      <ul class="running">
        {view.running.map(({ reference, start, address }) => {
          const words = texts.running(view.template, reference, longDate(start, language));
          return <li key={reference}>{address === undefined ? words : <a href={address}>{words}</a>}</li>;
        })}
      </ul>
      <p>{texts.runsMore}</p>
    </Remark>
  );
}

function StartDate({ view, filled, language }: ToFill & { readonly view: StartView }) {
  const { start, isBounded, from, until } = view;
  const texts = startTextsOf(language);
  const bounds = texts.startHint(longDate(from, language), until && longDate(until, language));
  const hint = isBounded ? bounds : undefined;
  return (
    <TextInput
      frame={{ name: START, label: texts.start, hint, error: filled.errorOf(START), required: true }}
      texts={textsOf(language)}
      type="date"
      narrow
      value={filled.valueOf(START) ?? start}
      limits={{ min: from, max: until }}
    />
  );
}

function WhatHappens({ view: { mails }, language }: Shown) {
  const texts = startTextsOf(language);
  const id = fieldId('what-happens');
  return (
    <section class="what-happens" aria-labelledby={id}>
      <h3 id={id}>{texts.then}</h3>
      <p>{mails.length === 0 ? texts.thenNoMails : texts.thenMails}</p>
      {mails.length > 0 && (
        <ul>
          {mails.map(({ title, to, on }) => (
            <li key={`${title}/${to}/${on}`}>
              <strong>{to}</strong>: {title}{' '}
              <span class="optional">{texts.at(on && shortDate(on, language))}</span>
            </li>
          ))}
        </ul>
      )}
      <p>{texts.thenDone}</p>
    </section>
  );
}

function OtherOutcomes({ task, view, language }: Shown & { readonly task: Task }) {
  const others = task.options.filter(({ id }) => id !== STARTED).map(({ id, title }) => ({ id, title }));
  const already = { id: STARTED, title: startTextsOf(language).already };
  const buttons = view.running.length > 0 ? [...others, already] : others;
  return (
    <div class="buttons">
      {buttons.map(({ id, title }) => (
        <button key={id} type="submit" name={OUTCOME} value={id} class="secondary">
          {title}
        </button>
      ))}
    </div>
  );
}
