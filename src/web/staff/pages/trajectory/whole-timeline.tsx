import { localDateOf, localTimeOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { longDate } from '../../../../texts/dates.ts';
import { staffTextsOf, timelineTextsOf } from '../../../texts/texts.ts';
import { Tabs } from '../../../ui/console/tabs.tsx';
import { Timeline, type TimelineEntry } from '../../../ui/console/timeline.tsx';
import { addressWith } from '../../addresses.ts';
import { type TimelinePart, type TimelineRow, timelineParts } from '../../view/timeline/types.ts';
import type { TrajectoryPage } from '../../view/types.ts';

/** So many lines of what comes, and of what was, are in sight; the rest unfolds. */
const COMING_SHOWN = 6;
const PAST_SHOWN = 12;

type Shown = {
  readonly view: TrajectoryPage;
  readonly part: TimelinePart | undefined;
  readonly language: Language;
};

/** What comes, above a line for today, and below it what was: each with why it goes, went or did not. */
export function TimelineCard({ view, part, language }: Shown) {
  const texts = timelineTextsOf(language);
  const { coming, past } = view.timeline;
  const within = (rows: readonly TimelineRow[]) =>
    rows.filter((row) => part === undefined || row.part === part);
  const [next, before] = [within(coming), within(past)];
  const list = (rows: readonly TimelineRow[]) => (
    <Timeline
      entries={rows.map((row) => entryOf(row, view.id, language))}
      today={view.today}
      language={language}
    />
  );
  const later = next.slice(COMING_SHOWN).toReversed();
  const earlier = before.slice(PAST_SHOWN);
  return (
    <section class="card" aria-labelledby="timeline-title" id="timeline">
      <h2 id="timeline-title">{texts.title}</h2>
      <p class="hint">
        {(coming.length === 0 || view.status === 'paused') && view.standstill !== undefined
          ? view.standstill
          : texts.hint}
      </p>
      <Parts view={view} part={part} language={language} />
      {later.length > 0 && (
        <details class="fold">
          <summary>{texts.later(later.length)}</summary>
          {list(later)}
        </details>
      )}
      {list(next.slice(0, COMING_SHOWN).toReversed())}
      <p class="timeline-now">
        <span>{view.asOf === undefined ? texts.today : longDate(view.asOf, language)}</span>
      </p>
      {next.length + before.length === 0 && <p class="hint">{texts.nothing}</p>}
      {list(before.slice(0, PAST_SHOWN))}
      {earlier.length > 0 && (
        <details class="fold">
          <summary>{texts.earlier(earlier.length)}</summary>
          {list(earlier)}
        </details>
      )}
    </section>
  );
}

function Parts({ view, part, language }: Shown) {
  const texts = timelineTextsOf(language);
  const { coming, past } = view.timeline;
  const all = [...coming, ...past];
  const tabs = [undefined, ...timelineParts].map((one) => ({
    title: texts.parts[one ?? 'all'],
    address: `${addressWith(`/trajectories/${view.id}`, { show: one, at: view.asOf }, language)}#timeline`,
    isChosen: one === part,
    count: one === undefined ? all.length : all.filter((row) => row.part === one).length,
  }));
  return <Tabs label={texts.label} tabs={tabs} />;
}

function entryOf(row: TimelineRow, trajectory: string, language: Language): TimelineEntry {
  const { key, at, isWholeDay, part } = row;
  return {
    ...{ key, at, isWholeDay },
    kind: part === 'mails' ? 'mail' : part,
    children: <Line row={row} trajectory={trajectory} language={language} />,
  };
}

type LineProps = { readonly row: TimelineRow; readonly trajectory: string; readonly language: Language };

function Line({ row, trajectory, language }: LineProps) {
  const texts = timelineTextsOf(language);
  const { sentence, who, status, why, warning, part, folded = [] } = row;
  const isMail = part === 'mails';
  return (
    <>
      {isMail ? <strong>{sentence}</strong> : sentence}{' '}
      {status !== undefined && (
        <span class={`badge badge-mail-${status}`}>
          {staffTextsOf(language).trajectory.mailStatus[status]}
        </span>
      )}{' '}
      {who !== undefined && <span class="hint">{isMail ? texts.mailTo(who) : who}</span>}
      {warning !== undefined && <span class="log-more wrong">{warning}</span>}
      {why !== undefined && <span class="log-more hint">{why}</span>}
      <ReadMail row={row} trajectory={trajectory} language={language} />
      {folded.length > 0 && (
        <details class="fold">
          <summary>{foldedWords(row, language)}</summary>
          <ul class="lines">
            {folded.map((one) => (
              <li key={one.key} class="line">
                <span>
                  <Line row={one} trajectory={trajectory} language={language} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function foldedWords({ part, status, folded = [] }: TimelineRow, language: Language): string {
  const texts = timelineTextsOf(language);
  if (part !== 'mails') return texts.lapsed(folded.length);
  return status === undefined ? texts.several(folded.length) : texts.along(folded.length);
}

function ReadMail({ row, trajectory, language }: LineProps) {
  const texts = timelineTextsOf(language);
  const { mail, sentence, folded = [], status } = row;
  // What goes together is read piece by piece, as long as it is to come.
  if (mail === undefined || (status === undefined && folded.length > 0)) return null;
  return (
    <span class="log-more">
      <a
        href={addressWith(`/trajectories/${trajectory}/mail`, { key: mail }, language)}
        data-turbo-frame="act"
        aria-label={texts.readOf(`${sentence}, ${localDateOf(row.at)} ${localTimeOf(row.at)}`)}
      >
        {texts.read}
      </a>
    </span>
  );
}
