import type { Instant } from '../domain/calendar/types.ts';
import { localDateOf } from '../domain/calendar/wall-clock.ts';
import type { Template } from '../domain/template/model/types.ts';
import type { PlannedMail } from '../domain/trajectory/model/advanced.ts';
import { stepOfPath } from '../domain/trajectory/model/built-in-tasks.ts';
import type { TrajectoryState } from '../domain/trajectory/model/state.ts';
import { isRunning } from '../domain/trajectory/model/status.ts';
import type { Layout } from '../mail/layout/layout.ts';
import { compose } from '../mail/letter/compose.ts';
import { type Addressed, sortIntoLetters } from '../mail/letter/sorting.ts';
import { recipientOf, withFallbacks } from '../mail/smtp/recipients.ts';
import type { Contact, MailItem, OwedMail } from '../mail/types.ts';
import type { PastMail } from '../store/mail/past.ts';
import type { History } from './histories.ts';
import { demoId } from './ids.ts';

/** What past letters are written from. */
export interface PastSetting {
  readonly template: Template;
  /** Everybody of the demo by id. */
  readonly people: ReadonlyMap<string, Contact>;
  /** From when on an address took no mail any more. */
  readonly refusedSince: ReadonlyMap<string, Instant>;
  readonly from: string;
  readonly layout: Layout;
  readonly now: Instant;
}

/**
 * What became of every mail that a trajectory of the demo planned before now, as the ledger would have it: sent with its
 * text, merged with another of that morning, refused by an address that is dead, or no longer needed.
 */
export function pastMailsOf(history: History, setting: PastSetting): readonly PastMail[] {
  const gone = new Set<string>();
  const mornings = new Map<string, Addressed[]>();
  const lost: PastMail[] = [];
  const rows = new Map<string, PastMail>();
  const dropped = new Map<string, PastMail>();
  const isRefused = history.story.fate?.what === 'refused';
  history.chronicle.forEach((turn, index) => {
    const next = history.chronicle[index + 1];
    const end = next?.state.at ?? setting.now;
    for (const mail of turn.plan) {
      if (gone.has(mail.key)) continue;
      if (mail.at <= end && mail.at <= setting.now) {
        gone.add(mail.key);
        dropped.delete(mail.key);
        const found = addressed(mail, turn.state, history, setting);
        if ('lost' in found) lost.push(isRefused && lost.length === 0 ? refusedBy(found.lost) : found.lost);
        else {
          rows.set(found.item.mail.id, rowOf(mail, turn.state));
          const morning = `${found.to.id} ${mail.immediate ? mail.at : localDateOf(mail.at)}`;
          mornings.set(morning, [...(mornings.get(morning) ?? []), found]);
        }
      } else if (next !== undefined && !next.plan.some(({ key }) => key === mail.key)) {
        dropped.set(mail.key, withdrawn(mail, next.state));
      }
    }
  });
  const letters = [...mornings.values()].flatMap((morning) => written(morning, rows, setting));
  const known = new Set([...letters, ...lost].map(({ key }) => key));
  const planned = new Set(history.advanced.plan.map(({ key }) => key));
  const unneeded = [...dropped.values()].filter(({ key }) => !known.has(key) && !planned.has(key));
  return [...letters, ...lost, ...unneeded];
}

function addressed(
  mail: PlannedMail,
  state: TrajectoryState,
  history: History,
  setting: PastSetting,
): Addressed | { readonly lost: PastMail } {
  const { template } = setting;
  const owed: OwedMail = {
    ...{ id: demoId(`mail ${state.id} ${mail.key}`), key: mail.key, trajectoryId: state.id, kind: mail.kind },
    ...{ rung: mail.rung, path: mail.path, toRole: mail.to, sendAt: mail.at, immediate: mail.immediate },
    ...{ attempts: 0, unanswered: 0, unheard: 0 },
    ...(mail.due === undefined ? {} : { due: mail.due }),
  };
  const people = withFallbacks(template, peopleIn(state, mail.at, setting));
  const found = recipientOf(owed, people);
  const node = state.nodes[mail.path];
  const step = stepOfPath(template, mail.path, node?.about)?.step;
  if ('problem' in found || step === undefined) {
    const problem = 'problem' in found ? found.problem : 'nobody-in-role';
    return { lost: { ...rowOf(mail, state), status: 'undeliverable', reason: problem } };
  }
  const about = node?.about === undefined ? undefined : stepOfPath(template, node.about)?.step;
  const item: MailItem = {
    ...{ mail: owed, template, step, people, link: 'https://traject.example/p/…' },
    subject: history.subjectName,
    ...(node === undefined ? {} : { node }),
    ...(about === undefined ? {} : { about: { step: about } }),
  };
  return { to: found.person, item };
}

