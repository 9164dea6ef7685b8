import { RULES_ONLY } from '../../domain/calendar/school-calendar.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { compareTemplates, type Difference } from '../../domain/template/comparing/compare.ts';
import { firstStart } from '../../domain/template/model/first-start.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Language } from '../../domain/text.ts';
import type { Persona } from '../../domain/trajectory/forecast/personas.ts';
import { type Rehearsal, rehearse } from '../../domain/trajectory/forecast/rehearse.ts';
import {
  checksumOf,
  findTemplate,
  latestTemplate,
  type PublishedTemplate,
  publishTemplate,
} from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import { reservedName, sourceOrTemplate, startOutside, unknownTemplate } from './errors.ts';
import { assertReady, parsedOrRefused } from './lint.ts';
import { isReserved } from './reserved-names.ts';

/** What a template would change in a published version of it. */
export type Comparison = {
  readonly template: string;
  readonly version: number;
  readonly differences: readonly Difference[];
};

/**
 * Publishes a template as its next version, once it is proven. The same source again is the same version. Takes seconds.
 * @returns `isNew` is false when nothing had changed
 * @throws `invalid` with every error or finding and its line
 */
export async function publish(request: {
  deps: Dependencies;
  source: string;
}): Promise<{ published: PublishedTemplate; isNew: boolean }> {
  const { deps, source } = request;
  const template = parsedOrRefused(source);
  if (isReserved(template.id)) throw reservedName(template.id);
  const before = await latestTemplate(deps.store, template.id);
  if (before?.checksum === checksumOf(source)) return { published: before, isNew: false };
  await assertReady({ deps, source });
  const published = await publishTemplate(deps.store, source);
  return { published, isNew: true };
}

/**
 * What a file that is being written would change in a published template.
 * @throws `invalid` for a file with errors, or when that version was never published
 */
export async function compareWithPublished(request: {
  deps: Dependencies;
  source: string;
  version?: number | undefined;
}): Promise<Comparison> {
  const { deps, source } = request;
  const draft = parsedOrRefused(source);
  const { template, version } = await publishedOrRefused(deps, draft.id, request.version);
  return { template: draft.id, version, differences: compareTemplates(template, draft) };
}

/**
 * Plays a template through with a persona: a file that is being written, or a published version.
 * @throws `invalid` for a file with errors, an unknown template, or a start on which it cannot begin
 */
export async function rehearseTemplate(request: {
  deps: Dependencies;
  source?: string | undefined;
  template?: string | undefined;
  version?: number | undefined;
  persona: Persona;
  start?: LocalDate | undefined;
  language: Language;
}): Promise<Rehearsal> {
  const { deps, source } = request;
  if ((source === undefined) === (request.template === undefined)) throw sourceOrTemplate();
  const { template, version } =
    source === undefined
      ? await publishedOrRefused(deps, request.template ?? '', request.version)
      : { template: parsedOrRefused(source), version: 1 };
  return playThrough({ ...request, template, version });
}

/**
 * Plays a template through with a persona.
 * @param start local date; today, or the nearest day on which it can start, if left out
 * @throws `invalid` when it cannot start on that day
 */
export function playThrough(request: {
  deps: Pick<Dependencies, 'clock'>;
  template: Template;
  version: number;
  persona: Persona;
  start?: LocalDate | undefined;
  language: Language;
}): Rehearsal {
  const { deps, template, version, persona, language } = request;
  const start = request.start ?? firstStart(template, todayOf(deps));
  const { availableFrom, availableUntil } = template;
  if (start < availableFrom || (availableUntil !== undefined && start > availableUntil))
    throw startOutside(template);
  return rehearse(template, { persona, start, version, language, context: { calendar: RULES_ONLY } });
}

async function publishedOrRefused(deps: Dependencies, id: string, version: number | undefined) {
  const found =
    version === undefined
      ? await latestTemplate(deps.store, id)
      : await findTemplate(deps.store, id, version);
  if (found === undefined) throw unknownTemplate(version === undefined ? 'template' : 'version');
  return found;
}
