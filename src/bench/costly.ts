import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createApp, listen } from '../api/server.ts';
import type { Dependencies, Parts } from '../application/dependencies.ts';
import { nowOf } from '../application/now.ts';
import { callMailroom } from '../application/workflow-client/mailroom.ts';
import { closeBoundedWorkers } from '../platform/bounded-workers.ts';
import { storeOfSystem } from '../store/database/db.ts';
import { planLinkMail } from '../store/mail/delivery.ts';
import { createPages } from '../web/routes.ts';
import type { Candidate } from './population.ts';
import type { Services } from './services.ts';
import { timed } from './statistics.ts';

/** Costly inputs under way at the same time. */
const COSTLY_AT_ONCE = 10;
/** Answers that are measured, and mails. */
const ROUNDS = 60;
const MAILS = 60;
/** Nobody is held back for asking much: that is measured here. */
const UNLIMITED = 1_000_000_000;

/** How long answers took while costly inputs were worked on, in milliseconds each. */
export type BesideCostly = {
  readonly health: number[];
  readonly page: number[];
  /** From when a mail fell due until the mail server had it. */
  readonly mail: number[];
  /** The delay of the event loop of the API, 99 % of the time below this. */
  readonly eventLoop: number;
};

/** Serves the API and the pages, keeps ten costly inputs under way, and asks for other things meanwhile. */
export async function besideCostlyInputs(
  { temporal, mailLog }: Services,
  deps: Dependencies & Parts,
  trajectories: readonly { readonly id: string; readonly candidate: Candidate }[],
): Promise<BesideCostly> {
  const app = createApp(deps, { pages: createPages(deps), apiLimit: UNLIMITED, callerLimit: UNLIMITED });
  const server = await listen(app, { port: 0 });
  const gone = new AbortController();
  const person = trajectories[0]?.candidate.roles.coordinator ?? '';
  const ask = async (path: string) => {
    const response = await fetch(`${server.url}${path}`, { headers: { 'X-Demo-Person': person } });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  };
  const costly = Array.from({ length: COSTLY_AT_ONCE }, () => sendCostly(server.url, person, gone.signal));
  try {
    const took = { health: [] as number[], page: [] as number[], mail: [] as number[] };
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id } = trajectories[round % trajectories.length] as (typeof trajectories)[number];
      took.health.push(await timed(() => ask('/healthz')));
      took.page.push(await timed(() => ask(`/trajectories/${id}`)));
    }
    for (const { id, candidate } of trajectories.slice(0, MAILS)) {
      const before = mailLog.read().length;
      const due = Date.now();
      const { mailroom } = await planLinkMail(storeOfSystem(deps.store, 'work'), {
        ...{ person: candidate.roles.principal, trajectoryId: id, role: 'principal' },
        ...{ path: 'referral/school_confirms', now: nowOf(deps) },
      });
      if (mailroom !== undefined) await callMailroom(temporal.client, mailroom);
      const mails = await mailLog.waitFor(before + 1, 20_000);
      took.mail.push((mails.at(-1)?.at ?? Number.NaN) - due);
    }
    delay.disable();
    return { ...took, eventLoop: delay.percentile(99) / 1e6 };
  } finally {
    gone.abort();
    await Promise.all(costly);
    await closeBoundedWorkers();
    await server.close();
  }
}

/** Sends a file that there is no end to, again and again. */
async function sendCostly(url: string, person: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await fetch(`${url}/api/v1/templates/lint`, {
      ...{ method: 'POST', signal, body: JSON.stringify({ source: manyStates }) },
      headers: { 'Content-Type': 'application/json', 'X-Demo-Person': person },
    }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    if (answer?.status === 403) throw new Error('Whoever sends costly inputs may not.');
  }
}

const text = '{ nl: x, en: x }';

/** Nothing in it is wrong, and what it can come to has no end: steps side by side, each open or done. */
const manyStates = `template: many-states
subject: school
title: ${text}
summary: ${text}
source: written for this measurement
available_from: 2026-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: ${text} }
phases:
  - phase: one
    title: ${text}
    steps:
${Array.from({ length: 190 }, (_, at) => `      - { step: s${at}, kind: confirm, title: ${text}, opens: { after: [] }, due: { in: P1W } }\n`).join('')}`;
