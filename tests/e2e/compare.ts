import { EVERYTHING } from '../../src/domain/access/scope.ts';
import { formatWithOffset } from '../../src/domain/calendar/wall-clock.ts';
import type { Rehearsal } from '../../src/domain/trajectory/forecast/rehearse.ts';
import { mailsOf } from '../../src/store/mail/mails.ts';
import type { World } from './world.ts';

/** The mails that a trajectory really sent, a line each: local date and minute, kind, recipient's role, key. */
export async function mailsSent(world: World, id: string): Promise<readonly string[]> {
  return (await mailsOf(world.store, EVERYTHING, id))
    .filter(({ status }) => status === 'sent' || status === 'merged')
    .map(
      ({ sentAt, kind, toRole, key }) =>
        `${formatWithOffset(sentAt ?? '').slice(0, 16)} ${kind} ${toRole} ${key}`,
    )
    .sort();
}

/** The mails of a rehearsal in the same words. */
export function mailsPromised({ entries }: Rehearsal): readonly string[] {
  return entries
    .filter(({ kind }) => kind === 'mail')
    .map(({ at, mail_kind, to, key }) => `${at.slice(0, 16)} ${mail_kind} ${to} ${key}`)
    .sort();
}
