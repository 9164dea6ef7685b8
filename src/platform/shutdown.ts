import type { Logger } from './logging.ts';

/** One thing to close, with the name under which a failure to close it is reported. */
export type Closing = { name: string; close: () => Promise<unknown> | unknown };

/** What {@link onShutdown} gives back. */
export type Shutdown = {
  /** Adds something to close; it is closed before everything that was added earlier. */
  add(name: string, close: Closing['close']): void;
  /** Closes everything now, last added first. Calling it again waits for the same closing. */
  close(): Promise<void>;
  /** Whether closing has begun: what fails from then on fails because of it. */
  hasBegun(): boolean;
  /** Settles when everything is closed, whoever asked for it. */
  readonly closed: Promise<void>;
};

/**
 * Collects what must be closed and closes it once, last opened first, when the process is asked to end (Ctrl-C,
 * SIGTERM, a closed terminal, the end of the npm that runs it) or when `close` is called. A failure to close one thing does not keep the others open.
 * A second Ctrl-C is not answered by ending half-way; after `patience` milliseconds the process ends with code 1.
 */
export function onShutdown(logger: Pick<Logger, 'error' | 'debug'>, patience = 30_000): Shutdown {
  const closings: Closing[] = [];
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let closing: Promise<void> | undefined;
  let tooLate: NodeJS.Timeout | undefined;
  let settle: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    settle = resolve;
  });

  const closeOne = async ({ name, close: closeIt }: Closing) => {
    logger.debug({ part: name }, 'closing');
    try {
      await closeIt();
    } catch (error) {
      logger.error({ part: name, err: error }, 'could not be closed cleanly');
    }
  };
  const closeAll = async () => {
    for (const one of closings.reverse()) await closeOne(one);
    for (const signal of signals) process.off(signal, onSignal);
    clearInterval(parentWatch);
    // What goes on after the end, a test run for one, must not be ended by a signal of long ago.
    clearTimeout(tooLate);
    settle();
  };
  const close = () => {
    closing ??= closeAll();
    return closing;
  };
  const onSignal = () => {
    // Nothing is open yet, however long it still takes to open: nobody should have to wait for that.
    if (closings.length === 0) process.exit(130);
    tooLate ??= setTimeout(() => process.exit(1), patience).unref();
    void close();
  };
  for (const signal of signals) process.on(signal, onSignal);
  const parentWatch = process.env.npm_lifecycle_event === undefined ? undefined : watchParent(onSignal);

  return {
    add(name, closeIt) {
      // What was being opened while everything was closed is closed as soon as it is open.
      if (closing === undefined) closings.push({ name, close: closeIt });
      else void closeOne({ name, close: closeIt });
    },
    close,
    hasBegun: () => closing !== undefined,
    closed,
  };
}

/** `npm start` that is killed hard takes nothing along; what it ran only gets another parent. */
function watchParent(onGone: () => void): NodeJS.Timeout {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onGone();
  }, 1_000);
  return watch.unref();
}
