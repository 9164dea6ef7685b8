import type { LocalDate } from '../../domain/calendar/types.ts';
import type { Language } from '../../domain/text.ts';
import type { Course } from '../../domain/trajectory/forecast/course.ts';
import type { Persona } from '../../domain/trajectory/forecast/personas.ts';
import type { Rehearsal } from '../../domain/trajectory/forecast/rehearse.ts';
import type { Requester } from '../../platform/bounded-workers.ts';
import type { Dependencies } from '../dependencies.ts';
import { todayOf } from '../now.ts';
import * as tasks from './bounded-tasks.ts';
import {
  courseNotThere,
  invalidTemplate,
  neverAtRest,
  notPlayable,
  sourceOrTemplate,
  startOutside,
} from './errors.ts';
import { publishedOrRefused } from './find-published.ts';
import { inBounds } from './in-bounds.ts';

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
  course?: Course;
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
  course?: Course;
  start?: LocalDate | undefined;
  language: Language;
  requester: Requester;
}): Promise<Rehearsal> {
  const { deps, source, version, persona, course = {}, start, language, requester } = request;
  const today = todayOf(deps);
  const asked: tasks.SourceRehearsal = { source, version, persona, course, start, today, language };
  const rehearsed = await inBounds(tasks.rehearseSource, requester, asked);
  switch (rehearsed.kind) {
    case 'rehearsed':
      return rehearsed.rehearsal;
    case 'not-a-template':
      throw invalidTemplate(rehearsed.errors);
    case 'start-outside':
      throw startOutside(rehearsed.period);
    case 'wrong-course':
      throw courseNotThere(rehearsed.message);
    case 'refused':
      throw notPlayable(rehearsed.node, rehearsed.line);
    case 'endless':
      throw neverAtRest(rehearsed.node, rehearsed.line);
  }
}
