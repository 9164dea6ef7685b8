import type { Reader } from '../../../application/access/content.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { candidatesFor } from '../../../application/enrolment/candidates.ts';
import { nowOf } from '../../../application/now.ts';
import { type Dossier, readDossier } from '../../../application/trajectories/dossier.ts';
import { readableTo } from '../../../application/trajectories/readable.ts';
import type { Scope } from '../../../domain/access/scope.ts';
import { roleOf } from '../../../domain/template/model/lookup.ts';
import type { RoleDefinition } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { type StepView, stepsSoFar } from '../../../domain/trajectory/views/steps.ts';
import { type Names, namesOf } from '../../../texts/names.ts';
import { judgedPath } from '../../school/view/task.ts';
import { filledIn } from '../view/filled-in.ts';
import type { FilledIn } from '../view/types.ts';
import type { ActForm, ActSetting } from './types.ts';

/** What an address says an act is about. */
export type Aim = { readonly step?: string | undefined; readonly role?: string | undefined };

/**
 * Reads what the form of an act is made from.
 * @returns nothing when there is no such step or role in this trajectory
 * @throws `not-found` for an unknown trajectory
 */
export async function readActSetting(
  deps: Dependencies,
  request: {
    readonly scope: Scope;
    /** Whoever fills in the form, and whether they read what people wrote. */
    readonly reader: Reader;
    readonly id: string;
    readonly form: ActForm;
    readonly aim: Aim;
    readonly language: Language;
  },
): Promise<ActSetting | undefined> {
  const { scope, reader, id, form, aim, language } = request;
  const dossier = readableTo(await readDossier({ deps, scope, id }), reader);
  const { state, template, context } = dossier;
  const view = stepsSoFar(state, template, context).find(({ path }) => path === aim.step);
  const role = roleOf(template, form.needsPeople ? (view?.step.role ?? '') : (aim.role ?? ''));
  if (form.about === 'role' && role === undefined) return undefined;
  if (form.about.endsWith('step') && view === undefined) return undefined;
  const [people, titles] = await Promise.all([dossier.everybody(), dossier.titles(language)]);
  const names = namesOf(template, people, titles, language);
  const judged = await judgedBy(view, dossier, names, language);
  return {
    ...{ dossier, language, today: dossier.today, now: nowOf(deps) },
    names,
    candidates:
      role !== undefined && (form.about === 'role' || form.needsPeople)
        ? await candidatesOf(deps, dossier, role)
        : [],
    ...(view === undefined ? {} : { view }),
    ...(role === undefined ? {} : { role }),
    ...(judged === undefined ? {} : { judged }),
  };
}

/** What was handed in at the step that a review judges, as the reader may see it. */
async function judgedBy(
  view: StepView | undefined,
  dossier: Dossier,
  names: Names,
  language: Language,
): Promise<FilledIn | undefined> {
  const { state, template } = dossier;
  const path = view && judgedPath(view, state, template);
  if (path === undefined) return undefined;
  const [journal, attachments] = await Promise.all([dossier.journal(), dossier.attachments()]);
  return filledIn({ state, template, journal, attachments, names, language }).find(
    (one) => one.path === path,
  );
}

/** Whether an act can be done on what it is about, as far as its page knows: the core decides. */
export function isAtHand({ about }: ActForm, { view, dossier }: ActSetting): boolean {
  if (about === 'ended') return dossier.state.endedAt !== undefined;
  if (dossier.state.endedAt !== undefined && about !== 'closed-step') return false;
  if (about === 'open-step') return view?.node.status === 'open';
  return about !== 'closed-step' || view?.node.status !== 'open';
}

function candidatesOf(deps: Dependencies, dossier: Dossier, role: RoleDefinition) {
  const { school, head, state, template } = dossier;
  return candidatesFor(deps, role.party, {
    ...{ schools: school === undefined ? [] : [school], service: head.organisationId, state, template },
  });
}
