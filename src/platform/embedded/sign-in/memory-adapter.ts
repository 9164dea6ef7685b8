import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Most things that are remembered of each kind; the oldest goes first. */
const MOST = 2_000;

/**
 * Where the embedded provider remembers who is on the way: in this process only, since everybody can pick anybody anew.
 * @returns what oidc-provider calls an adapter, for each kind of thing
 */
export function memoryAdapter(): (kind: string) => Adapter {
  const kinds = new Map<string, Map<string, { payload: AdapterPayload; endsAt: number }>>();
  return (kind) => {
    const kept = kinds.get(kind) ?? new Map<string, { payload: AdapterPayload; endsAt: number }>();
    kinds.set(kind, kept);
    const find = async (id: string) => {
      const found = kept.get(id);
      if (found !== undefined && found.endsAt > performance.now()) return found.payload;
      kept.delete(id);
      return undefined;
    };
    const findBy = async (member: 'uid' | 'userCode', value: string) =>
      [...kept.values()].find(({ payload }) => payload[member] === value)?.payload;
    return {
      find,
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (code) => findBy('userCode', code),
      async upsert(id, payload, seconds) {
        const [oldest] = kept.keys();
        if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest);
        kept.set(id, { payload, endsAt: performance.now() + (seconds ?? 3_600) * 1_000 });
      },
      async consume(id) {
        const payload = await find(id);
        if (payload !== undefined) payload.consumed = Math.floor(performance.now() / 1_000) + 1;
      },
      async destroy(id) {
        kept.delete(id);
      },
      async revokeByGrantId(grant) {
        for (const [id, { payload }] of kept) if (payload.grantId === grant) kept.delete(id);
      },
    };
  };
}
