import type { LocalDate } from '../../domain/calendar/types.ts';
import type { Difference } from '../../domain/template/comparing/compare.ts';
import type { Language } from '../../domain/text.ts';
import type { Persona } from '../../domain/trajectory/forecast/personas.ts';
import type { Rehearsal } from '../../domain/trajectory/forecast/rehearse.ts';
import type { Requester } from '../../platform/bounded-workers.ts';
import {
  checksumOf,
  findTemplate,
  latestTemplate,
  type PublishedTemplate,
  publishTemplate,
} from '../../store/templates/templates.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import * as tasks from './bounded-tasks.ts';
import {
  invalidTemplate,
  neverAtRest,
  reservedName,
  sourceOrTemplate,
  startOutside,
  unknownTemplate,
} from './errors.ts';
import { inBounds } from './in-bounds.ts';
import { assertReady, idOrRefused } from './lint.ts';
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
  requester: Requester;
}): Promise<{ published: PublishedTemplate; isNew: boolean }> {
  const { deps, source, requester } = request;
  const id = await idOrRefused(source, requester);
  if (isReserved(id)) throw reservedName(id);
  const before = await latestTemplate(deps.store, id);
  if (before?.checksum === checksumOf(source)) return { published: before, isNew: false };
  await assertReady(request);
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
  requester: Requester;
}): Promise<Comparison> {
  const { deps, source, requester } = request;
  const template = await idOrRefused(source, requester);
  const published = await publishedOrRefused(deps, template, request.version);
  const differences = await inBounds(tasks.compareSources, requester, published.source, source);
  return { template, version: published.version, differences };
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
  requester: Requester;
}): Promise<Rehearsal> {
  const { deps, source } = request;
  if ((source === undefined) === (request.template === undefined)) throw sourceOrTemplate();
  const played =
    source === undefined
      ? await publishedOrRefused(deps, request.template ?? '', request.version)
      : { source, version: 1 };
  return playThrough({ ...request, source: played.source, version: played.version });
}

/**
 * Plays a template through with a persona.
 * @param start local date; today, or the nearest day on which it can start, if left out
 * @throws `invalid` for a file with errors, or when it cannot start on that day
 */
export async function playThrough(request: {
  deps: Pick<Dependencies, 'clock'>;
  source: string;
  version: number;
  persona: Persona;
  start?: LocalDate | undefined;
  language: Language;
  requester: Requester;
}): Promise<Rehearsal> {
  const { deps, source, version, persona, start, language, requester } = request;
  const asked: tasks.SourceRehearsal = { source, version, persona, start, today: todayOf(deps), language };
  const rehearsed = await inBounds(tasks.rehearseSource, requester, asked);
  switch (rehearsed.kind) {
    case 'rehearsed':
      return rehearsed.rehearsal;
    case 'not-a-template':
      throw invalidTemplate(rehearsed.errors);
    case 'start-outside':
      throw startOutside(rehearsed.period);
    case 'endless':
      throw neverAtRest(rehearsed.node, rehearsed.line);
  }
}

async function publishedOrRefused(deps: Dependencies, id: string, version: number | undefined) {
  const found =
    version === undefined
      ? await latestTemplate(deps.store, id)
      : await findTemplate(deps.store, id, version);
  if (found === undefined) throw unknownTemplate(version === undefined ? 'template' : 'version');
  return found;
}
