import type { Language } from '../../../domain/text.ts';
import type { PublishedTemplate } from '../../../store/templates/templates.ts';
import { type FormDraft, sentText, sentValues } from '../../form.ts';
import { gatheringsTextsOf, textsOf } from '../../texts/texts.ts';
import { Choices } from '../../ui/components/answers.tsx';
import { ErrorSummary, TextInput } from '../../ui/components/field.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import type { Invitable } from './invitable.ts';

type Planning = {
  readonly template: PublishedTemplate;
  readonly trajectories: readonly Invitable[];
  readonly csrfToken: string;
  readonly draft: FormDraft | undefined;
};

/** The form with which a gathering is planned: when and where, and who of a model is invited. */
export function planPage(frame: ConsoleFrame, planning: Planning): string {
  const { language } = frame;
  const texts = gatheringsTextsOf(language);
  const { template, trajectories } = planning;
  const title = `${texts.plan.title}: ${template.template.title[language]}`;
  return documentOf(
    <StaffFrame frame={frame} title={title} here="trajectories">
      <p class="eyebrow">
        <a href={addressWith('/gatherings', {}, language)}>← {texts.back}</a>
      </p>
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{title}</h1>
        {trajectories.length === 0 ? (
          <EmptyState title={texts.plan.nobody}>
            <p>{texts.noneMore}</p>
          </EmptyState>
        ) : (
          <PlanForm planning={planning} language={language} />
        )}
      </section>
    </StaffFrame>,
  );
}

function PlanForm({ planning, language }: { readonly planning: Planning; readonly language: Language }) {
  const texts = gatheringsTextsOf(language).plan;
  const shared = textsOf(language);
  const { template, trajectories, csrfToken, draft } = planning;
  const value = (name: string) => sentText(draft?.sent ?? {}, name);
  const framed = (name: string, label: string, required: boolean, hint?: string) => ({
    ...{ name, label, required, hint },
    error: draft?.mistakes.find(({ field }) => field === name)?.message,
  });
  const chosen =
    draft === undefined ? trajectories.map(({ id }) => id) : sentValues(draft.sent, 'trajectory');
  return (
    <form
      method="post"
      action={addressWith('/gatherings/new', { template: template.id }, language)}
      aria-label={texts.title}
      class="stacked"
    >
      <HiddenFields fields={[{ name: '_form', value: csrfToken }]} />
      {draft !== undefined && <ErrorSummary mistakes={draft.mistakes} texts={shared} note={draft.note} />}
      <TextInput
        frame={framed('title', texts.name, true)}
        texts={shared}
        value={value('title')}
        limits={{ maxlength: 200 }}
        autocomplete="off"
      />
      <TimeInputs framed={framed} value={value} language={language} />
      <TextInput
        frame={framed('seats', texts.seats, false, texts.seatsHint)}
        texts={shared}
        value={value('seats')}
        inputmode="numeric"
        narrow
      />
      <Choices
        frame={{ name: 'trajectory', label: texts.who, required: true }}
        texts={shared}
        type="checkbox"
        options={trajectories.map(({ id, name, reference }) => ({ value: id, label: name, note: reference }))}
        values={chosen}
      />
      <p class="hint">{texts.consequence}</p>
      <button type="submit" class="primary">
        {texts.button}
      </button>
    </form>
  );
}

/** The day, the times and the place of a gathering. */
export function TimeInputs(props: {
  readonly framed: (
    name: string,
    label: string,
    required: boolean,
  ) => {
    readonly name: string;
    readonly label: string;
    readonly required: boolean;
    readonly error?: string | undefined;
  };
  readonly value: (name: string) => string | undefined;
  readonly language: Language;
}) {
  const { framed, value, language } = props;
  const texts = gatheringsTextsOf(language).plan;
  const shared = textsOf(language);
  return (
    <>
      <TextInput frame={framed('on', texts.on, true)} texts={shared} value={value('on')} type="date" narrow />
      <TextInput
        frame={framed('from', texts.from, true)}
        texts={shared}
        value={value('from')}
        type="time"
        narrow
      />
      <TextInput
        frame={framed('until', texts.until, true)}
        texts={shared}
        value={value('until')}
        type="time"
        narrow
      />
      <TextInput
        frame={framed('place', texts.place, false)}
        texts={shared}
        value={value('place')}
        limits={{ maxlength: 200 }}
        autocomplete="off"
      />
    </>
  );
}
