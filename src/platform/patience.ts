/** What nodemailer asks of an `AbortSignal`. */
export interface MessageSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The wait for the answer about one message: aborted when somebody gives up, or when it has taken too long. */
export interface Waiting {
  readonly signal: MessageSignal;
  /** There is nothing to wait for any more. */
  end(): void;
}

/** Waits for many messages at the same time. */
export interface Patience {
  /** @param giveUp ends the wait */
  begin(giveUp?: AbortSignal): Waiting;
}

/**
 * Waits so long for each message, with one timer and one ear for all of them. Signals of Node's own, one for each message with a timer
 * and a combination, take as long as writing it does.
 * @param longest in milliseconds
 */
export function createPatience(longest: number): Patience {
  // In the order in which they began, so the first is the first to take too long.
  const underWay = new Map<
    SignalToAbort,
    { readonly until: number; readonly giveUp?: AbortSignal | undefined }
  >();
  const heard = new WeakSet<AbortSignal>();
  let timer: NodeJS.Timeout | undefined;

  const look = () => {
    timer = undefined;
    const now = performance.now();
    for (const [signal, { until }] of underWay) {
      if (until > now) {
        timer = setTimeout(look, until - now).unref();
        return;
      }
      signal.abort(new Error('It took too long'));
    }
  };
  const hear = (giveUp: AbortSignal) => {
    if (heard.has(giveUp)) return;
    heard.add(giveUp);
    const abortAll = () => {
      for (const [signal, one] of underWay) if (one.giveUp === giveUp) signal.abort(giveUp.reason);
    };
    giveUp.addEventListener('abort', abortAll, { once: true });
  };

  return {
    begin(giveUp) {
      const signal = signalToAbort();
      underWay.set(signal, { until: performance.now() + longest, giveUp });
      timer ??= setTimeout(look, longest).unref();
      if (giveUp?.aborted) signal.abort(giveUp.reason);
      else if (giveUp !== undefined) hear(giveUp);
      return {
        signal,
        end() {
          underWay.delete(signal);
          if (underWay.size > 0) return;
          clearTimeout(timer);
          timer = undefined;
        },
      };
    },
  };
}

interface SignalToAbort extends MessageSignal {
  abort(reason: unknown): void;
}

function signalToAbort(): SignalToAbort {
  const listeners = new Set<() => void>();
  const signal = {
    aborted: false,
    reason: undefined as unknown,
    addEventListener: (_: 'abort', listener: () => void) => void listeners.add(listener),
    removeEventListener: (_: 'abort', listener: () => void) => void listeners.delete(listener),
    abort(reason: unknown) {
      if (signal.aborted) return;
      Object.assign(signal, { aborted: true, reason });
      for (const listener of listeners) listener();
    },
  };
  return signal;
}
