import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import { readIncoming } from '../../mail/incoming/read-incoming.ts';
import { filingAddressOf } from '../../mail/incoming/return-path.ts';
import { bareAddressOf } from '../../mail/smtp/message-id.ts';
import { findPersonByEmail } from '../../store/people/people.ts';
import {
  type FiledMail,
  filedMailsOf,
  insertFiledMail,
  removeFiledMail,
} from '../../store/trajectories/filed-mails.ts';
import { authorise } from '../access/authorise.ts';
import { isApplicationError } from '../application-error.ts';
import { executeCommand } from '../commands/execute.ts';
import type { CommandDependencies, CommandOutcome } from '../commands/outcome.ts';
import type { Dependencies } from '../dependencies.ts';
import { newIdFor, principalOf } from '../idempotency.ts';
import { nowOf } from '../now.ts';

/** A mail as it is filed: what was pasted, or forwarded. */
export type MailToFile = {
  /** Who wrote it. */
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
  readonly writtenAt?: Instant | undefined;
  /** Path of the step occurrence that it is about. */
  readonly step?: string | undefined;
};

const MOST_TEXT = 20_000;

/**
 * Files a mail with its trajectory, where everybody who reads the trajectory finds it; the journal says that there is one.
 * @param request `by`: id of whoever files it; nobody from a terminal
 * @throws as `executeCommand`
 */
export async function fileMail(request: {
  deps: CommandDependencies;
  trajectoryId: string;
  actor: Actor;
  by?: string | undefined;
  mail: MailToFile;
  idempotencyKey?: string | undefined;
}): Promise<CommandOutcome & { readonly id: string }> {
  const { deps, trajectoryId, actor, by, mail, idempotencyKey } = request;
  const principal = principalOf(actor);
  const id = newIdFor({ key: idempotencyKey, principal, purpose: `filed mail ${trajectoryId}` });
  const { step, writtenAt, sender, subject, text } = mail;
  const clean = (words: string) => words.replaceAll('\0', '');
  await insertFiledMail(deps.store, {
    ...{ id, trajectoryId, filedAt: nowOf(deps), ...(by === undefined ? {} : { filedBy: by }) },
    ...{ sender: clean(sender), subject: clean(subject), text: clean(text).slice(0, MOST_TEXT) },
    ...(step === undefined ? {} : { path: step }),
    ...(writtenAt === undefined ? {} : { writtenAt }),
  });
  const outcome = await executeCommand({
    ...{ deps, trajectoryId, actor, idempotencyKey },
    command: { type: 'file-mail', mail: id, ...(step === undefined ? {} : { step }) },
  });
  if (!outcome.ok) await removeFiledMail(deps.store, id);
  return { ...outcome, id };
}

/** A whole message, as a mail program saves it, as something to be filed. */
export async function readMessage(
  deps: Pick<Dependencies, 'clock'>,
  raw: Buffer,
): Promise<MailToFile & { readonly senderAddress?: string }> {
  const { sender, senderAddress, subject, text, writtenAt } = await readIncoming(
    raw,
    localDateOf(nowOf(deps)),
  );
  return {
    ...{ sender, subject, text, writtenAt },
    ...(senderAddress === undefined ? {} : { senderAddress }),
  };
}

/**
 * Files what somebody of the staff forwarded to the address of a trajectory.
 * @param message `digest`: of the message, by which it is filed once
 * @returns false when its sender is nobody who may act on that trajectory: a person has to look at it
 */
export async function fileForwarded(
  deps: CommandDependencies,
  trajectoryId: string,
  message: MailToFile & { readonly senderAddress?: string | undefined; readonly digest: string },
): Promise<boolean> {
  const { senderAddress, digest, ...mail } = message;
  const person =
    senderAddress === undefined
      ? undefined
      : await findPersonByEmail(deps.store, senderAddress, { party: 'pbd' });
  if (person === undefined || person.leftAt !== undefined) return false;
  try {
    const { actor } = await authorise({ deps, person, access: 'act-on-trajectory', id: trajectoryId });
    const filed = await fileMail({
      ...{ deps, trajectoryId, actor, by: person.id, mail },
      idempotencyKey: `forwarded ${digest}`,
    });
    return filed.ok;
  } catch (error) {
    if (!isApplicationError(error) || !['forbidden', 'not-found'].includes(error.code)) throw error;
    return false;
  }
}

/** The mails that were filed with a trajectory, and the address to which more can be forwarded. */
export async function readFiledMails(
  deps: Pick<Dependencies, 'store' | 'configuration'>,
  scope: Scope,
  trajectoryId: string,
): Promise<{ readonly address: string | undefined; readonly items: readonly FiledMail[] }> {
  const { bounces, from } = deps.configuration.mail;
  const isReceived = bounces.port !== undefined || bounces.imapUrl !== undefined;
  return {
    address: isReceived ? filingAddressOf(bounces.address ?? bareAddressOf(from), trajectoryId) : undefined,
    items: await filedMailsOf(deps.store, scope, trajectoryId),
  };
}
