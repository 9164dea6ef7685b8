import { type ApplicationError, isApplicationError } from '../../../application/application-error.ts';
import type { Finding } from '../../../domain/lint/finding.ts';
import type { LintReport } from '../../../domain/lint/lint.ts';
import type { Language } from '../../../domain/text.ts';
import { templatesTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { Purpose } from '../guide/purpose.tsx';
import { Problem } from './problem.tsx';
import type { TemplatesVisit } from './visit.ts';

type Shown = { readonly id: string; readonly name: string; readonly report: LintReport | ApplicationError };

/** What lint found in a draft, each with its line and what mends it; on the page of the draft it stands beside the text. */
export function lintPage({ id, name, report }: Shown, { frame, language }: TemplatesVisit): string {
  const texts = templatesTextsOf(language).draft;
  return documentOf(
    <StaffFrame frame={frame} title={`${texts.lint} · ${texts.title(name)}`} here="templates">
      <p class="eyebrow">
        <a href={addressWith(`/templates/${id}/draft`, {}, language)}>← {texts.title(name)}</a>
      </p>
      <h1>{texts.lint}</h1>
      <Purpose of="lint" language={language} />
      <turbo-frame id="lint" class="card">
        <h2>{texts.lint}</h2>
        {isApplicationError(report) ? (
          <Problem problem={report} language={language} />
        ) : (
          <Findings findings={report.findings} language={language} />
        )}
      </turbo-frame>
    </StaffFrame>,
  );
}

const order = ['error', 'warning', 'note'] as const;

function Findings(props: { readonly findings: readonly Finding[]; readonly language: Language }) {
  const { findings, language } = props;
  const texts = templatesTextsOf(language).draft;
  const of = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity);
  return (
    <>
      <p class="hint" role="status">
        {findings.length === 0 ? texts.lintFine : texts.lintCount(of('error').length, of('warning').length)}
      </p>
      <ul class="lines">
        {order.flatMap(of).map(({ rule, severity, line, at, message, mend }) => (
          <li
            key={`${rule}/${at}/${line}/${message.nl}`}
            class="line"
            data-line={line}
            data-severity={severity}
          >
            <span>
              <strong>
                {line === undefined ? at : texts.line(line)}{' '}
                <span class="badge">{texts.severity[severity]}</span>
              </strong>{' '}
              {message[language]}
              {mend !== undefined && <span class="log-more hint">{mend[language]}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
