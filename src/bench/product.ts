import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { SendMailOptions } from 'nodemailer';
import { executeCommand } from '../application/commands/execute.ts';
import type { Dependencies } from '../application/dependencies.ts';
import { enrolTrajectory } from '../application/enrolment/enrol.ts';
import { nowOf } from '../application/now.ts';
import { sortError } from '../application/outage.ts';
import { callMailroom } from '../application/workflow-client/mailroom.ts';
import { RULES_ONLY } from '../domain/calendar/school-calendar.ts';
import { behaviourOf } from '../domain/trajectory/forecast/personas.ts';
import type { Summary } from '../domain/trajectory/views/summary.ts';
import { until } from '../platform/waiting.ts';
import { storeOfSystem } from '../store/database/db.ts';
import { setAlarm } from '../store/mail/alarm.ts';
import { planLinkMail } from '../store/mail/delivery.ts';
import { allMailsDueAt } from '../store/operations/bench.ts';
import { findTrajectory } from '../store/trajectories/trajectories.ts';
import { trajectoriesQueue, trajectoryWorkflowId } from '../workflows/types.ts';
import { EVENTS_UNTIL_ASLEEP, historyLength, untilNoted } from './events.ts';
import { compareDelivery, type Delivery, paceOf } from './mail-log.ts';
import { type Candidate, COORDINATOR, type Population } from './population.ts';
import type { Services } from './services.ts';
import { inParallel, timed } from './statistics.ts';

/** The product: the same use cases, workers and mailroom as in an installation, in this process. */
export type Product = {
  /** Enrols some of the candidates, with mailing held back; gives the milliseconds that the calls took. */
  enrol(from: number, to: number, width: number): Promise<number>;
  /** Lets the mails go that answer the enrolments; gives what arrived. */
  sendFirstMails(): Promise<Delivery>;
  /**
   * Has the next reminder of every trajectory fall due at one instant, and waits for the last; up to three times. Gives mails per
   * second, from that instant on, and from the first mail to the last.
   */
  burst(): Promise<{ mails: number; pace: number; delivery: Delivery }>;
  /** What it gave nodemailer last. */
  message(): SendMailOptions;
  /** The same, and somebody asks for a link in the middle of it; gives the milliseconds until the mail server has that. */
  answerWithinBurst(): Promise<{ answer: number; delivery: Delivery }>;
  /** Carries out a command (a note) in one of the trajectories, and says how long it took. */
  note(index: number): Promise<number>;
  /** Bytes of memory of the workers. */
  memory(): number;
  /** Ends the workers and starts them again while a mail is due; gives the milliseconds from their start to that mail. */
  coldStart(): Promise<number>;
  /** Prepares commands for the last trajectories; gives a function that carries out one and says how long it took. */
  commands(count: number): Promise<(index: number) => Promise<number>>;
  /** Events that one wake-up adds to the history of a trajectory, and those that one command adds. */
  countEvents(): Promise<{ perWakeUp: number; perCommand: number }>;
  /** Ids of the trajectories, in the order of the candidates. */
  ids: readonly string[];
  /** Those that run, each with whom it is for. */
  enrolled(): readonly { readonly id: string; readonly candidate: Candidate }[];
  stop(): Promise<void>;
};

const MOST_ATTEMPTS = 5;

