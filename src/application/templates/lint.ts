import type { LintReport } from '../../domain/lint/lint.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { parseTemplate } from '../../domain/template/reading/load.ts';
import { runInBackground } from '../../platform/background.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import type { Dependencies } from '../dependencies.ts';
import { invalidTemplate, templateNotReady } from './errors.ts';

const lintModule = new URL('../../domain/lint/lint.ts', import.meta.url);

/**
 * Checks a template file before it is published, with the school calendar as it is now. It walks through thousands of
 * states, which takes seconds, so it has a thread of its own.
 */
export async function lintSource(request: {
  deps: Pick<Dependencies, 'store'>;
  source: string;
}): Promise<LintReport> {
  const { deps, source } = request;
  const context = { calendar: await loadCalendar(deps.store) };
  return runInBackground<LintReport>(lintModule, 'lint', [source, context]);
}

/**
 * Reads a template file.
 * @throws `invalid` with every error and its line
 */
export function parsedOrRefused(source: string): Template {
  const parsed = parseTemplate(source);
  if (!parsed.ok) throw invalidTemplate(parsed.errors);
  return parsed.template;
}

/**
 * Proves that a template file may be published: lint finds no error in it. Takes seconds, see {@link lintSource}.
 * @throws `invalid` with every finding and its line
 */
export async function assertReady(request: {
  deps: Pick<Dependencies, 'store'>;
  source: string;
}): Promise<void> {
  const { findings } = await lintSource(request);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw templateNotReady(errors);
}
