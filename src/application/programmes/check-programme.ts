import { programmeErrors } from '../../domain/programmes/changes.ts';
import type { Programme } from '../../domain/programmes/types.ts';
import { latestTemplates } from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { fieldProblem, programmeRejected } from './errors.ts';

/** The names of the templates that are published. */
export async function publishedIds(deps: Pick<Dependencies, 'store'>): Promise<ReadonlySet<string>> {
  return new Set((await latestTemplates(deps.store)).map(({ template }) => template.id));
}

/**
 * Checks that a programme fits together, with templates that are published.
 * @throws `invalid` naming the fields
 */
export function checkProgramme(programme: Programme, published: ReadonlySet<string>): void {
  const errors = programmeErrors(programme);
  if (errors.length > 0) throw programmeRejected('invalid', errors);
  const unknown = programme.lots.findIndex(({ template }) => !published.has(template));
  if (unknown < 0) return;
  throw fieldProblem(`lots.${unknown}.template`, 'unknown-template', {
    nl: 'Dit modeltraject bestaat niet.',
    en: 'There is no such template.',
  });
}
