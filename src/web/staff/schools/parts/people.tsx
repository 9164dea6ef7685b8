import type { Language } from '../../../../domain/text.ts';
import { peopleTextsOf, schoolsTextsOf, textsOf } from '../../../texts/texts.ts';
import { WaysTo } from '../../../ui/components/contact.tsx';
import { ErrorSummary } from '../../../ui/components/field.tsx';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { personAddress } from '../../addresses.ts';
import { PersonForm, personFieldsIn } from '../../people/person-form.tsx';
import type { ActingOnSchool } from '../acting.ts';
import type { PersonOfSchool, SchoolView } from '../view.ts';

type Shown = {
  readonly view: SchoolView;
  readonly acting: ActingOnSchool;
  readonly language: Language;
};

/** Who works there and how to reach them; those who left behind a fold; somebody new is added in place. */
export function PeopleOfSchool({ view, acting, language }: Shown) {
  const texts = schoolsTextsOf(language).people;
  const here = view.people.filter(({ hasLeft }) => !hasLeft);
  const former = view.people.filter(({ hasLeft }) => hasLeft);
  return (
    <section class="contact" aria-labelledby="people-title">
      <h2 id="people-title">
        {texts.title} <span class="count">{here.length}</span>
      </h2>
      {here.length === 0 && <p>{acting.mayOpenPeople ? texts.none : texts.noneTakesPart}</p>}
      {here.length > 0 && !acting.mayOpenPeople && <p class="hint">{texts.reachedThere}</p>}
      {here.map((person) => (
        <OnePerson key={person.id} person={person} acting={acting} language={language} />
      ))}
      {former.length > 0 && (
        <details class="fold">
          <summary>{texts.former(former.length)}</summary>
          {former.map((person) => (
            <OnePerson
              key={person.id}
              person={person}
              acting={{ ...acting, mayReplace: false }}
              language={language}
            />
          ))}
        </details>
      )}
      {acting.mayAddPeople && <AddSomebody view={view} acting={acting} language={language} />}
    </section>
  );
}

function OnePerson(props: {
  readonly person: PersonOfSchool;
  readonly acting: Pick<ActingOnSchool, 'mayReplace' | 'mayOpenPeople'>;
  readonly language: Language;
}) {
  const { person, acting, language } = props;
  const texts = schoolsTextsOf(language).people;
  const { id, name, what, roles, email, phone, hindrance } = person;
  const others = roles.filter((role) => role.toLowerCase() !== what?.toLowerCase());
  const parts = [...(what === undefined ? [] : [what]), ...others];
  return (
    <div class="person">
      <p>
        {acting.mayOpenPeople ? (
          <a class="in-row" href={personAddress(id, language)}>
            <strong>{name}</strong>
          </a>
        ) : (
          <strong>{name}</strong>
        )}{' '}
        <span class="hint">{parts.join(' · ')}</span>
      </p>
      <WaysTo
        person={{
          name,
          ...(email === undefined ? {} : { email }),
          ...(phone === undefined ? {} : { phone }),
        }}
      />
      {hindrance !== undefined && <p class="wrong">{hindrance}</p>}
      {acting.mayReplace && person.replaceable.length > 0 && (
        <details class="fold">
          <summary>
            {texts.replace}
            <span class="unseen">: {name}</span>
          </summary>
          <ul class="plain-list">
            {person.replaceable.map(({ address, role, model }) => (
              <li key={address}>
                <a class="in-row" href={address}>
                  {texts.replaceAs(role, model)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function AddSomebody({ view, acting, language }: Shown) {
  const texts = schoolsTextsOf(language).people;
  const { number } = view.overview.school;
  const { draft } = acting;
  return (
    <details class="fold" open={draft !== undefined}>
      <summary>{texts.add}</summary>
      <form
        method="post"
        action={`/schools/${encodeURIComponent(number)}/people?lang=${language}`}
        aria-label={texts.add}
        class="stacked"
      >
        <HiddenFields fields={[{ name: '_form', value: acting.newKey() }]} />
        {draft !== undefined && <ErrorSummary mistakes={draft.mistakes} texts={textsOf(language)} />}
        <PersonForm
          fields={draft?.fields ?? { ...personFieldsIn({}), language: 'nl' }}
          mistakes={draft?.mistakes ?? []}
          language={language}
        />
        <button type="submit" class="primary">
          {texts.button}
        </button>
      </form>
      <p class="hint">{peopleTextsOf(language).addedHint}</p>
    </details>
  );
}
