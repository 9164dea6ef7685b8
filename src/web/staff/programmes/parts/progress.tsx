import type {
  PlanOfTrajectory,
  ProgrammeProgress,
} from '../../../../application/reports/programme-progress.ts';
import type { LocalDate } from '../../../../domain/calendar/types.ts';
import type { Report } from '../../../../domain/reports/report.ts';
import type { Language } from '../../../../domain/text.ts';
import { longDate, monthOf } from '../../../../texts/dates.ts';
import { saidDate } from '../../../../texts/days-said.ts';
import { programmesTextsOf } from '../../../texts/texts.ts';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { addressWith, trajectoryAddress } from '../../addresses.ts';
import { inWords } from '../../reports/shown.ts';
import { subjectOf } from '../../view/listed.ts';

type Row = Report['rows'][number];
type Shown = {
  readonly id: string;
  readonly progress: ProgrammeProgress;
  readonly today: LocalDate;
  readonly language: Language;
};

/** So many milestones that are still to be reached are shown of each, and so many months. */
const NEXT = 4;

/** The milestones of the trajectories that have them: how far, what comes, and the months that lie ahead. */
export function PlansOfProgramme({ progress, today, language }: Omit<Shown, 'id'>) {
  const texts = programmesTextsOf(language).progress;
  if (progress.plans.length === 0) return null;
  return (
    <section class="card" aria-labelledby="plans-title">
      <h2 id="plans-title">{texts.plans}</h2>
      {progress.plans.map((plan) => (
        <Plan key={plan.about.row.id} plan={plan} today={today} language={language} />
      ))}
    </section>
  );
}

function Plan({
  plan: { about, milestones, months },
  today,
  language,
}: {
  readonly plan: PlanOfTrajectory;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const texts = programmesTextsOf(language).progress;
  const { rows } = milestones;
  const trajectory = about.row.id;
  const report = (name: 'milestones' | 'month-plan') =>
    addressWith(`/reports/${name}`, { trajectory }, language);
  const open = rows.filter(({ status }) => status === 'open' || status === 'late' || status === 'planned');
  return (
    <div class="stacked">
      <h3>
        <a class="in-row" href={trajectoryAddress(trajectory, language)}>
          {subjectOf(about.row)}
        </a>{' '}
        <span class="hint">{about.template?.title[language] ?? about.row.reference}</span>
      </h3>
      <p>{standOf(rows, language)}</p>
      {open.length > 0 && (
        <DataTable
          caption={texts.next}
          columns={milestoneColumns(today, language)}
          rows={open.slice(0, NEXT)}
          keyOf={({ objective }) => String(objective)}
          nameOf={({ objective_title }) => inWords(objective_title, '', language)}
          language={language}
        />
      )}
      {months !== undefined && <Months months={months} today={today} language={language} />}
      <p class="with-ways">
        <a href={report('milestones')}>{texts.allMilestones}</a>
        {months !== undefined && <a href={report('month-plan')}>{texts.allMonths}</a>}
      </p>
    </div>
  );
}

/** How many milestones are how far, in words. */
function standOf(rows: readonly Row[], language: Language): string {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const words = inWords(row.status_title, '', language);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const parts = [...counts].map(([words, count]) => `${count} ${words}`);
  return programmesTextsOf(language).progress.stand(rows.length, parts.join(', '));
}

function milestoneColumns(today: LocalDate, language: Language): Column<Row>[] {
  const texts = programmesTextsOf(language).progress;
  return [
    {
      ...{ key: 'what', title: texts.milestone },
      cell: (row) => (
        <>
          {inWords(row.objective_title, '', language)}{' '}
          <span class="hint">{inWords(row.theme_title, '', language)}</span>
        </>
      ),
    },
    {
      ...{ key: 'due', title: texts.due, kind: 'short' },
      cell: ({ due }) =>
        typeof due === 'string' ? (
          <span title={longDate(due, language)}>{saidDate(due, today, language)}</span>
        ) : (
          '–'
        ),
    },
    {
      ...{ key: 'status', title: texts.status, kind: 'short' },
      cell: (row) => inWords(row.status_title, '', language),
    },
  ];
}

/** What the lines of work have to have done by the end of this month and of those after it. */
function Months({
  months,
  today,
  language,
}: {
  readonly months: Report;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const lines = months.columns.slice(3);
  const coming = months.rows
    .filter(({ month }) => typeof month === 'string' && month >= today.slice(0, 7))
    .filter((row) => lines.some(({ id }) => row[id] !== null))
    .slice(0, NEXT);
  if (coming.length === 0) return null;
  return (
    <dl class="definitions">
      {coming.map((row) => (
        <div key={String(row.month)}>
          <dt>{monthOf(`${row.month}-01`, language)}</dt>
          {lines
            .filter(({ id }) => row[id] !== null)
            .map(({ id, title }) => (
              <dd key={id}>
                {title[language]}: {inWords(row[id], '', language)}
              </dd>
            ))}
        </div>
      ))}
    </dl>
  );
}
