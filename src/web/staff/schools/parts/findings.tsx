import type { Measured } from '../../../../application/schools/measured.ts';
import type { Language } from '../../../../domain/text.ts';
import { plainNumber, shortDate } from '../../../../texts/dates.ts';
import { schoolsTextsOf } from '../../../texts/texts.ts';
import { Facts } from '../../../ui/components/facts.tsx';
import { DataTable } from '../../../ui/console/data-table.tsx';
import type { PaperOfSchool, SchoolView } from '../view.ts';

type Shown = { readonly view: SchoolView; readonly language: Language };

/** What the intakes found that the school needs. */
export function Needs({ view, language }: Shown) {
  const texts = schoolsTextsOf(language).needsFound;
  return (
    <section class="card" aria-labelledby="needs-title">
      <h2 id="needs-title">{texts.title}</h2>
      {view.needs.length === 0 && <p class="hint">{texts.none}</p>}
      {view.needs.map(({ needs, answers, step, address, on }) => (
        <div key={address}>
          <ul class="plain-list">
            {needs.map((need) => (
              <li key={need}>{need}</li>
            ))}
          </ul>
          <details class="fold">
            <summary>
              {texts.more(step)} <span class="hint">{on === undefined ? '' : shortDate(on, language)}</span>
            </summary>
            <Facts facts={answers} />
          </details>
        </div>
      ))}
    </section>
  );
}

/** What was measured at the start and at the end, side by side. */
export function Measurements({ view, language }: Shown) {
  const texts = schoolsTextsOf(language).measured;
  const shown = (moment: Measured['before']) =>
    moment === undefined ? (
      schoolsTextsOf(language).none
    ) : (
      <>
        {plainNumber(moment.value, language)}{' '}
        {moment.on !== undefined && <span class="hint">{shortDate(moment.on, language)}</span>}
      </>
    );
  return (
    <section class="card" aria-labelledby="measured-title">
      <h2 id="measured-title">{texts.title}</h2>
      {view.measured.length === 0 ? (
        <p class="hint">{texts.none}</p>
      ) : (
        <DataTable
          caption={texts.title}
          columns={[
            { key: 'question', title: texts.question, cell: ({ title }) => title },
            { key: 'before', title: texts.before, kind: 'short', cell: ({ before }) => shown(before) },
            { key: 'after', title: texts.after, kind: 'short', cell: ({ after }) => shown(after) },
          ]}
          rows={view.measured}
          keyOf={({ title }) => title}
          nameOf={({ title }) => title}
          language={language}
        />
      )}
    </section>
  );
}

/** Documents that were handed in, or notes that were made, the last first. */
export function Papers(props: {
  readonly kind: 'documents' | 'notes';
  readonly papers: readonly PaperOfSchool[];
  readonly language: Language;
}) {
  const { kind, papers, language } = props;
  const texts = schoolsTextsOf(language)[kind];
  return (
    <section class="card" aria-labelledby={`${kind}-title`}>
      <h2 id={`${kind}-title`}>
        {texts.title} <span class="count">{papers.length}</span>
      </h2>
      {papers.length === 0 && <p class="hint">{texts.none}</p>}
      <ul class="plain-list">
        {papers.map(({ key, text, on, by, address }) => (
          <li key={key}>
            <a class="in-row" href={address} data-turbo={kind === 'documents' ? 'false' : undefined}>
              {text}
            </a>{' '}
            <span class="hint">
              {[shortDate(on, language), by].filter((one) => one !== undefined).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
