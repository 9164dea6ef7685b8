import type { Scope } from '../../../domain/access/scope.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { LintReport } from '../../../domain/lint/lint.ts';
import type { Language } from '../../../domain/text.ts';
import type { Course } from '../../../domain/trajectory/forecast/course.ts';
import type { Persona } from '../../../domain/trajectory/forecast/personas.ts';
import type { Rehearsal } from '../../../domain/trajectory/forecast/rehearse.ts';
import type { Requester } from '../../../platform/bounded-workers.ts';
import type { Dependencies } from '../../dependencies.ts';
import type { Comparison } from '../compare.ts';
import { compareWithPublished } from '../compare.ts';
import { lintSource } from '../lint.ts';
import { playThrough } from '../rehearse.ts';
import { neverPublished } from './errors.ts';
import { readDraft } from './find.ts';

/** What lint has to say of a draft. Takes seconds. */
export async function lintDraft(request: {
  deps: Pick<Dependencies, 'store'>;
  scope: Scope;
  id: string;
  requester: Requester;
}): Promise<LintReport> {
  const { deps, scope, id, requester } = request;
  const { source } = await readDraft(deps, scope, id);
  return lintSource({ deps, source, requester });
}

/**
 * Plays a draft through with a persona, as the version that it would become.
 * @throws `invalid` when it is no template yet, or cannot start on that day
 */
export async function rehearseDraft(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  scope: Scope;
  id: string;
  persona: Persona;
  course?: Course;
  start?: LocalDate | undefined;
  language: Language;
  requester: Requester;
}): Promise<Rehearsal> {
  const draft = await readDraft(request.deps, request.scope, request.id);
  return playThrough({ ...request, source: draft.source, version: (draft.publishedVersion ?? 0) + 1 });
}

/**
 * What publishing a draft would change.
 * @param version with which it is compared; the latest if left out
 * @throws `invalid` when it is no template yet, or there is no such version
 */
export async function compareDraft(request: {
  deps: Dependencies;
  scope: Scope;
  id: string;
  version?: number | undefined;
  requester: Requester;
}): Promise<Comparison> {
  const { deps, scope, id, version, requester } = request;
  const { source, publishedVersion } = await readDraft(deps, scope, id);
  if (publishedVersion === undefined) throw neverPublished();
  return compareWithPublished({ deps, source, version, requester });
}
