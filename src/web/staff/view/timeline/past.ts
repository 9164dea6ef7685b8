import type { Dossier } from '../../../../application/trajectories/dossier.ts';
import type { MailKind } from '../../../../domain/template/model/types.ts';
import type { Language } from '../../../../domain/text.ts';
import { headlineOf } from '../../../../domain/trajectory/mail-plan/headline.ts';
import { stepOfPath } from '../../../../domain/trajectory/model/built-in-tasks.ts';
import type { TrajectoryEvent } from '../../../../domain/trajectory/model/events.ts';
import { explainMail } from '../../../../mail/ledger/explain.ts';
import type { LedgerMail } from '../../../../store/mail/mails.ts';
import { actorOf, sentenceOf } from '../../../../texts/journal.ts';
import type { Names } from '../../../../texts/names.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import type { TimelineRow } from './types.ts';

/** What the past is told from. */
export type PastRequest = {
  readonly template: Dossier['template'];
  readonly journal: readonly TrajectoryEvent[];
  /** Every mail that was ever planned. */
  readonly mails: readonly LedgerMail[];
  readonly names: Names;
  readonly language: Language;
};

/**
 * What happened and what was mailed, the last first. A mail that did not go stands folded at the event that explains it; one
 * that went along with another at that one.
 */
export function pastOf(request: PastRequest): readonly TimelineRow[] {
  const { mails, journal } = request;
  const gone = mails.filter(({ status }) => status !== 'planned');
  const ids = new Set(gone.map(({ id }) => id));
  const places = new Map<string, LedgerMail[]>();
  const alone: LedgerMail[] = [];
  for (const mail of gone) {
    const place = placeOf(mail, journal, ids);
    if (place === undefined) alone.push(mail);
    else places.set(place, [...(places.get(place) ?? []), mail]);
  }
  const folded = (place: string) => {
    const rows = (places.get(place) ?? []).map((mail) => mailRow(mail, request));
    return rows.length === 0 ? {} : { folded: rows };
  };
  const rows = [
    ...journal.map((event) => ({ ...eventRow(event, request), ...folded(`event ${event.version}`) })),
    ...alone.map((mail) => ({ ...mailRow(mail, request), ...folded(`mail ${mail.id}`) })),
  ];
  // What happened at one moment keeps the order in which it happened.
  return rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => b.row.at.localeCompare(a.row.at) || b.index - a.index)
    .map(({ row }) => row);
}

/** At what a mail is folded; nothing for one that stands by itself. */
function placeOf(
  mail: LedgerMail,
  journal: readonly TrajectoryEvent[],
  ids: ReadonlySet<string>,
): string | undefined {
  if (mail.status === 'merged' && ids.has(mail.mergedInto ?? '')) return `mail ${mail.mergedInto}`;
  if (mail.status !== 'withdrawn') return undefined;
  const explains = (event: TrajectoryEvent) => explainsWithdrawal(event, mail);
  const event = journal.findLast(explains) ?? journal.at(-1);
  return event === undefined ? undefined : `event ${event.version}`;
}

function explainsWithdrawal({ body }: TrajectoryEvent, { reason, path }: LedgerMail): boolean {
  if (reason === 'paused') return body.type === 'paused' || body.type === 'pause-changed';
  if (reason === 'ended') return body.type === 'stopped' || body.type === 'finished';
  return 'path' in body && body.path === path && body.type !== 'opened' && body.type !== 'attached';
}

function eventRow(
  { version, at, actor, body }: TrajectoryEvent,
  { names, language }: PastRequest,
): TimelineRow {
  return {
    ...{ key: `event ${version}`, at, isWholeDay: false },
    part: actor.kind === 'system' ? 'changes' : 'acts',
    sentence: sentenceOf(body, names, language),
    who: actorOf(actor, names, language),
  };
}

/** What a mail of the ledger was about. */
export function titleOfMail(mail: LedgerMail, template: Dossier['template'], language: Language): string {
  const step = stepOfPath(template, mail.path)?.step;
  return mail.kind === 'link' || step === undefined
    ? staffTextsOf(language).trajectory.linkMail
    : headlineOf(step, mail.kind as MailKind, language, mail.key);
}

function mailRow(mail: LedgerMail, { template, names, language }: PastRequest): TimelineRow {
  const { status, sentAt, sendAt, personId, toRole, key } = mail;
  const role = names.role(toRole);
  const why = explainMail(mail)[language];
  const isLost = status === 'failed' || status === 'undeliverable';
  return {
    ...{ key: `mail ${mail.id}`, at: sentAt ?? sendAt, isWholeDay: false, part: 'mails', status, mail: key },
    sentence: titleOfMail(mail, template, language),
    who: personId === undefined ? role : `${names.person(personId)} (${role})`,
    ...(isLost ? { warning: why } : { why }),
  };
}
