import { figuresTextsOf, reportsTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { reportNames } from './asked.ts';

/** The reports, each by the question that it answers. */
export function reportIndexPage(frame: ConsoleFrame, mayFigures: boolean): string {
  const { language } = frame;
  const texts = reportsTextsOf(language);
  const figures = figuresTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title} here="reports">
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">{texts.title}</h1>
        <p class="hint">{texts.lead}</p>
        <ul class="lines">
          {reportNames.map((name) => (
            <li key={name} class="line" data-row>
              <a class="in-row" href={addressWith(`/reports/${name}`, {}, language)}>
                <strong>{texts.questions[name]}</strong>
              </a>{' '}
              <span class="hint">{texts.answers[name]}</span>
            </li>
          ))}
          {mayFigures &&
            (['year', 'figures'] as const).map((name) => (
              <li key={name} class="line" data-row>
                <a class="in-row" href={addressWith(`/reports/${name}`, {}, language)}>
                  <strong>{name === 'year' ? figures.toReport : figures.title}</strong>
                </a>{' '}
                <span class="hint">{name === 'year' ? figures.report.lead : figures.lead}</span>
              </li>
            ))}
        </ul>
      </section>
    </StaffFrame>,
  );
}
