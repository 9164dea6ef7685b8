import type { Language } from '../../../domain/text.ts';
import { staffTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { Reader } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import type { MyDay, OverviewPage } from '../view/types.ts';
import { Day } from './start/day.tsx';
import { Overview } from './start/overview.tsx';
import type { OverviewChoice } from './start/overview-address.ts';

/** Everything the start page shows. */
export type StartPage = {
  readonly language: Language;
  readonly otherLanguage: string;
  /** Who looks; absent for whoever has no lists, such as a partner. */
  readonly reader?: Reader;
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
        {view.overview === undefined && (
          <p>
            {texts.noLists} <a href={`/sign-out?lang=${view.language}`}>{texts.signOut}</a>
          </p>
        )}
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
    </div>
  );
}
