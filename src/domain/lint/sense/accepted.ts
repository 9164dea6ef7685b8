import type { TemplateFile } from '../../template/reading/schema.ts';
import { type Finding, isAcceptable } from '../finding.ts';

/** A finding that whoever wrote the file accepts, and why. */
export interface AcceptedFinding {
  readonly finding: Finding;
  readonly because: string;
}

/** Findings, told apart by whether the file accepts them; what is accepted in vain is a finding itself. */
export function withAccepted(
  findings: readonly Finding[],
  file: Pick<TemplateFile, 'accepted'>,
): { readonly findings: readonly Finding[]; readonly accepted: readonly AcceptedFinding[] } {
  const rules = file.accepted ?? [];
  const used = new Set<number>();
  const accepted: AcceptedFinding[] = [];
  const left = findings.filter((finding) => {
    const index = rules.findIndex(
      ({ code, at }) => code === finding.rule && (at === undefined || isAt(finding, at)),
    );
    const rule = rules[index];
    if (rule === undefined || !isAcceptable(finding)) return true;
    used.add(index);
    accepted.push({ finding, because: rule.because });
    return false;
  });
  const inVain = rules.flatMap(({ code }, index): Finding[] =>
    used.has(index)
      ? []
      : [
          {
            rule: 'accepted-in-vain',
            severity: 'warning',
            at: `accepted.${index}`,
            message: {
              nl: `Hier valt niets te aanvaarden: ${code} wordt daar niet gevonden, of kan niet aanvaard worden.`,
              en: `There is nothing to accept here: ${code} is not found there, or cannot be accepted.`,
            },
            mend: { nl: 'Laat deze regel weg.', en: 'Leave this line out.' },
          },
        ],
  );
  return { findings: [...left, ...inVain], accepted };
}

function isAt(finding: Finding, at: string): boolean {
  return finding.at === at || finding.at.startsWith(`${at}.`);
}
