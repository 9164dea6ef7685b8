import type { Request, Response } from 'express';
import type { Access, Caller } from '../../application/access/authorise.ts';
import { type Dependencies, dependenciesWithin, type Parts } from '../../application/dependencies.ts';
import type { Language } from '../../domain/text.ts';
import { callerOf } from '../../http/caller.ts';
import { chosenLanguage, sendPage } from '../http.ts';
import type { ConsoleFrame } from '../ui/console/types.ts';
import { frameFor } from './frame.ts';
import { noteOnceAnswered } from './noted.ts';

/** Who asks for a page of the staff, in which language, and what stands around the page. */
export type StaffVisit = {
  /** For what she asks, within what she reaches with it. */
  readonly deps: Dependencies;
  readonly caller: Caller;
  readonly language: Language;
  readonly frame: ConsoleFrame;
};

/**
 * Finds out who asks for a page of the staff.
 * @param asked `id` of the trajectory that it is about; `path` of the page as it is looked at, for the other language
 * @throws what {@link callerOf} throws for whoever may not
 */
export async function visitOf(
  parts: Parts,
  request: Request,
  asked: { readonly access: Exclude<Access, 'everybody'>; readonly id?: string; readonly path: string },
): Promise<StaffVisit> {
  const caller = await callerFor(parts, request, asked.access, asked.id);
  const deps = dependenciesWithin(parts, caller.scope);
  const language = languageOf(request, caller);
  const frame = frameFor(parts, request, { path: asked.path, language, caller });
  return { deps, caller, language, frame };
}

/**
 * Who asks for something of the staff's pages; what is read or done stands in the audit once it was not refused.
 * @throws what {@link callerOf} throws for whoever may not
 */
export async function callerFor(
  parts: Parts,
  request: Request,
  access: Exclude<Access, 'everybody'>,
  id?: string,
): Promise<Caller> {
  const caller = await callerOf(parts, request, access, id);
  // What somebody does to her own lists and news is nobody else's.
  const isReading = request.method !== 'POST' || access === 'see-console';
  noteOnceAnswered(request, { caller, action: access, subject: id, isReading });
  return caller;
}

/** The language of a page of the staff: as its address asks, else the reader's own. */
export function languageOf(request: Request, reader: { readonly language: Language }): Language {
  return chosenLanguage(request) ?? reader.language;
}

/** Sends a page that sends forms to itself, for which browsers have to say where they come from. */
export function sendStaffPage(response: Response, page: string, status = 200): void {
  response.set('Referrer-Policy', 'same-origin');
  sendPage(response, status, page);
}
