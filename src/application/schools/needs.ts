import { formFields } from '../../domain/forms/form-fields.ts';
import { stepsOf } from '../../domain/template/model/lookup.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Language } from '../../domain/text.ts';
import { templatesInUse } from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';

/** The name under which the form of an intake asks what a school needs. */
const NEEDS = 'needs';

/** Something that a school can need, as an intake asks it, with how it is called. */
export type Need = { readonly value: string; readonly title: string };

/** What the intakes of the model trajectories in use find that schools need, each once. */
export async function readNeeds(deps: Pick<Dependencies, 'store'>, language: Language): Promise<Need[]> {
  const used = await templatesInUse(deps.store);
  const all = used.flatMap(({ template }) => needsAskedBy(template, language));
  return [...new Map(all.map((need) => [need.value, need])).values()];
}

function needsAskedBy(template: Template, language: Language): Need[] {
  return stepsOf(template).flatMap(({ answers }) => {
    if (answers === undefined) return [];
    const field = formFields(answers, language).find(({ name }) => name === NEEDS);
    return (field?.options ?? []).map(({ value, label }) => ({ value: String(value), title: label }));
  });
}
