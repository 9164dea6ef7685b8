import type { ComponentChildren } from 'preact';
import type { Language } from '../../../../domain/text.ts';
import { peopleTextsOf, personMoreTextsOf, textsOf } from '../../../texts/texts.ts';
import { ErrorSummary, TextInput } from '../../../ui/components/field.tsx';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { addressWith } from '../../addresses.ts';
import type { ActingOnPerson, PersonAct } from '../acting.ts';
import { PersonForm } from '../person-form.tsx';
import type { PersonView } from '../view.ts';

type Shown = {
  readonly view: PersonView;
  readonly acting: ActingOnPerson;
  readonly language: Language;
};

/** What can be done with somebody, each behind a fold that says what it changes. */
export function ActsOnPerson({ view, acting, language }: Shown) {
  const { person, links } = view.overview;
  const texts = peopleTextsOf(language).acts;
  const { draft } = acting;
  const common = { view, acting, language };
  const hasLeft = person.leftAt !== undefined;
  const fields =
    draft?.act === 'correct'
      ? draft.fields
      : {
          ...{ name: person.name, email: person.email, phone: person.phone },
          ...{ function: person.function, language: person.language },
          further_language: person.furtherLanguage,
        };
  return (
    <section class="contact" aria-labelledby="acts-title">
      <h2 id="acts-title">{texts.title}</h2>
      <Fold {...common} act="correct" title={texts.correct} changes={[texts.newAddress(links.length)]}>
        <PersonForm
          fields={fields}
          mistakes={draft?.act === 'correct' ? draft.mistakes : []}
          language={language}
          further={view.overview.furtherLanguages}
        />
        <button type="submit" class="primary">
          {texts.save}
        </button>
      </Fold>
      {person.schoolNumber !== undefined && !hasLeft && (
        <Fold {...common} act="move" title={texts.move} changes={[texts.moves(view.now.length)]}>
          <SchoolField {...common} />
          <button type="submit" class="primary">
            {texts.moveButton}
          </button>
        </Fold>
      )}
      {!hasLeft && (
        <Fold
          {...common}
          act="left"
          title={texts.left}
          changes={[
            texts.leaves(view.now.length, links.length),
            ...(links.length > 0 ? [texts.finalLinks] : []),
          ]}
        >
          <button type="submit" class="primary">
            {texts.leftButton(person.name)}
          </button>
        </Fold>
      )}
      {hasLeft && <Button {...common} act="back" title={texts.back} />}
      {person.remindersOff ? (
        <Button {...common} act="reminders-on" title={texts.remindersOn} />
      ) : (
        <Button {...common} act="reminders-off" title={texts.remindersOff} />
      )}
      <p>
        <a class="in-row" href={addressWith(`/people/${person.id}/merge`, {}, language)}>
          {personMoreTextsOf(language).links.merge}
        </a>
      </p>
    </section>
  );
}

type OneAct = Shown & { readonly act: PersonAct; readonly title: string };

function Fold({
  view,
  acting,
  language,
  act,
  title,
  changes,
  children,
}: OneAct & { readonly changes: readonly string[]; readonly children: ComponentChildren }) {
  const texts = peopleTextsOf(language).acts;
  const draft = acting.draft?.act === act ? acting.draft : undefined;
  return (
    <details class="fold" open={draft !== undefined}>
      <summary>{title}</summary>
      <Form view={view} acting={acting} language={language} act={act} title={title}>
        {draft !== undefined && (
          <ErrorSummary mistakes={draft.mistakes} texts={textsOf(language)} note={draft.note} />
        )}
        <div class="changes">
          <h3>{texts.changes}</h3>
          {changes.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {children}
      </Form>
    </details>
  );
}

function Button({ title, ...common }: OneAct) {
  return (
    <Form {...common} title={title}>
      <button type="submit" class="secondary">
        {title}
      </button>
    </Form>
  );
}

/** The form of an act, with the version of the person that the reader saw. */
function Form({
  view,
  acting,
  language,
  act,
  title,
  children,
}: OneAct & { readonly children: ComponentChildren }) {
  const { person, tag } = view.overview;
  return (
    <form
      method="post"
      action={`/people/${person.id}/${act}?lang=${language}`}
      aria-label={title}
      class="stacked"
    >
      <HiddenFields
        fields={[
          { name: '_form', value: acting.newKey() },
          { name: '_tag', value: tag },
        ]}
      />
      {children}
    </form>
  );
}

function SchoolField({ acting, language }: Shown) {
  const texts = peopleTextsOf(language).acts;
  const draft = acting.draft?.act === 'move' ? acting.draft : undefined;
  const error = draft?.mistakes.find(({ field }) => field === 'school')?.message;
  return (
    <TextInput
      frame={{ name: 'school', label: texts.school, hint: texts.schoolHint, error, required: true }}
      texts={textsOf(language)}
      value={draft?.school}
      inputmode="numeric"
      autocomplete="off"
      limits={{ maxlength: 10 }}
      narrow
    />
  );
}
