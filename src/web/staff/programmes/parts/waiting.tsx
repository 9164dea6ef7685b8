import { sentenceOf } from '../../../../application/programmes/errors.ts';
import type { ProgrammeOverview } from '../../../../application/programmes/overview.ts';
import { localDateOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { shortDate } from '../../../../texts/dates.ts';
import { programmesTextsOf } from '../../../texts/texts.ts';
import { type Column, DataTable } from '../../../ui/console/data-table.tsx';
import { EmptyState } from '../../../ui/console/empty-state.tsx';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { addressWith, schoolAddress } from '../../addresses.ts';
import type { TableOfTexts } from '../../listing/file.ts';
import { Exports } from '../../listing/listing.tsx';
import type { ActingOnProgramme } from '../acting.ts';

type Shown = {
  readonly view: ProgrammeOverview;
  readonly acting: ActingOnProgramme;
  readonly language: Language;
};
type Queued = ProgrammeOverview['waiting'][number];

/** Who waits for a place, with what stands in the way. */
export function WaitingList({ view, acting, language }: Shown) {
  const texts = programmesTextsOf(language).waiting;
  const { stored, waiting } = view;
  return (
    <section class="card" aria-labelledby="waiting-title">
      <h2 id="waiting-title">
        {texts.title} <span class="count">{waiting.length}</span>
      </h2>
      {waiting.length === 0 ? (
        <EmptyState title={texts.none}>
          <p>{texts.noneMore}</p>
        </EmptyState>
      ) : (
        <>
          <Exports
            addressOf={(kind) => addressWith(`/programmes/${stored.id}/waiting.${kind}`, {}, language)}
            language={language}
          />
          <DataTable
            caption={texts.title}
            columns={columnsOf(view, acting, language)}
            rows={waiting}
            keyOf={({ entry }) => entry.id}
            nameOf={({ entry }) => nameOf(entry)}
            language={language}
          />
        </>
      )}
    </section>
  );
}

function nameOf({ subjectName, subject }: Queued['entry']): string {
  return subjectName ?? subject.id;
}

function columnsOf(
  { stored, templates }: ProgrammeOverview,
  acting: ActingOnProgramme,
  language: Language,
): Column<Queued>[] {
  const texts = programmesTextsOf(language).waiting;
  return [
    {
      ...{ key: 'who', title: texts.who },
      cell: ({ entry }) => {
        const name = nameOf(entry);
        const { schoolNumber, group } = entry;
        return (
          <>
            {schoolNumber === undefined ? name : <a href={schoolAddress(schoolNumber, language)}>{name}</a>}{' '}
            <span class="hint">{group !== undefined && texts.group[group]}</span>
          </>
        );
      },
    },
    { key: 'place', title: texts.place, kind: 'number', cell: ({ place }) => place },
    { key: 'call', title: texts.call, kind: 'short', cell: ({ entry }) => entry.cohort },
    {
      ...{ key: 'model', title: texts.model },
      cell: ({ entry }) => templates.get(entry.lot)?.title[language] ?? entry.lot,
    },
    {
      ...{ key: 'since', title: texts.since, kind: 'short' },
      cell: ({ entry }) => shortDate(localDateOf(entry.askedAt), language),
    },
    {
      ...{ key: 'hindrance', title: texts.hindrance },
      cell: ({ hindrance }) =>
        hindrance === undefined ? texts.hindranceNone : sentenceOf(hindrance)[language],
    },
    ...(acting.mayRemoveWaiting
      ? [
          {
            ...{ key: 'remove', title: texts.remove },
            cell: ({ entry }: Queued) => (
              <form
                method="post"
                action={`/programmes/${stored.id}/waiting/${entry.id}/remove?lang=${language}`}
              >
                <HiddenFields fields={[{ name: '_form', value: acting.newKey() }]} />
                <button type="submit" class="quiet" aria-label={texts.removeOf(nameOf(entry))}>
                  {texts.remove}
                </button>
              </form>
            ),
          },
        ]
      : []),
  ];
}

/** Who waits as a table of texts, its first row the titles. */
export function waitingTexts({ waiting, templates }: ProgrammeOverview, language: Language): TableOfTexts {
  const texts = programmesTextsOf(language).waiting;
  return [
    [texts.place, texts.who, texts.call, texts.model, texts.since, texts.hindrance],
    ...waiting.map(({ entry, place, hindrance }) => [
      ...[place === undefined ? '' : String(place), nameOf(entry), entry.cohort],
      ...[templates.get(entry.lot)?.title[language] ?? entry.lot, localDateOf(entry.askedAt)],
      hindrance === undefined ? '' : sentenceOf(hindrance)[language],
    ]),
  ];
}
