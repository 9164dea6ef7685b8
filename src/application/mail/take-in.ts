import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { RecipientStatus } from '../../mail/incoming/delivery-status.ts';
import { type Incoming, readIncoming } from '../../mail/incoming/read-incoming.ts';
import { mailOfReturnPath, trajectoryOfAddress } from '../../mail/incoming/return-path.ts';
import { namesAddress } from '../../mail/smtp/refusal.ts';
import { storeOfSystem } from '../../store/database/db.ts';
import {
  type AnsweredMail,
  answeredMails,
  noteAbsence,
  noteIncoming,
  recordBounce,
  settleIncoming,
} from '../../store/mail/incoming.ts';
import { correctPerson, markUnreachable } from '../../store/people/people.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';

/** What taking in a message works with. */
export interface IntakeParts {
  readonly deps: Pick<Dependencies, 'store' | 'clock' | 'logger'>;
  /** Where reports are received; see `returnPathOf`. */
  readonly bounceAddress: string;
  /** Gives the counsellor the task that a refusal at once gives; must be safe to repeat. */
  readonly tellTrajectory: (
    trajectoryId: string,
    role: string,
    person?: string,
    code?: string,
  ) => Promise<void>;
  /** Files what was forwarded to the address of a trajectory; false when its sender may not. */
  readonly file: (trajectoryId: string, message: Incoming & { readonly digest: string }) => Promise<boolean>;
}

/** What became of a message. */
export type TakenIn = 'filed' | 'bounce' | 'delay' | 'absence' | 'complaint' | 'kept' | 'known';

/**
 * Takes in a message that came back. A report of failure does what a refusal at once would have done; an absence is noted
 * and never counts as an answer; a complaint turns reminders off; what cannot be read, or be told apart, is kept for a person.
 * The same message twice changes nothing.
 * @param recipients envelope recipients, or none when they are not known
 */
export async function takeIn(
  parts: IntakeParts,
  message: { readonly recipients: readonly string[]; readonly raw: Buffer },
): Promise<TakenIn> {
  const { deps, bounceAddress } = parts;
  const now = nowOf(deps);
  const digest = createHash('sha256').update(message.raw).digest('hex');
  const id = await noteIncoming(storeOfSystem(deps.store, 'work'), digest, now);
  if (id === undefined) return 'known';
  const incoming = await readIncoming(message.raw, localDateOf(now));
  const about = [...message.recipients, ...incoming.to]
    .map((to) => trajectoryOfAddress(bounceAddress, to))
    .find((one) => one !== undefined);
  // An automatic answer to a mail of ours that went out in the name of that address says nothing worth filing.
  if (about !== undefined && incoming.meaning.kind === 'other') {
    const isFiled = await parts.file(about, { ...incoming, digest });
    const status = isFiled ? 'handled' : 'kept';
    await settleIncoming(storeOfSystem(deps.store, 'work'), id, {
      kind: 'forwarded',
      status,
      words: incoming,
    });
    deps.logger.info({ trajectory: about, filed: isFiled }, 'A mail was forwarded to a trajectory');
    return isFiled ? 'filed' : 'kept';
  }
  const mails = await answeredMails(deps.store, {
    ids: [...message.recipients, ...incoming.to].flatMap((to) => mailOfReturnPath(bounceAddress, to) ?? []),
    messageIds: incoming.about,
  });
  const { kind } = incoming.meaning;
  const isHandled = await deal(parts, incoming, mails, now);
  await settleIncoming(storeOfSystem(deps.store, 'work'), id, {
    ...{ kind, status: isHandled ? 'handled' : 'kept', mailId: mails[0]?.id, words: incoming },
  });
  deps.logger.info({ kind, handled: isHandled, mail: mails[0]?.id }, 'A message came back');
  return isHandled && kind !== 'other' ? kind : 'kept';
}

/** Does what a message asks; false when somebody has to read it. */
async function deal(
  parts: IntakeParts,
  { meaning }: Incoming,
  mails: readonly AnsweredMail[],
  now: Instant,
): Promise<boolean> {
  const { store } = parts.deps;
  const [first] = mails;
  if (meaning.kind === 'delay') return true;
  if (first === undefined) return false;
  switch (meaning.kind) {
    case 'bounce':
      await dealWithBounce(parts, meaning.recipients, mails, now);
      return true;
    case 'absence':
      if (meaning.until !== undefined && first.personId !== undefined) {
        await noteAbsence(storeOfSystem(store, 'work'), first.personId, meaning.until);
      }
      return true;
    case 'complaint':
      // Somebody should also ring them: the mails are not wanted.
      if (first.personId !== undefined) await correctPerson(store, first.personId, { remindersOff: true });
      return false;
    default:
      return false;
  }
}

async function dealWithBounce(
  { deps, tellTrajectory }: IntakeParts,
  recipients: readonly RecipientStatus[],
  mails: readonly AnsweredMail[],
  now: Instant,
): Promise<void> {
  const [said] = recipients as readonly [RecipientStatus, ...RecipientStatus[]];
  const answer = answerOf(said);
  const [first] = mails;
  // Somebody whose address was corrected meanwhile is reached at the new one.
  const isPresent = said.address === undefined || said.address === first?.email?.toLowerCase();
  if (first?.personId !== undefined && first.email !== undefined && isPresent && namesAddress(answer)) {
    await markUnreachable(deps.store, first.personId, first.email, now);
  }
  for (const { trajectoryId, toRole, personId } of mails) {
    if (isPresent) await tellTrajectory(trajectoryId, toRole, personId, String(answer.code));
  }
  const domain = (said.address ?? first?.email ?? '').split('@').at(-1) ?? '';
  const ids = mails.map(({ id }) => id);
  await recordBounce(storeOfSystem(deps.store, 'work'), ids, { ...answer, domain }, now);
}

/** The report's words as a server would have said them at once. */
function answerOf({ status, diagnostic }: RecipientStatus): { code: number; response: string } {
  const code = Number(/^([45]\d\d)\b/.exec(diagnostic)?.[1] ?? 550);
  const words = diagnostic.replace(/^[45]\d\d[ -]?/, '').replace(/^[45]\.\d{1,3}\.\d{1,3}\s*/, '');
  return { code: Math.max(code, 500), response: `${Math.max(code, 500)} ${status} ${words}`.trim() };
}
