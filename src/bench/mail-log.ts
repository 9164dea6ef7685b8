import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { until } from '../platform/waiting.ts';

/** A mail that the sink has accepted. */
export type AcceptedMail = { at: number; to: string; messageId: string };

/** What has arrived at the sink, as it has written it down. */
export type MailLog = {
  /** All mails so far, in the order in which they were accepted; `at` in milliseconds since 1970. */
  read(): AcceptedMail[];
  /**
   * Waits until this many mails have arrived in all.
   * @param patience milliseconds without any new mail after which waiting ends; what is missing then is lost
   */
  waitFor(count: number, patience: number): Promise<AcceptedMail[]>;
  close(): void;
};

/** Reads the file that the sink writes: each time only what came since, so that looking costs the measured nothing. */
export function openMailLog(file: string): MailLog {
  const handle = openSync(file, 'r');
  const mails: AcceptedMail[] = [];
  const buffer = Buffer.alloc(1024 * 1024);
  let rest = '';
  const readOn = () => {
    for (;;) {
      const length = readSync(handle, buffer);
      if (length === 0) return mails;
      const lines = (rest + buffer.toString('latin1', 0, length)).split('\n');
      rest = lines.pop() ?? '';
      mails.push(...lines.filter((line) => line !== 'ready').map(toMail));
    }
  };
  return {
    read: () => [...readOn()],
    async waitFor(count, patience) {
      let [seen, since] = [-1, performance.now()];
      await until(
        () => {
          const found = readOn().length;
          if (found !== seen) [seen, since] = [found, performance.now()];
          return found >= count || performance.now() - since > patience;
        },
        { timeout: Number.MAX_SAFE_INTEGER, every: 100 },
      );
      return [...mails];
    },
    close: () => closeSync(handle),
  };
}

function toMail(line: string): AcceptedMail {
  const [at, to = '', messageId = ''] = line.split(' ');
  return { at: Number(at), to, messageId };
}

/**
 * Mails per second from the first to the last of them, in the order in which they were accepted: what is sent at one go is compared
 * by it, without the time that it takes to begin.
 */
export function paceOf(mails: readonly AcceptedMail[]): number {
  const took = (mails.at(-1)?.at ?? Number.NaN) - (mails[0]?.at ?? Number.NaN);
  return (mails.length - 1) / (Math.max(1, took) / 1_000);
}

/** Whether the sink has said that it listens. */
export function sinkListens(file: string): boolean {
  return readFileSync(file, 'utf8').startsWith('ready\n');
}

/** What should have arrived, each once, compared with what did. */
export type Delivery = { lost: string[]; doubled: string[]; unexpected: string[] };

/**
 * Compares the mails of a measurement with the addresses that should have got exactly one each. A mail counts as
 * doubled when an address or a Message-ID comes twice.
 */
export function compareDelivery(mails: readonly AcceptedMail[], expected: readonly string[]): Delivery {
  const wanted = new Set(expected);
  const counts = new Map<string, number>();
  const ids = new Map<string, number>();
  for (const { to, messageId } of mails) {
    counts.set(to, (counts.get(to) ?? 0) + 1);
    ids.set(messageId, (ids.get(messageId) ?? 0) + 1);
  }
  const twice = (found: Map<string, number>) =>
    [...found].filter(([, count]) => count > 1).map(([key]) => key);
  return {
    lost: expected.filter((address) => !counts.has(address)),
    doubled: [...new Set([...twice(counts), ...twice(ids)])],
    unexpected: [...counts.keys()].filter((address) => !wanted.has(address)),
  };
}
