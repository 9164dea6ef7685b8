import type { SubjectKind, Template } from '../../domain/template/model/types.ts';
import { findPerson } from '../../store/people/people.ts';
import { findSchool, type School } from '../../store/people/schools.ts';
import { findTemplate, latestTemplate, type PublishedTemplate } from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { isId } from '../ids.ts';
import { unknownTemplate } from '../templates/errors.ts';
import { schoolClosed, unknownSubject } from './errors.ts';

/**
 * The published template that is named.
 * @throws `invalid` naming `template` or `template_version`
 */
export async function findNamedTemplate(
  deps: Pick<Dependencies, 'store'>,
  named: { readonly template: string; readonly templateVersion?: number | undefined },
): Promise<PublishedTemplate> {
  const { template, templateVersion } = named;
  const published =
    templateVersion === undefined
      ? await latestTemplate(deps.store, template)
      : await findTemplate(deps.store, template, templateVersion);
  if (published !== undefined) return published;
  throw unknownTemplate(templateVersion === undefined ? 'template' : 'template_version');
}

/**
 * The school that a trajectory is about, if it is about one; anything else must be known too.
 * @throws `invalid` naming `subject.id`
 */
export async function findSubjectSchool(
  deps: Pick<Dependencies, 'store'>,
  template: Template,
  subject: { readonly kind?: SubjectKind | undefined; readonly id: string },
): Promise<School | undefined> {
  const kind = subject.kind ?? template.subject;
  if (kind === 'programme') return undefined;
  if (kind === 'person') {
    const person = isId(subject.id) ? await findPerson(deps.store, subject.id) : undefined;
    if (person === undefined) throw unknownSubject('person', subject.id);
    return person.schoolNumber === undefined ? undefined : findSchool(deps.store, person.schoolNumber);
  }
  const school = await findSchool(deps.store, subject.id);
  if (school === undefined) throw unknownSubject('school', subject.id);
  if (school.closedAt !== undefined) throw schoolClosed();
  return school;
}