/** Starts the workers of the product on an empty, migrated database that has been populated. */
export async function startProduct(
  services: Services,
  deps: Dependencies,
  { candidates, published }: Population,
): Promise<Product> {
  const { store } = deps;
  const { client } = services.temporal;
  let worker = await services.startWorker('product');
  const ids: string[] = [];
  const addresses = candidates.map(({ email }) => email);
  const allDueSoon = async () => {
    const due = Date.now() + 3_000;
    const at = new Date(due).toISOString();
    await allMailsDueAt(storeOfSystem(store, 'work'), 'reminder', at);
    await setAlarm(storeOfSystem(store, 'work'), 0, at);
    await callMailroom(client, 0);
    return due;
  };
  const askForLink = async (index: number) => {
    const { mailroom } = await planLinkMail(storeOfSystem(store, 'work'), {
      ...{ person: candidates[index]?.roles.coordinator ?? '', trajectoryId: ids[index] ?? '' },
      ...{ role: 'coordinator', path: 'referral/school_confirms', now: nowOf(deps) },
    });
    if (mailroom !== undefined) await callMailroom(client, mailroom);
  };

  return {
    ids,
    enrolled: () => ids.map((id, index) => ({ id, candidate: candidates[index] as Candidate })),
    async enrol(from, to, width) {
      // Their workflows begin when something happens: there is nothing to wait for.
      return timed(() =>
        inParallel(candidates.slice(from, to), width, async (candidate, index) => {
          ids[from + index] = await enrolOne(deps, candidate);
        }),
      );
    },
    async sendFirstMails() {
      const before = services.mailLog.read().length;
      await worker.openGate();
      const mails = await services.mailLog.waitFor(before + candidates.length, 20_000);
      return compareDelivery(mails.slice(before), addresses);
    },
    async burst() {
      const before = services.mailLog.read().length;
      const due = await allDueSoon();
      const mails = (await services.mailLog.waitFor(before + candidates.length, 30_000)).slice(before);
      const last = mails.at(-1)?.at ?? Number.NaN;
      return {
        mails: mails.length / ((last - due) / 1_000),
        pace: paceOf(mails),
        delivery: compareDelivery(mails, addresses),
      };
    },
    async answerWithinBurst() {
      const before = services.mailLog.read().length;
      await allDueSoon();
      const [first, all] = [before + Math.ceil(addresses.length / 10), before + addresses.length + 1];
      await services.mailLog.waitFor(first, 30_000);
      const asked = Date.now();
      await askForLink(0);
      const mails = (await services.mailLog.waitFor(all, 30_000)).slice(before);
      const isAnswer = ({ to }: { readonly to: string }) => to === COORDINATOR;
      return {
        answer: (mails.find(isAnswer)?.at ?? Number.NaN) - asked,
        delivery: compareDelivery(
          mails.filter((mail) => !isAnswer(mail)),
          addresses,
        ),
      };
    },
    note(index) {
      const candidate = candidates[index % candidates.length] as Candidate;
      const id = ids[index % ids.length] as string;
      return timed(() => carryOut(deps, id, candidate.roles.counsellor, undefined));
    },
    message: () => worker.message(),
    memory: () => worker.memory(),
    async coldStart() {
      await worker.stop();
      const before = services.mailLog.read().length;
      // In another trajectory than before: whoever asks for the same link again within minutes gets none.
      await askForLink(candidates.length - 1);
      const began = Date.now();
      worker = await services.startWorker('product');
      await worker.openGate();
      const mails = await services.mailLog.waitFor(before + 1, 60_000);
      return (mails[before]?.at ?? Number.NaN) - began;
    },
    async commands(count) {
      const prompt = behaviourOf('prompt', published.template, { calendar: RULES_ONLY });
      const acts = await Promise.all(
        ids.slice(-count).map(async (id) => {
          const state = (await findTrajectory(store, store.scope, id))?.state;
          const act = state === undefined ? undefined : prompt(state);
          if (act === undefined) throw new Error(`Nothing to do in trajectory ${id}`);
          return { id, command: act.command, person: state?.roles[act.role]?.person ?? '' };
        }),
      );
      return async (index) => {
        const act = acts[index % acts.length] as (typeof acts)[number];
        const command = index < acts.length ? act.command : undefined;
        const took = await timed(() => carryOut(deps, act.id, act.person, command));
        await untilNoted(client, trajectoryWorkflowId(act.id));
        return took;
      };
    },
    async countEvents() {
      const [trajectoryId] = ids as [string];
      const counsellor = candidates[0]?.roles.counsellor ?? '';
      const workflowId = trajectoryWorkflowId(trajectoryId);
      // The first one ends the delay of its start.
      await carryOut(deps, trajectoryId, counsellor, undefined);
      await untilNoted(client, workflowId);
      const before = await historyLength(client, workflowId);
      await carryOut(deps, trajectoryId, counsellor, undefined);
      await untilNoted(client, workflowId);
      const perCommand = (await historyLength(client, workflowId)) - before;
      return { perWakeUp: await eventsOfWakeUp(client, workflowId, trajectoryId), perCommand };
    },
    stop: () => worker.stop(),
  };
}

/** The same shell once more, told that it has to wake up in two seconds; it finds nothing to do and sleeps again. */
async function eventsOfWakeUp(client: Client, workflowId: string, trajectoryId: string): Promise<number> {
  const summary = await client.workflow.getHandle(workflowId).query<Summary>('state');
  const again = `${workflowId}-wake-up`;
  const wakeAt = new Date(Date.now() + 2_000).toISOString();
  const handle = await client.workflow.start('trajectory', {
    ...{ taskQueue: trajectoriesQueue, workflowId: again },
    args: [{ trajectoryId, summary: { ...summary, wakeAt } }],
  });
  let length = 0;
  const isAsleepAgain = async () => {
    const { wakeAt: next } = await handle.query<Summary>('state');
    const [before, now] = [length, await historyLength(client, again)];
    length = now;
    // A workflow task that is still under way adds to the history when it ends.
    return next !== wakeAt && before === now;
  };
  const done = await until(isAsleepAgain, { timeout: 30_000, every: 300 });
  await handle.terminate();
  if (!done) throw new Error('The workflow did not wake up.');
  return (summary.wakeAt === undefined ? 1 : 0) + length - EVENTS_UNTIL_ASLEEP;
}

async function enrolOne(deps: Dependencies, { school, roles }: Candidate): Promise<string> {
  const { id } = await enrolTrajectory({
    deps,
    actor: { kind: 'person', person: roles.counsellor },
    enrolment: { template: 'digitale-school', subject: { kind: 'school', id: school }, roles },
  });
  return id;
}

/**
 * What a prompt school would do next; after that, a note. When Temporal is too slow, it is asked again with the same key,
 * as every client should.
 */
async function carryOut(
  deps: Dependencies,
  trajectoryId: string,
  person: string,
  command: Parameters<typeof executeCommand>[0]['command'] | undefined,
): Promise<void> {
  const idempotencyKey = randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcome = await executeCommand({
        ...{ deps, trajectoryId, idempotencyKey, actor: { kind: 'person', person } },
        command: command ?? { type: 'note', text: 'Telefonisch contact gehad; alles loopt.' },
      });
      if (!outcome.ok) throw new Error(`A command was refused: ${outcome.rejection.code}`);
      return;
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || sortError(error).sort !== 'outage') throw error;
    }
  }
}
