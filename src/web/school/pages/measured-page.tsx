import type { ComparedMeasure, ComparedWith } from '../../../application/links/measured.ts';
import type { Language } from '../../../domain/text.ts';
import { plainNumber, shortDate } from '../../../texts/dates.ts';
import { calendarTextsOf, measuredTextsOf } from '../../texts/texts.ts';
import { DataTable } from '../../ui/console/data-table.tsx';
import { Page } from '../../ui/layout.tsx';
import { documentOf } from '../../ui/render.ts';
import type { Service } from '../../ui/types.ts';

/** What a school answered at the start and at the end of its trajectory, beside the schools most like it. */
export function measuredPage(
  measures: readonly ComparedMeasure[],
  frame: {
    readonly language: Language;
    readonly home: string;
    readonly otherLanguage: string;
    readonly service: Service | undefined;
  },
): string {
  const { language, home, otherLanguage, service } = frame;
  const texts = measuredTextsOf(language);
  return documentOf(
    <Page language={language} title={texts.title} otherLanguage={otherLanguage} personal service={service}>
      <section class="card stacked" aria-labelledby="measured-title">
        <h1 id="measured-title">{texts.title}</h1>
        <p>{texts.lead}</p>
        <DataTable
          caption={texts.title}
          columns={[
            { key: 'question', title: texts.question, cell: ({ title }) => title },
            {
              ...{ key: 'before', title: texts.before },
              cell: ({ before }) => <Answer answer={before} language={language} />,
            },
            {
              ...{ key: 'after', title: texts.after },
              cell: ({ after }) => <Answer answer={after} language={language} />,
            },
            {
              ...{ key: 'others', title: texts.others },
              cell: ({ compared }) => <Others compared={compared} language={language} />,
            },
          ]}
          rows={measures}
          keyOf={({ indicator }) => indicator}
          nameOf={({ title }) => title}
          language={language}
        />
        <p class="hint">{texts.reading}</p>
        <p>
          <a class="in-row" href={home}>
            {calendarTextsOf(language).back}
          </a>
        </p>
      </section>
    </Page>,
  );
}

function Answer({
  answer,
  language,
}: {
  readonly answer: ComparedMeasure['before'];
  readonly language: Language;
}) {
  if (answer === undefined) return <span class="hint">{measuredTextsOf(language).none}</span>;
  return (
    <>
      <strong>{plainNumber(answer.value, language)}</strong>{' '}
      {answer.on !== undefined && <span class="hint">{shortDate(answer.on, language)}</span>}
    </>
  );
}

function Others({
  compared,
  language,
}: {
  readonly compared: ComparedMeasure['compared'];
  readonly language: Language;
}) {
  const texts = measuredTextsOf(language);
  const said = (['before', 'after'] as const).flatMap((moment) => {
    const one: ComparedWith | undefined = compared[moment];
    if (one === undefined) return [];
    const value = plainNumber(one.average, language);
    return [texts.average(value, texts.averages[moment], one.schools, one.whom[language])];
  });
  return <>{said.length === 0 ? <span class="hint">{texts.tooFew}</span> : said.join('; ')}</>;
}
