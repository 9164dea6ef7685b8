import type { RoleChoice } from '../../../application/enrolment/choices.ts';
import { withinSentence } from '../../../texts/in-sentence.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { enrolTextsOf, textsOf } from '../../texts/texts.ts';
import { Select } from '../../ui/components/answers.tsx';
import { TextInput } from '../../ui/components/field.tsx';
import { Tick } from '../../ui/console/tick.tsx';
import { ConfirmedBox } from '../acts/forms/confirmed.tsx';
import { type Enrolling, emailField, nameField, whoField } from './reading.ts';

type Filled = {
  readonly asked: Enrolling;
  readonly sent: Sent;
  readonly mistakes: readonly FieldMistake[];
};

/** Who takes part, in which programme, and when it begins. */
export function EnrolFields({ asked, sent, mistakes }: Filled) {
  const { language, roles, programmes, template, today } = asked;
  const texts = enrolTextsOf(language);
  const common = { asked, sent, mistakes };
  return (
    <>
      <h3>{texts.people}</h3>
      {roles.map((choice) => (
        <Role key={choice.role.id} choice={choice} {...common} />
      ))}
      <ConfirmedBox sent={sent} mistakes={mistakes} language={language} />
      {programmes.length > 0 && (
        <>
          <Select
            frame={{
              name: 'programme',
              label: texts.programme,
              error: errorOf(mistakes, 'programme'),
              ...quiet,
            }}
            texts={textsOf(language)}
            options={programmes.flatMap(({ id, name, calls }) =>
              calls.map(({ id: call, title, free }) => ({
                value: `${id}/${call}`,
                label: `${name[language]}, ${title?.[language] ?? call} (${texts.places(free)})`,
              })),
            )}
            value={sentText(sent, 'programme')}
            none={texts.noProgramme}
          />
          <Tick name="wait" label={texts.wait} checked={sentText(sent, 'wait') !== undefined} />
        </>
      )}
      <div class="row">
        <Line {...common} name="start" label={texts.start} type="date" value={today} />
        <Select
          frame={{ name: 'phase', label: texts.underWay, error: errorOf(mistakes, 'phase'), ...quiet }}
          texts={textsOf(language)}
          options={template.phases.map(({ id, title }) => ({ value: id, label: title[language] }))}
          value={sentText(sent, 'phase')}
          none={texts.underWayNot}
        />
        <Line {...common} name="since" label={texts.since} type="date" />
      </div>
    </>
  );
}

const quiet = { required: false, unmarked: true } as const;

function Role({ choice, ...filled }: Filled & { readonly choice: RoleChoice }) {
  const { role, people, likely } = choice;
  const { asked, sent, mistakes } = filled;
  const { language } = asked;
  const texts = enrolTextsOf(language);
  const title = role.title[language];
  const within = withinSentence(title);
  return (
    <fieldset class="session">
      {/* The choice beneath it says the same to who sees it. */}
      <legend class={people.length > 0 ? 'unseen' : undefined}>{title}</legend>
      {people.length > 0 && (
        <Select
          frame={{
            ...{ name: whoField(role.id), label: title, required: false, unmarked: !role.optional },
            error: errorOf(mistakes, whoField(role.id)),
          }}
          texts={textsOf(language)}
          options={people.map(({ id, name, where }) => ({
            value: id,
            label: [name, where].filter(Boolean).join(', '),
          }))}
          value={sentText(sent, whoField(role.id)) ?? likely}
          none={role.optional ? texts.nobody : texts.choose}
        />
      )}
      <details class="fold" open={people.length === 0 || Boolean(sentText(sent, nameField(role.id)))}>
        <summary>{texts.newHere}</summary>
        <div class="row">
          <Line {...filled} name={nameField(role.id)} label={texts.nameOf(within)} />
          <Line {...filled} name={emailField(role.id)} label={texts.emailOf(within)} type="email" />
        </div>
      </details>
    </fieldset>
  );
}

function Line(
  props: Filled & {
    readonly name: string;
    readonly label: string;
    readonly type?: 'date' | 'email';
    readonly value?: string;
  },
) {
  const { asked, sent, mistakes, name, label, type, value } = props;
  return (
    <TextInput
      frame={{ name, label, error: errorOf(mistakes, name), ...quiet }}
      texts={textsOf(asked.language)}
      type={type ?? 'text'}
      value={sentText(sent, name) ?? value}
      narrow={type === 'date'}
      autocomplete="off"
    />
  );
}

function errorOf(mistakes: readonly FieldMistake[], name: string): string | undefined {
  return mistakes.find(({ field }) => field === name)?.message;
}
