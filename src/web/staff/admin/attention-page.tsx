import type { Attention, TroubleCode } from '../../../application/operations/attention.ts';
import type { NamedDefect } from '../../../application/operations/health.ts';
import { longMoment, shortMoment } from '../../../texts/dates.ts';
import { statusWords } from '../../../texts/statuses.ts';
import { adminTextsOf } from '../../texts/texts.ts';
import { Facts } from '../../ui/components/facts.tsx';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { addressWith, trajectoryAddress } from '../addresses.ts';
import { adminPage } from './frame.tsx';
import type { AdminVisit } from './visit.ts';

/** What stands still first, then what is late or does not answer with what to do about it, then the queues. */
export function attentionPage(attention: Attention, visit: AdminVisit): string {
  const { language, frame, did } = visit;
  const texts = adminTextsOf(language).attention;
  const left = /^left-(\d{1,6})$/.exec(did ?? '')?.[1];
  const said = left === undefined ? undefined : texts.repaired(Number(left));
  return adminPage(
    frame,
    { tab: 'attention', intro: texts.intro, did: said },
    <>
      <Stuck attention={attention} visit={visit} />
      <Troubles attention={attention} visit={visit} />
      <Queues attention={attention} visit={visit} />
    </>,
  );
}

type Shown = { readonly attention: Attention; readonly visit: AdminVisit };

function Stuck({ attention: { defects }, visit: { language, csrfToken } }: Shown) {
  const texts = adminTextsOf(language).attention;
  return (
    <section class="card" aria-labelledby="stuck-title">
      <h2 id="stuck-title">{texts.stuck}</h2>
      <p class="hint">{defects.length === 0 ? texts.stuckNone : texts.stuckCount(defects.length)}</p>
      {defects.length > 0 && (
        <DataTable
          caption={texts.stuck}
          columns={defectColumns(language)}
          rows={defects}
          keyOf={({ defect }) => defect.reference}
          nameOf={({ defect }) => defect.reference}
          language={language}
        />
      )}
      <form method="post" action={addressWith('/admin/repair', {}, language)} class="buttons">
        <input type="hidden" name="_form" value={csrfToken} />
        <button type="submit" class={defects.length > 0 ? 'primary' : 'secondary'}>
          {texts.repair}
        </button>
      </form>
      <p class="hint">{texts.repairMore}</p>
    </section>
  );
}

function defectColumns(language: AdminVisit['language']): Column<NamedDefect>[] {
  const texts = adminTextsOf(language).attention;
  const { columns } = texts;
  return [
    {
      ...{ key: 'reference', title: columns.reference },
      cell: ({ defect, trajectory }) =>
        defect.trajectoryId === undefined ? (
          defect.reference
        ) : (
          <>
            <a href={addressWith(`/trajectories/${defect.trajectoryId}/live`, {}, language)}>
              {defect.reference}
            </a>{' '}
            {trajectory !== undefined && (
              <a class="hint" href={trajectoryAddress(defect.trajectoryId, language)}>
                {trajectory}
              </a>
            )}
          </>
        ),
    },
    {
      ...{ key: 'what', title: columns.what },
      cell: ({ defect }) =>
        defect.kind === 'chore' ? `${texts.kinds.chore}: ${defect.subject}` : texts.kinds[defect.kind],
    },
    {
      ...{ key: 'since', title: columns.since, kind: 'short' },
      cell: ({ defect }) => shortMoment(defect.firstAt, language),
    },
    { ...{ key: 'reason', title: columns.reason }, cell: ({ defect }) => texts.fault(defect.error) },
    {
      ...{ key: 'next', title: columns.next },
      cell: ({ defect: { attempts, nextAttemptAt } }) => (
        <>
          {nextAttemptAt === undefined ? texts.onceAsked : shortMoment(nextAttemptAt, language)}{' '}
          <span class="hint">{texts.tried(attempts)}</span>
        </>
      ),
    },
  ];
}

function Troubles({ attention: { troubles }, visit: { language } }: Shown) {
  const texts = adminTextsOf(language).attention;
  return (
    <section class="card" aria-labelledby="troubles-title">
      <h2 id="troubles-title">{texts.troubles}</h2>
      {troubles.length === 0 && <p class="hint">{texts.troublesNone}</p>}
      <ul class="lines">
        {troubles.map(({ code, count }) => (
          <li key={code} class="line">
            <span>
              <strong>{texts.words[code].what(count)}</strong>{' '}
              <span class="log-more hint">{texts.words[code].todo}</span>
            </span>
            <WhereTo code={code} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The page on which something is done about it, where there is one. */
function WhereTo({
  code,
  language,
}: {
  readonly code: TroubleCode;
  readonly language: AdminVisit['language'];
}) {
  const { where } = adminTextsOf(language).attention;
  if (code === 'no-templates') return <a href={addressWith('/templates', {}, language)}>{where.templates}</a>;
  if (!seenAtMails.includes(code)) return null;
  return <a href={addressWith('/admin/mail', {}, language)}>{where.mails}</a>;
}

const seenAtMails: readonly TroubleCode[] = ['mail-held', 'lost-mails', 'lost-letters', 'deferred-letters'];

function Queues({ attention, visit: { language } }: Shown) {
  const texts = adminTextsOf(language).attention;
  const { queues, trajectories, templates, auditLines, at } = attention;
  const { queueColumns } = texts;
  const queueNames: { readonly [queue: string]: string } = texts.queueNames;
  const statuses: { readonly [status: string]: string } = statusWords[language];
  return (
    <section class="card" aria-labelledby="queues-title">
      <h2 id="queues-title">{texts.queues}</h2>
      {queues.length === 0 && <p class="wrong">{texts.queuesNone}</p>}
      {queues.length > 0 && (
        <DataTable
          caption={texts.queues}
          columns={[
            { key: 'queue', title: queueColumns.queue, cell: ({ queue }) => queueNames[queue] ?? queue },
            { key: 'workers', title: queueColumns.workers, cell: ({ workers }) => workers, kind: 'number' },
            { key: 'waiting', title: queueColumns.waiting, cell: ({ waiting }) => waiting, kind: 'number' },
            { key: 'lag', title: queueColumns.lag, cell: ({ lag }) => texts.seconds(lag), kind: 'number' },
          ]}
          rows={queues}
          keyOf={({ queue }) => queue}
          nameOf={({ queue }) => queueNames[queue] ?? queue}
          language={language}
        />
      )}
      <h3>{texts.figures}</h3>
      <Facts
        facts={[
          ...Object.entries(trajectories).map(([status, count]) => ({
            label: statuses[status] ?? status,
            value: String(count),
          })),
          { label: texts.facts.templates, value: String(templates) },
          { label: texts.facts.audit, value: String(auditLines) },
        ]}
      />
      <p class="hint">{texts.looked(longMoment(at, language))}</p>
    </section>
  );
}
