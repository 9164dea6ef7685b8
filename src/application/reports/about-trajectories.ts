import type { Scope } from '../../domain/access/scope.ts';
import { phaseWithLines } from '../../domain/reports/month-plan.ts';
import { stepsOf } from '../../domain/template/model/lookup.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Dependencies } from '../dependencies.ts';
import { readTemplates } from '../templates/find.ts';
import { type ListedWithTemplate, listInScope } from '../trajectories/list.ts';

/** More trajectories than a list to choose from holds usefully. */
const MOST = 100;

/**
 * The running trajectories about which a report of milestones, or of twelve months, says something: those of models with
 * milestones, or with lines of work beside each other; those about a whole programme first.
 */
export async function trajectoriesToReport(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
  report: 'milestones' | 'month-plan',
): Promise<readonly ListedWithTemplate[]> {
  const templates = (await readTemplates(deps)).map(({ template }) => template);
  const fitting = templates.filter((template) => isAbout(template, report));
  const pages = await Promise.all(
    fitting.map(({ id }) => listInScope({ deps, scope, filter: { template: id }, page: { limit: MOST } })),
  );
  return pages
    .flatMap(({ items }) => items)
    .sort((a, b) => Number(isProgramme(b)) - Number(isProgramme(a)))
    .slice(0, MOST);
}

function isAbout(template: Template, report: 'milestones' | 'month-plan'): boolean {
  return report === 'milestones'
    ? stepsOf(template).some(({ kind }) => kind === 'milestone')
    : phaseWithLines(template) !== undefined;
}

function isProgramme({ item }: ListedWithTemplate): boolean {
  return item.subject.kind === 'programme';
}
