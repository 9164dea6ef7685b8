import type { LintReport } from '../../domain/lint/lint.ts';
import { knownTemplate } from '../../domain/lint/sense/examined.ts';
import type { TemplateError } from '../../domain/template/reading/load.ts';
import type { Requester } from '../../platform/bounded-workers.ts';
import { loadCalendar } from '../../store/calendar/overrides.ts';
import { latestTemplates } from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import * as tasks from './bounded-tasks.ts';
import { invalidTemplate, templateNotReady } from './errors.ts';
import { inBounds } from './in-bounds.ts';

/**
 * Checks a template file before it is published, with the school calendar as it is now. It walks through thousands of
 * states, which takes seconds.
 * @throws `invalid` with the line that costs too much; `unavailable` when too much is asked at this moment
 */
export async function lintSource(request: {
  deps: Pick<Dependencies, 'store'>;
  source: string;
  requester: Requester;
}): Promise<LintReport> {
  const { deps, source, requester } = request;
  const published = await latestTemplates(deps.store);
  const others = published.map(({ template }) => knownTemplate(template));
  const context = { calendar: await loadCalendar(deps.store), others };
  return inBounds(tasks.lintSource, requester, source, context);
}

/** What keeps a file from being read as a template; nothing when it can be. */
export async function errorsIn(source: string, requester: Requester): Promise<readonly TemplateError[]> {
  const { errors } = await inBounds(tasks.readSource, requester, source);
  return errors;
}

/**
 * The name of the template in a file.
 * @throws `invalid` with every error and its line
 */
export async function idOrRefused(source: string, requester: Requester): Promise<string> {
  const { id, errors } = await inBounds(tasks.readSource, requester, source);
  if (errors.length > 0 || id === undefined) throw invalidTemplate(errors);
  return id;
}

/**
 * Proves that a template file may be published: lint finds no error in it. Takes seconds, see {@link lintSource}.
 * @throws `invalid` with every finding and its line
 */
export async function assertReady(request: Parameters<typeof lintSource>[0]): Promise<void> {
  const { findings } = await lintSource(request);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw templateNotReady(errors);
}