/** The first mail to an address that is dead is refused by its server; of the others that is known beforehand. */
function refusedBy(mail: PastMail): PastMail {
  if (mail.reason !== 'unreachable') return mail;
  const response = '550 5.1.1 The email account that you tried to reach does not exist';
  return {
    ...mail,
    status: 'failed',
    reason: 'refused',
    answer: { code: 550, response, domain: 'school.example' },
  };
}

function peopleIn(state: TrajectoryState, at: Instant, { people, refusedSince }: PastSetting) {
  return Object.fromEntries(
    Object.entries(state.roles).flatMap(([role, { person }]) => {
      const contact = people.get(person);
      if (contact === undefined) return [];
      const refused = refusedSince.get(person);
      return [[role, { ...contact, reachable: refused === undefined || refused > at }]];
    }),
  );
}

/**
 * Writes what one person got in a morning.
 * @param rows of these mails in the ledger, by id
 */
function written(
  morning: readonly Addressed[],
  rows: ReadonlyMap<string, PastMail>,
  setting: PastSetting,
): PastMail[] {
  const rowOfItem = ({ mail }: MailItem) => rows.get(mail.id) as PastMail;
  const { letters, covered, unwanted } = sortIntoLetters(morning);
  const bySending = letters.flatMap(({ to, items }): PastMail[] => {
    const [first, ...others] = items;
    const { sendAt } = first.mail;
    const letter = { to, items, today: localDateOf(sendAt) };
    const { messageId, subject, text } = compose(letter, { ...setting, now: sendAt });
    const shared = { personId: to.id, sentAt: sendAt };
    return [
      {
        ...{ ...rowOfItem(first), ...shared, status: 'sent', messageId, content: { subject, text } },
        answer: { domain: to.email.split('@').at(-1) ?? '' },
      },
      ...others.map(
        (item): PastMail => ({
          ...{ ...rowOfItem(item), ...shared, status: 'merged', reason: 'same-morning' },
          mergedInto: first.mail.id,
        }),
      ),
    ];
  });
  const sent = new Map(bySending.map((one) => [one.id, one]));
  const rest = [
    ...covered.map(({ mail, by, why }) => ({ mail, status: 'merged' as const, reason: why, by })),
    ...unwanted.map((mail) => ({
      mail,
      status: 'withdrawn' as const,
      reason: 'reminders-off',
      by: undefined,
    })),
  ].flatMap(({ mail, status, reason, by }): PastMail[] => {
    const row = rows.get(mail.id);
    if (row === undefined) return [];
    const carrier = by === undefined ? undefined : sent.get(by.id);
    return [
      {
        ...{ ...row, status, reason },
        ...(carrier?.sentAt === undefined ? {} : { sentAt: carrier.sentAt, mergedInto: carrier.id }),
      },
    ];
  });
  return [...bySending, ...rest];
}

function rowOf(mail: PlannedMail, { id }: TrajectoryState): PastMail {
  return {
    ...{ id: demoId(`mail ${id} ${mail.key}`), key: mail.key, trajectoryId: id, kind: mail.kind },
    ...{ rung: mail.rung, path: mail.path, step: mail.step, phase: mail.phase, toRole: mail.to },
    ...{ sendAt: mail.at, immediate: mail.immediate, status: 'sent' },
    ...(mail.due === undefined ? {} : { due: mail.due }),
  };
}

function withdrawn(mail: PlannedMail, state: TrajectoryState): PastMail {
  const status = state.nodes[mail.path]?.status ?? '';
  const isOver = ['done', 'skipped', 'expired'].includes(status);
  const reason = isOver
    ? 'step-done'
    : state.status === 'paused'
      ? 'paused'
      : isRunning(state)
        ? 'plan-changed'
        : 'ended';
  return { ...rowOf(mail, state), status: 'withdrawn', reason, updatedAt: state.at };
}
