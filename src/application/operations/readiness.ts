import { inTime } from '../../platform/waiting.ts';
import type { Dependencies } from '../dependencies.ts';

/** Whether a part that is needed answers. */
export type PartReadiness = 'up' | 'down';

/** Whether everything that an answer needs is there. */
export type Readiness = { readonly database: PartReadiness; readonly temporal: PartReadiness };

/** Longest wait for a part, in milliseconds: whoever asks wants to know soon. */
const PATIENCE = 2_000;

/** Asks Postgres and Temporal whether they answer, both at the same time. */
export async function checkReadiness({ deps }: { deps: Dependencies }): Promise<Readiness> {
  const [database, temporal] = await Promise.all([
    answers(() => deps.store.pool.query('SELECT 1')),
    answers(() => {
      const { client } = deps.temporal;
      return client.withDeadline(Date.now() + PATIENCE, () => client.workflowService.getSystemInfo({}));
    }),
  ]);
  return { database, temporal };
}

async function answers(ask: () => Promise<unknown>): Promise<PartReadiness> {
  try {
    const answer = ask().then(() => 'up' as const);
    return await inTime(answer, PATIENCE, () => 'down' as const);
  } catch {
    return 'down';
  }
}
