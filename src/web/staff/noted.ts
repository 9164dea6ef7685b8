import type { NextFunction, Request, Response } from 'express';
import { noteAccess } from '../../application/access/audit.ts';
import { dependenciesWithin, type Parts } from '../../application/dependencies.ts';

/** What the reader of a page does, as the audit has it. */
type Noted = Parameters<typeof noteAccess>[1];

/** Has something noted once it is known that it was not refused: a line is about what was read or done, and nothing else. */
export function noteOnceAnswered({ res: response }: Request, noted: Noted): void {
  if (response === undefined) throw new Error('A request without an answer');
  const notes = notesOf(response);
  const isKnown = notes.some(({ action, subject }) => action === noted.action && subject === noted.subject);
  if (!isKnown) notes.push(noted);
}

/**
 * Holds the answer of each page until what was done is in the audit, as the API does; what was refused is answered without a line. When
 * it cannot be noted, the page is not shown.
 */
export function notesAnswers(parts: Parts) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const end = response.end;
    response.end = (...rest: unknown[]): Response => {
      response.end = end;
      const finish = () => Reflect.apply(end, response, rest) as Response;
      const notes = response.statusCode < 400 ? [...notesOf(response), ...exportIn(request, response)] : [];
      if (notes.length === 0) return finish();
      writeDown(parts, notes).then(finish, (error: unknown) => {
        for (const name of ['Content-Length', 'Content-Disposition', 'Location']) response.removeHeader(name);
        next(error);
      });
      return response;
    };
    next();
  };
}

/** What was sent as a file left the pages: a line of its own says which list, or about whom. */
function exportIn({ path }: Request, response: Response): Noted[] {
  const [first] = notesOf(response);
  const isFile = String(response.getHeader('Content-Disposition') ?? '').startsWith('attachment');
  if (first === undefined || !isFile) return [];
  const { caller, subject = path.split('/')[1] } = first;
  return [{ caller, subject, action: 'export', isReading: true }];
}

async function writeDown(parts: Parts, notes: readonly Noted[]): Promise<void> {
  for (const noted of notes) await noteAccess(dependenciesWithin(parts, noted.caller.scope), noted);
}

function notesOf(response: Response): Noted[] {
  response.locals.notes ??= [] satisfies Noted[];
  return response.locals.notes as Noted[];
}
