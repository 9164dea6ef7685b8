import type { Language } from '../../../domain/text.ts';
import { staffTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import { documentOf } from '../../ui/render.ts';
import type { MyDay, OverviewPage, Pickable } from '../view/types.ts';
import { Day } from './start/day.tsx';
import { Overview } from './start/overview.tsx';
import type { OverviewChoice } from './start/overview-address.ts';

/** Everything the start page shows. */
export type StartPage = {
  readonly language: Language;
  readonly otherLanguage: string;
  readonly pickable: readonly Pickable[];
  /** Who looks; absent when there is nobody to look as. */
  readonly reader?: Pickable;
  /** Address of the inbox that came along, if it did. */
  readonly inbox?: string;
  readonly day?: MyDay;
  readonly overview?: OverviewPage;
  readonly choice: OverviewChoice;
};

/** The start: what needs a counsellor today; for the others where every trajectory stands; and what this is. */
export function startPage(view: StartPage): string {
  const { reader, day, overview, language, otherLanguage } = view;
  const texts = staffTextsOf(language);
  const isDay = reader !== undefined && day !== undefined;
  return documentOf(
    <StaffFrame
      frame={{ language, otherLanguage, ...(reader === undefined ? {} : { reader }) }}
      title={isDay ? texts.day.title : texts.start.title}
      here="today"
    >
      {isDay ? <Day day={day} name={reader.name} language={language} /> : <Intro view={view} />}
      {!isDay && overview !== undefined && (
        <Overview
          overview={overview}
          choice={view.choice}
          hasOwn={false}
          path="/"
          level={2}
          language={language}
        />
      )}
      {isDay && <Intro view={view} />}
    </StaffFrame>,
  );
}

function Intro({ view }: { readonly view: StartPage }) {
  const texts = staffTextsOf(view.language).start;
  return (
    <div class="intro">
      <section class="intro-text">
        {view.day === undefined ? <h1>{texts.title}</h1> : <h2>{texts.title}</h2>}
        <p>{texts.intro}</p>
        <ul class="ways">
          <li>
            <a href="/docs" data-turbo="false">
              {texts.docs}
            </a>
            <span>{texts.docsMore}</span>
          </li>
          {view.inbox !== undefined && (
            <li>
              <a href={view.inbox} data-turbo="false">
                {texts.inbox}
              </a>
              <span>{texts.inboxMore}</span>
            </li>
          )}
        </ul>
      </section>
      <Who {...view} />
    </div>
  );
}

function Who({ language, pickable, reader }: StartPage) {
  const texts = staffTextsOf(language).start;
  if (pickable.length === 0) {
    return (
      <section class="card" id="who">
        <p>{texts.nobody}</p>
      </section>
    );
  }
  return (
    <section class="card who" id="who" aria-labelledby="who-title">
      <h2 id="who-title">{reader === undefined ? texts.who : texts.youAre(reader.name)}</h2>
      <p>{texts.whoMore}</p>
      <form method="post" action="/demo-person">
        <div class="field">
          <label for="person">{texts.change}</label>
          <select id="person" name="person">
            {pickable.map(({ id, name, function: role }) => (
              <option key={id} value={id} selected={id === reader?.id}>
                {`${name} (${texts.functions[role]})`}
              </option>
            ))}
          </select>
        </div>
        <div class="buttons">
          <button type="submit" class="secondary">
            {texts.whoButton}
          </button>
        </div>
      </form>
    </section>
  );
}
