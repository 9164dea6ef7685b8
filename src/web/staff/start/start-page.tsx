import type { Language } from '../../../domain/text.ts';
import { staffTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { Guide, type GuideView } from '../guide/guide.tsx';
import { counted, rowsBehind, type Standing } from './standing.ts';

/** Everything the start page shows. */
export type StartPage = {
  readonly frame: ConsoleFrame;
  /** Address of the inbox that came along, if it did. */
  readonly inbox?: string | undefined;
  /** Absent for whoever has no lists. */
  readonly standing?: Standing | undefined;
  readonly guide?: GuideView | undefined;
};

/** The start of those who have no day of their own: what this is, and where the trajectories stand. */
export function startPage({ frame, inbox, standing, guide }: StartPage): string {
  const { language } = frame;
  const texts = staffTextsOf(language).start;
  return documentOf(
    <StaffFrame frame={frame} title={texts.title} here="today">
      <section class="intro-text">
        <h1>{texts.title}</h1>
        {standing === undefined ? (
          <p>
            {texts.noLists} <a href={addressWith('/sign-out', {}, language)}>{texts.signOut}</a>
          </p>
        ) : (
          <Counts standing={standing} language={language} />
        )}
        {guide !== undefined && <Guide guide={guide} language={language} />}
        <p>{texts.intro}</p>
        <Ways inbox={inbox} language={language} />
      </section>
    </StaffFrame>,
  );
}

/** How many trajectories stand where; each number opens its rows. */
function Counts({ standing, language }: { readonly standing: Standing; readonly language: Language }) {
  const texts = staffTextsOf(language).start.standing;
  return (
    <section class="card" aria-labelledby="standing-title">
      <h2 id="standing-title">{texts.title}</h2>
      <ul class="ways counts">
        {counted.map((name) => (
          <li key={name}>
            <a href={addressWith('/trajectories', rowsBehind[name], language)}>
              {texts[name](standing[name])}
            </a>
            <span>{texts.means[name]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ways({ inbox, language }: { readonly inbox: string | undefined; readonly language: Language }) {
  const texts = staffTextsOf(language).start;
  return (
    <ul class="ways">
      <li>
        <a href="/docs" data-turbo="false">
          {texts.docs}
        </a>
        <span>{texts.docsMore}</span>
      </li>
      {inbox !== undefined && (
        <li>
          <a href={inbox} data-turbo="false">
            {texts.inbox}
          </a>
          <span>{texts.inboxMore}</span>
        </li>
      )}
    </ul>
  );
}
