import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { type Going, retentionLetter } from '../../mail/retention-letter.ts';
import { retentionRuns } from '../../store/privacy/retention.ts';
import { nameOf, notOwed, type Writer, writeTo } from '../letters/writer.ts';

/** Tells an administrator what was announced and what went on the day on which that became owed; nothing that went since is announced. */
export const writeRetention: Writer = async (tools, owed) => {
  const { since, person } = owed;
  const runs = await retentionRuns(tools.store, since);
  const coming = runs.flatMap(({ kind, expected: count, dueAt, announcedAt, doneAt }): Going[] =>
    announcedAt === since && doneAt === undefined ? [{ kind, count, on: localDateOf(dueAt) }] : [],
  );
  const gone = runs.flatMap(({ kind, removed: count = 0, doneAt }): Going[] =>
    doneAt === since ? [{ kind, count, on: localDateOf(doneAt) }] : [],
  );
  if (coming.length + gone.length === 0) return notOwed;
  return writeTo(tools, person, (to, sender) => retentionLetter(to, { coming, gone }, sender, nameOf(owed)));
};
