import { randomUUID } from 'node:crypto';
import {
  createDeliverMail,
  type MailroomParts,
  type SubmitUndeliverable,
} from '../../src/activities/deliver-mail.ts';
import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { localDateOf } from '../../src/domain/calendar/wall-clock.ts';
import type { Rejection } from '../../src/domain/rejection.ts';
import type { Template } from '../../src/domain/template/model/types.ts';
import { advance } from '../../src/domain/trajectory/decide/advance.ts';
import { enrol } from '../../src/domain/trajectory/decide/enrol.ts';
import type { Advanced } from '../../src/domain/trajectory/model/advanced.ts';
import type { Command } from '../../src/domain/trajectory/model/commands.ts';
import type { Actor } from '../../src/domain/trajectory/model/events.ts';
import type { TrajectoryState } from '../../src/domain/trajectory/model/state.ts';
import { type AdjustableClock, adjustableClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/logging.ts';
import { createMailTransport, type MailTransport } from '../../src/platform/transport.ts';
import { openDatabase, storeOfSystem, type WholeStore } from '../../src/store/database/db.ts';
import { type LedgerMail, mailsOf } from '../../src/store/mail/mails.ts';
import { insertPerson } from '../../src/store/people/people.ts';
import { applySchools } from '../../src/store/people/schools.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { commitAdvance, insertEnrolled } from '../../src/store/trajectories/commits.ts';
import { type MailSink, startMailSink, startPostgres } from '../support/environment.ts';
import { template as sampleTemplate } from './sample-letters.ts';

/** Monday 2 November 2026 would be a holiday; this is the Monday after, at nine in the morning in Brussels. */
export const start = '2026-11-09T08:00:00.000Z';

const context = { calendar: { overrides: [] } };

/** A mailroom on real parts: database, mail server, and a clock that tests move. */
export interface MailroomSetting {
  readonly store: WholeStore;
  readonly sink: MailSink;
  readonly clock: AdjustableClock;
  readonly transport: MailTransport;
  readonly databaseUrl: string;
  readonly template: Template;
  readonly counsellor: string;
  /** What was reported as undeliverable, in order. */
  readonly reports: Parameters<SubmitUndeliverable>[];
  /** Makes reporting fail from now on, or work again. */
  failReports(fail: boolean): void;
  /** The activity, on the setting's own transport unless another is given. */
  deliverer(
    transport?: MailTransport,
    more?: Pick<MailroomParts, 'leaseMilliseconds'>,
  ): ReturnType<typeof createDeliverMail>;
  /** Empties the mailroom once. */
  deliver(): Promise<{ nextAt?: string; sent: number }>;
  /** Forgets all trajectories and mails, and begins again at `start`. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts it all.
 * @param options.bounceAddress what return paths are made of; none if left out
 */
export async function startMailroom(options: { bounceAddress?: string } = {}): Promise<MailroomSetting> {
  const database = await startPostgres({ migrated: true });
  const opened = openDatabase({ databaseUrl: database.databaseUrl });
  const store = storeOfSystem(opened, 'operator');
  const sink = await startMailSink();
  const transport = createMailTransport({ smtpUrl: sink.smtpUrl });
  const clock = adjustableClock(start);
  const { template } = await publishTemplate(store, await sampleSource());
  const counsellor = await addPerson(store, 'Els Janssens');
  const reports: MailroomSetting['reports'] = [];
  let failing = false;
  const deliverer: MailroomSetting['deliverer'] = (over = transport, more = {}) =>
    createDeliverMail({
      ...more,
      store,
      transport: over,
      clock,
      configuration: {
        http: { publicUrl: 'https://traject.example' },
        mail: {
          from: 'Traject <traject@pbd.example>',
          bounces: { address: options.bounceAddress, port: undefined, imapUrl: undefined },
        },
      },
      logger: createLogger('silent'),
      async submitUndeliverable(...report) {
        if (failing) throw new Error('Temporal is away');
        reports.push(report);
      },
    });
  return {
    ...{ store, sink, clock, transport, template, counsellor, reports, deliverer },
    databaseUrl: database.databaseUrl,
    failReports(fail) {
      failing = fail;
    },
    deliver: () => deliverer()({ partition: 0 }),
    async reset() {
      await store.pool.query(
        `TRUNCATE trajectory, trajectory_event, trajectory_step, trajectory_role, mail, mail_attempt, mail_content,
          mail_alarm, mail_breaker, mail_hold, link, defect CASCADE`,
      );
      clock.set(start);
      sink.clear();
      sink.answer(() => undefined);
      reports.length = 0;
      failing = false;
    },
    async stop() {
      transport.close();
      await sink.stop();
      await opened.close();
      await database.stop();
    },
  };
}

async function sampleSource(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(new URL(`../../templates/${sampleTemplate.id}.yaml`, import.meta.url), 'utf8');
}

/** Adds somebody; `null` as address means none. */
export async function addPerson(store: WholeStore, name: string, email?: string | null): Promise<string> {
  const id = randomUUID();
  const address = email === undefined ? `${id}@school.example` : email;
  await insertPerson(store, { id, name, language: 'nl', ...(address === null ? {} : { email: address }) });
  return id;
}

let schoolNumber = 910_000;

/** A stored trajectory with its state. */
export interface Enrolled {
  readonly id: string;
  readonly principal: string;
  readonly state: TrajectoryState;
}

/** Enrols one more school now; its principal is asked to confirm at once. */
export async function enrolSchool(
  setting: MailroomSetting,
  options: {
    principal?: string;
    roles?: Record<string, string>;
    underWay?: { phase: string; since: string };
  } = {},
): Promise<Enrolled> {
  const { store, template, counsellor, clock } = setting;
  const now = clock.now().toString({ fractionalSecondDigits: 3 });
  schoolNumber += 1;
  const number = String(schoolNumber);
  await applySchools(store, [{ number, name: `School ${number}` }], [], now);
  const principal = options.principal ?? (await addPerson(store, `Directeur ${number}`));
  const advanced = accepted(
    enrol(
      {
        ...{ id: randomUUID(), now, subject: { kind: 'school', id: number } },
        start: options.underWay?.since ?? localDateOf(now),
        actor: { kind: 'person', person: counsellor },
        ...(options.underWay && { underWay: options.underWay }),
        roles: options.roles ?? { counsellor, coordinator: counsellor, principal },
      },
      template,
      1,
      context,
    ),
  );
  await insertEnrolled(store, {
    ...{ advanced, template, context, now, school: number, period: '2026-2027' },
    reference: `TM-${number}`,
  });
  return { id: advanced.state.id, principal, state: advanced.state };
}

/** Somebody, the counsellor unless told otherwise, does something in a trajectory; gives its state after that. */
export async function act(
  setting: MailroomSetting,
  before: TrajectoryState,
  command: Command,
  by?: Actor,
): Promise<TrajectoryState> {
  const { store, template, clock, counsellor } = setting;
  const now = clock.now().toString({ fractionalSecondDigits: 3 });
  const actor = by ?? { kind: 'person', person: counsellor };
  const advanced = accepted(advance(before, template, { kind: 'command', now, actor, command }, context));
  const committed = await commitAdvance(store, { before, advanced, template, context, now });
  if (committed === 'conflict') throw new Error('The trajectory had moved');
  return advanced.state;
}

/** The mails of a trajectory's ledger, by rung. */
export async function ledger(setting: MailroomSetting, id: string): Promise<Map<string, LedgerMail>> {
  return new Map((await mailsOf(setting.store, EVERYTHING, id)).map((mail) => [mail.rung, mail]));
}

function accepted(decision: Advanced | Rejection): Advanced {
  if (decision.rejected) throw new Error(decision.code);
  return decision;
}
