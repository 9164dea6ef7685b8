import { setTimeout as delay } from 'node:timers/promises';
import type { Candidate } from './population.ts';
import type { Services } from './services.ts';

/** So many trajectories are looked at. */
const LOOKS = 200;
/** A process writes down each second how much memory it has. */
const WRITTEN_WITHIN = 2_000;

/** Starts the API in a process of its own, looks at many pages, and gives the bytes of memory that it has then. */
export async function memoryOfApi(
  services: Services,
  trajectories: readonly { readonly id: string; readonly candidate: Candidate }[],
): Promise<number> {
  const api = await services.startWorker('api');
  try {
    for (const { id, candidate } of trajectories.slice(0, LOOKS)) {
      for (const path of ['/', '/trajectories', `/trajectories/${id}`, `/api/v1/trajectories/${id}/agenda`]) {
        const headers = { 'X-Demo-Person': candidate.roles.counsellor };
        const answer = await fetch(`${api.said}${path}`, { headers });
        await answer.arrayBuffer();
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      }
    }
    await delay(WRITTEN_WITHIN);
    return api.memory();
  } finally {
    await api.stop();
  }
}
