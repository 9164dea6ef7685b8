import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import type { ListedGathering } from '../../../store/gatherings/gatherings.ts';
import type { PublishedTemplate } from '../../../store/templates/templates.ts';
import { saidMoment } from '../../../texts/days-said.ts';
import { gatheringsTextsOf, textsOf } from '../../texts/texts.ts';
import { SelectInput } from '../../ui/components/select.tsx';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';

/** The gatherings, the last to take place first, and the way to a new one. */
export function gatheringListPage(
  frame: ConsoleFrame,
  all: readonly ListedGathering[],
  templates: readonly PublishedTemplate[],
  today: LocalDate,
): string {
  const { language } = frame;
  const texts = gatheringsTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title} here="trajectories">
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{texts.title}</h1>
        <p class="hint">{texts.lead}</p>
        {all.length === 0 ? (
          <EmptyState title={texts.none}>
            <p>{texts.noneMore}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={texts.title}
            columns={columnsOf(today, language)}
            rows={all}
            keyOf={({ id }) => id}
            nameOf={({ title }) => title}
            language={language}
          />
        )}
        <form method="get" action="/gatherings/new" aria-label={texts.choose.title} class="stacked">
          <input type="hidden" name="lang" value={language} />
          <SelectInput
            frame={{ name: 'template', label: texts.choose.model, required: true }}
            texts={textsOf(language)}
            options={templates.map(({ id, template }) => ({ value: id, label: template.title[language] }))}
          />
          <button type="submit" class="primary">
            {texts.choose.button}
          </button>
        </form>
      </section>
    </StaffFrame>,
  );
}

function columnsOf(today: LocalDate, language: Language): Column<ListedGathering>[] {
  const texts = gatheringsTextsOf(language);
  const { names } = texts;
  return [
    {
      ...{ key: 'title', title: names.title },
      cell: ({ id, title, calledOffAt }) => (
        <>
          <a href={addressWith(`/gatherings/${id}`, {}, language)}>{title}</a>{' '}
          {calledOffAt !== undefined && <span class="hint">{texts.calledOff}</span>}
        </>
      ),
    },
    { key: 'when', title: names.when, cell: ({ start }) => saidMoment(start, today, language) },
    { key: 'place', title: names.place, cell: ({ place }) => place ?? '' },
    { key: 'coming', title: names.coming, cell: ({ coming, seats }) => texts.ofSeats(coming, seats) },
    {
      ...{ key: 'present', title: names.present },
      // Nobody noted yet who was there.
      cell: ({ present, absent, coming }) => (present + absent === 0 ? '–' : texts.ofComing(present, coming)),
    },
  ];
}
