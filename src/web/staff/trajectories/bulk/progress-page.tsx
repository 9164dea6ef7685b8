import type { Language } from '../../../../domain/text.ts';
import type { BulkItemResult, BulkOperation } from '../../../../store/operations/bulk.ts';
import { listTextsOf } from '../../../texts/texts.ts';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { StaffFrame } from '../../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../../ui/console/types.ts';
import { documentOf } from '../../../ui/render.ts';
import { trajectoryAddress } from '../../addresses.ts';
import { Purpose } from '../../guide/purpose.tsx';

/** How far something is that was asked of many, and what became of each. It goes on when nobody looks. */
export function progressPage(
  frame: ConsoleFrame,
  { counts, id, finishedAt }: BulkOperation,
  items: readonly BulkItemResult[],
): string {
  const { language } = frame;
  const all = listTextsOf(language);
  const texts = all.bulk;
  const title = `${texts.outcome}: ${texts.title(counts.total)}`;
  return documentOf(
    <StaffFrame frame={frame} title={title} here="trajectories">
      <h1>{title}</h1>
      <Purpose of="progress" language={language} />
      <p role="status">
        {finishedAt === undefined
          ? texts.running(counts.total - counts.waiting, counts.total)
          : texts.finished(counts.done, counts.refused + counts.kept)}{' '}
        {finishedAt === undefined && <a href={`/trajectories/bulk/${id}?lang=${language}`}>{texts.renew}</a>}
      </p>
      <progress value={counts.total - counts.waiting} max={counts.total} aria-label={texts.outcome} />
      <DataTable
        caption={texts.outcome}
        columns={columnsOf(language)}
        rows={items}
        keyOf={({ place }) => String(place)}
        nameOf={({ schoolName, reference }) => schoolName ?? reference ?? ''}
        language={language}
      />
      <p>
        <a href={`/trajectories?lang=${language}`}>{texts.back}</a>
      </p>
    </StaffFrame>,
  );
}

function columnsOf(language: Language): Column<BulkItemResult>[] {
  const texts = listTextsOf(language);
  return [
    {
      key: 'school',
      title: texts.names.school,
      cell: ({ trajectoryId, schoolName, reference }) => (
        <a href={trajectoryAddress(trajectoryId, language)}>{schoolName ?? reference ?? trajectoryId}</a>
      ),
    },
    {
      key: 'outcome',
      title: texts.bulk.outcome,
      cell: ({ result }) => {
        const outcome = texts.bulk.outcomes[result?.outcome ?? 'waiting'];
        const why = result === undefined || result.outcome === 'done' ? '' : `: ${result.message[language]}`;
        return `${outcome}${why}`;
      },
    },
  ];
}
