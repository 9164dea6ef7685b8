import pg from 'pg';

/** What other processes tell through the database at the moment at which they commit it. */
export interface Notices {
  /**
   * Waits for what is told under a key, from now on. Nothing may ever come, as when the connection is lost or there is none yet: it
   * is for whoever learns the same another way, later.
   * @param key without spaces
   * @param hear given the words that were told under the key
   * @returns what ends the wait
   */
  listen(key: string, hear: (words: string) => void): () => void;
  /** Ends the connection. */
  close(): Promise<void>;
}

/** All of ours go by one channel; `pg_notify` tells a key, a space, and words. */
export const CHANNEL = 'traject';

/** Its types do not say so. */
type Client = pg.Client & { ref(): void; unref(): void };

/** Hears what is told on one connection of its own, opened when somebody listens for the first time, and again when it was lost. */
export function createNotices(options: pg.ClientConfig): Notices {
  const listeners = new Map<string, Set<(words: string) => void>>();
  let connection: Client | undefined;
  let isClosed = false;

  async function connect(): Promise<void> {
    const client = new pg.Client(options) as Client;
    const forget = () => {
      if (connection === client) connection = undefined;
    };
    connection = client;
    client.on('error', forget);
    client.on('end', forget);
    client.on('notification', ({ payload = '' }) => {
      const [key = '', ...words] = payload.split(' ');
      for (const hear of listeners.get(key) ?? []) hear(words.join(' '));
    });
    try {
      await client.connect();
      // It ends with the process, and keeps none alive.
      client.unref();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      forget();
      await client.end().catch(() => undefined);
    }
  }

  return {
    listen(key, hear) {
      if (connection === undefined && !isClosed) void connect();
      const others = listeners.get(key) ?? new Set();
      listeners.set(key, others.add(hear));
      return () => {
        others.delete(hear);
        if (others.size === 0 && listeners.get(key) === others) listeners.delete(key);
      };
    },
    async close() {
      isClosed = true;
      // Whoever closes it waits for that, and may have nothing else left that keeps the process alive.
      connection?.ref();
      await connection?.end().catch(() => undefined);
    },
  };
}
