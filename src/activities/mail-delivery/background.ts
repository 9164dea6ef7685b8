import { holderOf, isHandedOn, isTakenOver } from '../../mail/letter/item-words.ts';
import type { MailItem, Takeover } from '../../mail/types.ts';
import type { WholeStore } from '../../store/database/db.ts';
import {
  changesAsked,
  datesSet,
  type RoleGiven,
  rolesGiven,
  stepsHandedOn,
} from '../../store/mail/background.ts';
import type { ClaimedMail } from '../../store/mail/delivery.ts';

/** What the journal tells about a mail. */
export type Background = Pick<MailItem, 'review' | 'takeover' | 'arrangedBy' | 'handedOnBy'>;

/**
 * Looks up in the journal what the text of these mails needs of it; most need nothing, and then nothing is asked. Gives a
 * function that tells it of one of them.
 */
export async function backgroundOf(
  store: WholeStore,
  rows: readonly ClaimedMail[],
): Promise<(row: ClaimedMail) => Background> {
  const [changes, given, dates, handed] = await Promise.all([
    changesAsked(store, trajectoriesOf(rows.filter(isAskedAgain))),
    rolesGiven(store, trajectoriesOf(rows.filter(isTakenOver))),
    datesSet(store, trajectoriesOf(rows.filter(({ kind }) => kind === 'invitation'))),
    stepsHandedOn(store, trajectoriesOf(rows.filter(isHandedOn))),
  ]);
  const reviews = new Map(
    changes.map(({ trajectoryId, path, at, ...review }) => [keyOf({ trajectoryId, path }, at), review]),
  );
  const arrangers = new Map(
    dates.map(({ person, name, at, ...place }) => [keyOf(place, at), { id: person, name }]),
  );
  const givers = new Map(handed.map(({ name, at, ...place }) => [keyOf(place, at), name]));
  return (row) => {
    // A step that is open for the second time was sent back, with a word why, at the very moment that it opened again.
    const review = isAskedAgain(row) ? reviews.get(keyOf(row, row.node?.openedAt)) : undefined;
    const arrangedBy =
      row.kind === 'invitation' ? arrangers.get(keyOf(row, row.node?.appointedAt)) : undefined;
    const handedOnBy = isHandedOn(row) ? givers.get(keyOf(row, row.node?.delegate?.since)) : undefined;
    return {
      ...(handedOnBy === undefined ? {} : { handedOnBy }),
      ...(review === undefined ? {} : { review }),
      ...(arrangedBy === undefined ? {} : { arrangedBy }),
      ...(isTakenOver(row) ? { takeover: takeoverOf(row, given) } : {}),
    };
  };
}

function isAskedAgain({ kind, node }: ClaimedMail): boolean {
  return kind === 'ask' && (node?.round ?? 1) > 1;
}

function takeoverOf(row: ClaimedMail, given: readonly RoleGiven[]): Takeover {
  const role = holderOf(row);
  const holders = given.filter((one) => one.trajectoryId === row.trajectoryId && one.role === role);
  const [before, now] = [holders.at(-2), holders.at(-1)];
  return {
    ...(before === undefined ? {} : { from: { id: before.person, name: before.name } }),
    ...(now?.by === undefined || now.byName === undefined
      ? {}
      : { askedBy: { id: now.by, name: now.byName } }),
  };
}

function trajectoriesOf(rows: readonly ClaimedMail[]): readonly string[] {
  return [...new Set(rows.map(({ trajectoryId }) => trajectoryId))];
}

function keyOf(
  place: { readonly trajectoryId: string; readonly path: string },
  at: string | undefined,
): string {
  return `${place.trajectoryId} ${place.path} ${at}`;
}
