import { isUtf8 } from 'node:buffer';
import express, { type Request, type Response } from 'express';
import multer from 'multer';
import { isApplicationError } from '../../application/application-error.ts';
import { fileTooLarge } from '../../application/attachments/errors.ts';
import { FILE_LIMIT, type UploadedFile } from '../../application/attachments/file-kinds.ts';
import { bodyTooLarge, invalidRequest } from '../../application/errors.ts';
import type { Text } from '../../domain/text.ts';
import { malformedBody, unsupportedBody } from '../../http/errors.ts';
import type { BodyDefinition } from './route.ts';

/** How large a JSON body may be, in bytes, unless a route says otherwise. */
const JSON_LIMIT = 256 * 1024;

/** A body as it came in, not yet checked against its schema. */
export type ReadBody = { readonly value: unknown; readonly file?: UploadedFile };

const YAML_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml'];

/**
 * Reads the body of a request in one of the forms that its route takes.
 * @throws 400 when it cannot be read, 413 when it is too large, 415 for another media type
 */
export async function readBody(
  request: Request,
  response: Response,
  definition: BodyDefinition,
): Promise<ReadBody> {
  const accepted = acceptedTypes(definition);
  const length = Number(request.headers['content-length'] ?? 0);
  if (request.headers['transfer-encoding'] === undefined && length === 0) return { value: undefined };
  const type = mediaTypeOf(request);
  if (type === undefined || !accepted.includes(type)) throw unsupportedBody(accepted);
  if (definition.file !== undefined) return readFile(request, response, definition.file);
  const limit = definition.limit ?? JSON_LIMIT;
  if (definition.yaml !== undefined && YAML_TYPES.includes(type)) {
    await run(
      express.text({ limit, type: () => true, defaultCharset: 'utf-8', verify }),
      request,
      response,
      limit,
    );
    return { value: { [definition.yaml]: request.body } };
  }
  await run(express.json({ limit, type: () => true, strict: false, verify }), request, response, limit);
  return { value: request.body };
}

/** The media types that a route reads. */
export function acceptedTypes(definition: BodyDefinition): string[] {
  if (definition.file !== undefined) return ['multipart/form-data'];
  return ['application/json', ...(definition.yaml === undefined ? [] : YAML_TYPES)];
}

/** What is not UTF-8 would be kept with signs that nobody wrote. */
function verify(_request: unknown, _response: unknown, body: Buffer, charset: string): void {
  if (/^utf-?8$/i.test(charset) && !isUtf8(body)) throw new Error('Not UTF-8');
}

async function readFile(request: Request, response: Response, field: string): Promise<ReadBody> {
  const reader = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: FILE_LIMIT, files: 1, fields: 10, fieldSize: 64 * 1024, parts: 12, headerPairs: 50 },
    defParamCharset: 'utf8',
  }).single(field);
  await run(reader, request, response, FILE_LIMIT, field);
  const { file } = request;
  const value = { ...(request.body as Record<string, unknown>) };
  return file === undefined ? { value } : { value, file: { name: file.originalname, content: file.buffer } };
}

type Middleware = (request: Request, response: Response, next: (error?: unknown) => void) => void;

function run(
  middleware: Middleware,
  request: Request,
  response: Response,
  limit: number,
  field?: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    middleware(request, response, (error) => {
      if (error === undefined || error === null) resolve();
      else reject(isApplicationError(error) ? error : readingProblem(error, limit, field));
    });
  });
}

/** The readers have codes of their own; only those that are the caller's doing become problems. */
function readingProblem(error: unknown, limit: number, field?: string): unknown {
  const { type, code, field: named } = error as { type?: string; code?: string; field?: string };
  if (code === 'LIMIT_FILE_SIZE') return fileTooLarge(field ?? named ?? 'file');
  if (type === 'entity.too.large') return bodyTooLarge(limit, field);
  if (code === 'LIMIT_FIELD_VALUE') return bodyTooLarge(64 * 1024, named);
  if (code === 'LIMIT_UNEXPECTED_FILE') {
    const message = { nl: `Stuur één bestand, als "${field}".`, en: `Send one file, as "${field}".` };
    return invalidRequest([{ path: named ?? '', code: 'unknown-field', message }]);
  }
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
    return unsupportedBody(['application/json; charset=utf-8']);
  }
  if (field !== undefined) return malformedBody(fileFault(error, field), field);
  if (type === 'entity.verify.failed') return malformedBody(notUtf8);
  return type !== undefined ? malformedBody() : error;
}

const notUtf8 = {
  nl: 'Dit is geen UTF-8. Stuur de inhoud in UTF-8.',
  en: 'This is not UTF-8. Send the content in UTF-8.',
};

/** What is wrong with a multipart body. */
function fileFault(error: unknown, field: string): Text {
  const { code, message = '' } = error as { code?: string; message?: string };
  if (code === 'LIMIT_FILE_COUNT') {
    return { nl: `Stuur één bestand, als "${field}".`, en: `Send one file, as "${field}".` };
  }
  if (/boundary/i.test(message)) {
    return {
      nl: 'In Content-Type ontbreekt de boundary van multipart/form-data.',
      en: 'Content-Type lacks the boundary of multipart/form-data.',
    };
  }
  if (/part header/i.test(message)) {
    return {
      nl: 'De naam van het bestand kan niet gelezen worden. Geef het een andere naam.',
      en: 'The name of the file cannot be read. Give it another name.',
    };
  }
  return {
    nl: 'Het bestand kwam niet volledig door. Stuur het opnieuw.',
    en: 'The file did not come through whole. Send it again.',
  };
}

function mediaTypeOf(request: Request): string | undefined {
  const header = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return header === '' ? undefined : header;
}
