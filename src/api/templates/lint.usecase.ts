import { parseTemplate, type TemplateError } from '../../domain/template/load.ts';

/** What a check of a template file found. */
export type LintOutcome = { readonly template?: string; readonly findings: readonly TemplateError[] };

/** Checks a template file before it is published. */
export function lintSource({ source }: { source: string }): LintOutcome {
  const parsed = parseTemplate(source);
  return parsed.ok ? { template: parsed.template.id, findings: [] } : { findings: parsed.errors };
}
