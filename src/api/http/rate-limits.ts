import type { Request, RequestHandler, Response } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';
import { languageOf } from './language.ts';
import { tooManyRequests } from './request.errors.ts';
import { answerToError, factsOf, sendAnswer } from './responses.ts';

/** How many requests one network address may make in a minute. */
export type RateLimits = {
  readonly api: number;
  /** The pages behind links in mails. */
  readonly pages: number;
  /** Requests to those pages that end in an error: what somebody makes who tries tokens. */
  readonly failedPages: number;
};

export const defaultRateLimits: RateLimits = { api: 6_000, pages: 600, failedPages: 30 };

/** Refuses what goes beyond `perMinute` from one network address with 429 and Retry-After. */
export function limitRate(perMinute: number, options: Partial<Options> = {}): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (request: Request, response: Response) => {
      const seconds = Math.max(1, Math.ceil(Number(response.getHeader('Retry-After') ?? 60)));
      sendAnswer(response, answerToError(tooManyRequests(seconds), request, factsOf(response)));
    },
    ...options,
  });
}

/** The same for people, who see pages. */
export function sayBusy(request: Request, response: Response): void {
  const { title, detail } = tooManyRequests(Number(response.getHeader('Retry-After') ?? 60)).problem;
  const language = languageOf(request.get('accept-language'));
  const sentences = [title, detail].flatMap((text) =>
    text === undefined ? [] : [`<p>${text[language]}</p>`],
  );
  const page = `<!doctype html><html lang="${language}"><title>traject</title><main>${sentences.join('')}</main></html>`;
  sendAnswer(response, { status: 429, content: { type: 'text/html; charset=utf-8', bytes: page } });
}
