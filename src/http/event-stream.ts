import type { Request, Response } from 'express';

/** Milliseconds between two signs of life on a stream: what stands between closes what is silent for longer. */
const SIGN_OF_LIFE = 25_000;

/** The streams that are open, by the application that has them. */
const open = new WeakMap<object, Set<() => void>>();

/** A stream on which a browser hears of something as it happens (server-sent events). */
export type EventStream = {
  /** Says something; the browser hears the word and nothing else. */
  send(word: string): void;
};

/**
 * Opens a stream to a browser, which comes back by itself when it is cut off. It ends with the application.
 * @param isWelcome asked now and then, while the stream is open: once it says no, the stream ends
 * @param ended called when it has ended, whoever ended it
 */
export function openEventStream(
  request: Request,
  response: Response,
  options: { readonly isWelcome: () => Promise<boolean>; readonly ended: () => void },
): EventStream {
  const { app } = request;
  const streams = open.get(app) ?? new Set();
  open.set(app, streams);
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.write('retry: 5000\n\n');
  const end = () => void response.end();
  const timer = setInterval(async () => {
    const isWelcome = await options.isWelcome().catch(() => true);
    if (isWelcome) response.write(':\n\n');
    else end();
  }, SIGN_OF_LIFE).unref();
  streams.add(end);
  response.once('close', () => {
    clearInterval(timer);
    streams.delete(end);
    options.ended();
  });
  return { send: (word) => void response.write(`data: ${word}\n\n`) };
}

/** Ends every stream of an application, which would keep it from closing. */
export function endEventStreams(app: object): void {
  for (const end of open.get(app) ?? []) end();
}
