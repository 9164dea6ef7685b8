import type { LintReport } from '../../domain/lint/lint.ts';
import { runInBackground } from '../../platform/background.ts';
import { loadCalendar } from '../../store/calendar.repository.ts';
import type { Dependencies } from '../dependencies.ts';

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
