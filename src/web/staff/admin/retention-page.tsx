import type { PrivacyReport } from '../../../application/privacy/report.ts';
import type { DueNow } from '../../../application/privacy/retention.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { retentionKinds } from '../../../domain/privacy/retention.ts';
import { shortDate } from '../../../texts/dates.ts';
import { retentionTextsOf } from '../../texts/texts.ts';
import { DataTable } from '../../ui/console/data-table.tsx';
import { Tick } from '../../ui/console/tick.tsx';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { addressWith } from '../addresses.ts';
import { adminPage } from './frame.tsx';
import type { AdminVisit } from './visit.ts';

type RetentionView = {
  readonly report: PrivacyReport;
  readonly due: readonly DueNow[];
  readonly mayRemove: boolean;
  readonly mistake?: string | undefined;
};

type Shown = { readonly view: RetentionView; readonly visit: AdminVisit };

/** What is kept and for how long, what was announced and went, and what may go now. */
export function retentionPage(view: RetentionView, visit: AdminVisit): string {
  const { frame, language, did } = visit;
  const texts = retentionTextsOf(language);
  const removed = /^removed-(\d{1,9})$/.exec(did ?? '')?.[1];
  const said = removed === undefined ? undefined : texts.did(Number(removed));
  const { mistake } = view;
  const draft = mistake === undefined ? undefined : { sent: {}, mistakes: [], note: mistake };
  return adminPage(
    frame,
    { tab: 'retention', intro: texts.intro, did: said, draft },
    <>
      <Due view={view} visit={visit} />
      <Announced view={view} visit={visit} />
      <Kept view={view} visit={visit} />
      <section class="card" aria-labelledby="erased-title">
        <h2 id="erased-title">{texts.erasures}</h2>
        <p>{texts.erasuresCount(view.report.erasures.length)}</p>
      </section>
    </>,
  );
}

function Due({ view: { due, mayRemove }, visit: { language, csrfToken } }: Shown) {
  const texts = retentionTextsOf(language);
  return (
    <section class="card" aria-labelledby="due-title">
      <h2 id="due-title">{texts.due}</h2>
      {due.length === 0 && <p class="hint">{texts.dueNone}</p>}
      {due.length > 0 && (
        <form method="post" action={addressWith('/admin/retention', {}, language)}>
          <HiddenFields fields={[{ name: '_form', value: csrfToken }]} />
          <ul>
            {due.map(({ kind, count }) => (
              <li key={kind}>{texts.dueLine(retentionKinds[kind].what[language], count)}</li>
            ))}
          </ul>
          <p class="hint">{texts.mostOfIt}</p>
          <p class="wrong">{texts.final}</p>
          {mayRemove && (
            <>
              <Tick name="confirmed" label={texts.confirm} />
              <div class="buttons">
                <button type="submit" class="primary">
                  {texts.run}
                </button>
              </div>
            </>
          )}
        </form>
      )}
    </section>
  );
}

function Announced({ view: { report }, visit: { language } }: Shown) {
  const texts = retentionTextsOf(language);
  const { columns } = texts;
  const day = (instant: string) => shortDate(localDateOf(instant), language);
  return (
    <section class="card" aria-labelledby="announced-title">
      <h2 id="announced-title">{texts.announced}</h2>
      {report.runs.length === 0 && <p class="hint">{texts.announcedNone}</p>}
      {report.runs.length > 0 && (
        <DataTable
          caption={texts.announced}
          columns={[
            { key: 'what', title: columns.what, cell: ({ kind }) => retentionKinds[kind].what[language] },
            {
              ...{ key: 'announced', title: columns.announced, kind: 'short' },
              cell: ({ announcedAt }) => day(announcedAt),
            },
            { key: 'on', title: columns.on, kind: 'short', cell: ({ dueAt }) => day(dueAt) },
            { key: 'expected', title: columns.expected, kind: 'number', cell: ({ expected }) => expected },
            {
              ...{ key: 'done', title: columns.done, kind: 'short' },
              cell: ({ doneAt, removed = 0 }) =>
                doneAt === undefined ? texts.notYet : texts.doneOn(day(doneAt), removed),
            },
          ]}
          rows={report.runs}
          keyOf={({ id }) => id}
          nameOf={({ kind }) => retentionKinds[kind].what[language]}
          language={language}
        />
      )}
    </section>
  );
}

function Kept({ view: { report }, visit: { language } }: Shown) {
  const texts = retentionTextsOf(language);
  const { columns } = texts;
  return (
    <section class="card" aria-labelledby="kept-title">
      <h2 id="kept-title">{texts.kept}</h2>
      <DataTable
        caption={texts.kept}
        columns={[
          { key: 'what', title: columns.what, cell: ({ what }) => what[language] },
          { key: 'whose', title: columns.whose, cell: ({ whose }) => whose[language] },
          { key: 'why', title: columns.why, cell: ({ why }) => why[language] },
          {
            ...{ key: 'long', title: columns.long, kind: 'short' },
            cell: ({ kept }) => (kept === undefined ? texts.withPerson : texts.months(report.periods[kept])),
          },
        ]}
        rows={report.record}
        keyOf={({ what }) => what.en}
        nameOf={({ what }) => what[language]}
        language={language}
      />
      <p class="hint">{texts.keptMore}</p>
    </section>
  );
}
