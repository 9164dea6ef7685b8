import type { IncomingHttpHeaders } from 'node:http';
import express, { type Request, type RequestHandler, type Response } from 'express';
import multer from 'multer';
import type { ApplicationError } from '../application/application-error.ts';
import { FILE_LIMIT, type UploadedFile } from '../application/attachments/file-kinds.ts';
import { bodyTooLarge } from '../application/errors.ts';
import type { Language } from '../domain/text.ts';
import { languageOf } from '../http/language.ts';
import { answerToError, factsOf, sendAnswer } from '../http/responses.ts';
import { FILE, type Sent } from './form.ts';
import { inMemoryUpTo } from './uploads.ts';

/** Longest form without its document, in bytes. */
const FORM_LIMIT = 256 * 1024;
const MOST_FIELDS = 400;

/** Sends a page that belongs to one reader: it is kept nowhere and its address is given to nobody. */
export function sendPage(response: Response, status: number, page: string): void {
  response
    .status(status)
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow',
    })
    .end(page);
}

const documents = ['application/problem+json', 'application/json'];

/** Whether a program asks, which reads problem documents: who takes a page as well gets a page. */
export function wantsDocument(request: Request): boolean {
  if (/\btext\/html\b/i.test(request.get('accept') ?? '')) return false;
  const best = request.accepts(['text/html', ...documents]);
  return best !== false && documents.includes(best);
}

/** Answers a program with what went wrong, as the API does. */
export function sendDocument(request: Request, response: Response, error: unknown): void {
  response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
  sendAnswer(response, answerToError(error, request, factsOf(response)));
}

/** Leads on to a page after a form was sent, so that going back or reloading does not send it again. */
export function leadTo(response: Response, address: string): void {
  response.status(303).set({ Location: address, 'Cache-Control': 'no-store' }).end();
}

/** Names the route for the log and the metrics; the address itself may hold a token and is never written. */
export function named(pattern: string): RequestHandler {
  return (_request, response, next) => {
    factsOf(response).route = pattern;
    next();
  };
}

/** The language that an address asks for. */
export function chosenLanguage(request: Request): Language | undefined {
  const asked = request.query.lang;
  return asked === 'nl' || asked === 'en' ? asked : undefined;
}

/** The language that a browser or program asks for, else Dutch. */
export function acceptedLanguage(request: Request): Language {
  return languageOf(request.get('accept-language'));
}

/** The language of a reader who is not known: as the address asks, else as the browser does, else Dutch. */
export function guessedLanguage(request: Request): Language {
  return chosenLanguage(request) ?? acceptedLanguage(request);
}

/** The same address in the other language, for a page that belongs to nobody. */
export function inOtherLanguage(path: string, query: Sent, language: Language): string {
  return inLanguage(path, query, language === 'nl' ? 'en' : 'nl');
}

/** An address that says in which language its page is read. */
export function inLanguage(path: string, query: Sent, language: Language): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string' && name !== 'lang') parameters.set(name, value);
  }
  parameters.set('lang', language);
  return `${path}?${parameters}`;
}

/**
 * Whether a browser says that a form comes from another site. Programs, and browsers that say nothing, are let
 * through: they need what only the page holds.
 */
export function isFromElsewhere(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

const readFields = express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: MOST_FIELDS });

const readParts = multer({
  storage: inMemoryUpTo(FILE_LIMIT),
  limits: {
    files: 1,
    fields: MOST_FIELDS,
    fieldSize: FORM_LIMIT,
    parts: MOST_FIELDS + 1,
    headerPairs: 50,
  },
  defParamCharset: 'utf8',
}).single(FILE);

/** What a form brought along. */
export type Form =
  | {
      readonly kind: 'read';
      readonly sent: Sent;
      readonly file: UploadedFile | undefined;
    }
  | { readonly kind: 'too-large'; readonly problem: ApplicationError }
  | { readonly kind: 'unreadable' };

/** Reads a form, with or without a document. */
export async function readForm(request: Request, response: Response): Promise<Form> {
  for (const reader of [readParts, readFields]) {
    const error = await new Promise<unknown>((resolve) => reader(request, response, resolve));
    if (error === undefined || error === null) continue;
    if (isTooLarge(error)) return { kind: 'too-large', problem: bodyTooLarge(FORM_LIMIT) };
    if (isUnreadable(error)) return { kind: 'unreadable' };
    throw error;
  }
  return { kind: 'read', sent: sentOf(request), file: uploadOf(request) };
}

/** What a form sent, without characters that cannot be kept. */
function sentOf(request: Request): Sent {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null) return {};
  const entries = Object.entries(body).flatMap(([name, value]): [string, string | string[]][] => {
    if (typeof value === 'string') return [[name, keepable(value)]];
    if (!Array.isArray(value)) return [];
    return [[name, value.filter((one) => typeof one === 'string').map(keepable)]];
  });
  return Object.fromEntries(entries);
}

/** The document that came along; a form without one has an empty file without a name. */
function uploadOf({ file }: Request): UploadedFile | undefined {
  if (file === undefined || (file.originalname === '' && file.size === 0)) return undefined;
  return { name: file.originalname, content: file.buffer, size: file.size };
}

/** True for a form that is larger than what is read. */
function isTooLarge(error: unknown): boolean {
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  return type === 'entity.too.large' || status === 413;
}

/** True for a form that was broken on its way, or that no page of ours has. */
function isUnreadable(error: unknown): boolean {
  const { code, status, message } = (error ?? {}) as { code?: unknown; status?: unknown; message?: unknown };
  const isMultipart =
    typeof message === 'string' && /^(Unexpected end of form|Multipart: |Malformed part)/.test(message);
  return (
    isMultipart || (typeof code === 'string' && code.startsWith('LIMIT_')) || status === 400 || status === 415
  );
}

function keepable(text: string): string {
  return text.replaceAll('\u0000', '').replaceAll(/\p{Surrogate}/gu, '');
}
