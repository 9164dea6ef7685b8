import type { ListedWithTemplate } from '../../../application/trajectories/list.ts';
import { meetsAt } from '../../../application/trajectories/training.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { stepsOf as stepsIn } from '../../../domain/template/model/lookup.ts';
import type { Language } from '../../../domain/text.ts';
import type { Page } from '../../../store/database/values.ts';
import { longDate, longMoment } from '../../../texts/dates.ts';
import { saidDate, saidMoment } from '../../../texts/days-said.ts';
import { statusWords } from '../../../texts/statuses.ts';
import { trainingsTextsOf } from '../../texts/texts.ts';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import type { TableOfTexts } from '../listing/file.ts';
import { Exports } from '../listing/listing.tsx';
import { subjectOf } from '../view/listed.ts';

/** The trajectories in which the reader's organisation gives training: what is open for it first, then all of them. */
export function trainingListPage(
  frame: ConsoleFrame,
  page: Page<ListedWithTemplate>,
  more: {
    /** Those in which something is open, what comes first first. */
    readonly open: readonly ListedWithTemplate[];
    readonly today: LocalDate;
  },
): string {
  const { language } = frame;
  const texts = trainingsTextsOf(language);
  const { items, next } = page;
  const { open, today } = more;
  return documentOf(
    <StaffFrame frame={frame} title={texts.title} here="trainings">
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{texts.title}</h1>
        <p class="hint">{texts.lead}</p>
        {open.length > 0 && (
          <>
            <h2>{texts.open}</h2>
            <DataTable
              caption={texts.open}
              columns={columnsIn(today, language).filter(({ key }) => key !== 'status')}
              rows={open}
              keyOf={({ item }) => item.id}
              nameOf={({ item }) => subjectOf(item)}
              language={language}
            />
            <h2>{texts.all}</h2>
          </>
        )}
        <div class="list-head">
          <p class="hint" role="status">
            {texts.count(items.length)}
          </p>
          {items.length > 0 && (
            <Exports
              addressOf={(kind) => addressWith(`/trainings/export.${kind}`, {}, language)}
              language={language}
            />
          )}
        </div>
        {items.length === 0 ? (
          <EmptyState title={texts.none}>
            <p>{texts.noneMore}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={texts.title}
            columns={columnsIn(today, language)}
            rows={items}
            keyOf={({ item }) => item.id}
            nameOf={({ item }) => subjectOf(item)}
            language={language}
          />
        )}
        {next !== undefined && (
          <p>
            <a class="button secondary" href={addressWith('/trainings', { after: next }, language)}>
              {texts.older}
            </a>
          </p>
        )}
      </section>
    </StaffFrame>,
  );
}

/** The same list for a spreadsheet, its first row the titles; dates are local dates. */
export function trainingTexts(items: readonly ListedWithTemplate[], language: Language): TableOfTexts {
  const { columns } = trainingsTextsOf(language);
  const { school, model, status, steps, due, reference } = columns;
  return [
    [school, model, status, steps, due, reference],
    ...items.map((one) => [
      ...[subjectOf(one.item), modelOf(one, language), statusWords[language][one.item.status]],
      ...[stepsOf(one, language), one.item.nextDue ?? '', one.item.reference],
    ]),
  ];
}

function columnsIn(today: LocalDate, language: Language): Column<ListedWithTemplate>[] {
  const { columns } = trainingsTextsOf(language);
  return [
    {
      ...{ key: 'school', title: columns.school },
      cell: ({ item }) => <a href={addressWith(`/trainings/${item.id}`, {}, language)}>{subjectOf(item)}</a>,
    },
    { ...{ key: 'model', title: columns.model }, cell: (one) => modelOf(one, language) },
    {
      ...{ key: 'status', title: columns.status, kind: 'short' },
      cell: ({ item }) => statusWords[language][item.status],
    },
    { ...{ key: 'steps', title: columns.steps }, cell: (one) => stepsOf(one, language) },
    {
      ...{ key: 'due', title: columns.due, kind: 'short' },
      cell: ({ item }) => <Due item={item} today={today} language={language} />,
    },
  ];
}

/** When they meet, else by when something of theirs is asked, and that it is late; a pause asks nothing. */
function Due(props: {
  readonly item: ListedWithTemplate['item'];
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { item, today, language } = props;
  const { nextDue, open, status } = item;
  if (status !== 'active') return null;
  const meets = meetsAt(item, today);
  if (meets !== undefined) {
    return <span title={longMoment(meets, language)}>{saidMoment(meets, today, language)}</span>;
  }
  if (nextDue === undefined || open.length === 0) return null;
  return (
    <span class={nextDue < today ? 'badge badge-late' : undefined} title={longDate(nextDue, language)}>
      {saidDate(nextDue, today, language)}
    </span>
  );
}

function modelOf({ item, template }: ListedWithTemplate, language: Language): string {
  return template?.title[language] ?? item.template;
}

function stepsOf({ item, template }: ListedWithTemplate, language: Language): string {
  if (item.status !== 'active') return '';
  return item.open
    .map(({ step }) => (template && stepsIn(template).find(({ id }) => id === step)?.title[language]) ?? step)
    .join(', ');
}
