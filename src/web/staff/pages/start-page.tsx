import type { Language } from '../../../domain/text.ts';
import { staffTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { Reader } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { Guide, type GuideView } from '../guide/guide.tsx';
import type { OverviewPage } from '../view/types.ts';
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
  readonly overview?: OverviewPage;
  readonly choice: OverviewChoice;
  readonly guide?: GuideView;
};

/** The start of those who have no day of their own: what this is, and where every trajectory stands. */
export function startPage(view: StartPage): string {
  const { reader, overview, language, otherLanguage } = view;
  const texts = staffTextsOf(language);
  return documentOf(
    <StaffFrame
      frame={{ language, otherLanguage, ...(reader === undefined ? {} : { reader }) }}
      title={texts.start.title}
      here="today"
    >
      <Intro view={view} />
      {view.guide !== undefined && <Guide guide={view.guide} language={language} />}
      {overview !== undefined && (
        <Overview
          overview={overview}
          choice={view.choice}
          hasOwn={false}
          path="/"
          level={2}
          language={language}
        />
      )}
    </StaffFrame>,
  );
}

function Intro({ view }: { readonly view: StartPage }) {
  const texts = staffTextsOf(view.language).start;
  return (
    <div class="intro">
      <section class="intro-text">
        <h1>{texts.title}</h1>
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
