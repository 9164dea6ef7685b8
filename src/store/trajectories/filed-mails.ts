import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { mustReach } from '../database/reach.ts';
import { filled } from '../database/values.ts';
import { ofTrajectoryWithin, valuesOf } from '../database/within.ts';

/** A mail that somebody got and filed with its trajectory. */
export interface FiledMail {
  readonly id: string;
  readonly trajectoryId: string;
  /** The step occurrence that it is about. */
  readonly path?: string;
  /** Who wrote it, as the mail has it. */
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
  readonly writtenAt?: Instant;
  /** Id of whoever filed it; nobody from a terminal. */
  readonly filedBy?: string;
  readonly filedAt: Instant;
}

/** Keeps a mail; with an id that is known already, what was kept first stays. */
export async function insertFiledMail(store: Store, mail: FiledMail): Promise<void> {
  await mustReach(store, 'trajectory', mail.trajectoryId);
  const { id, trajectoryId, path, sender, subject, text, writtenAt, filedBy, filedAt } = mail;
  await rowsOf(store, {
    text: `INSERT INTO filed_mail (id, trajectory_id, path, sender, subject, text, written_at, filed_by, filed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`,
    values: [
      id,
      trajectoryId,
      path ?? null,
      sender,
      subject,
      text,
      writtenAt ?? null,
      filedBy ?? null,
      filedAt,
    ],
  });
}

/** The mails that were filed with a trajectory, the last written first. */
export async function filedMailsOf(store: Store, scope: Scope, trajectoryId: string): Promise<FiledMail[]> {
  const values = valuesOf();
  const own = values.add(trajectoryId);
  const rows = await rowsOf<
    Omit<FiledMail, 'path' | 'writtenAt' | 'filedBy' | 'filedAt'> & {
      path: string | null;
      written: Date | null;
      by: string | null;
      filed: Date;
    }
  >(store, {
    name: `filed-mails-of ${scope.kind}`,
    text: `SELECT id, trajectory_id AS "trajectoryId", path, sender, subject, text, written_at AS written,
        filed_by AS by, filed_at AS filed
      FROM filed_mail WHERE trajectory_id = ${own} AND ${ofTrajectoryWithin(scope, own, values)}
      ORDER BY coalesce(written_at, filed_at) DESC, id`,
    values: values.all,
  });
  return rows.map(({ path, written, by, filed, ...same }) => ({
    ...same,
    filedAt: filed.toISOString(),
    ...filled({ path, filedBy: by, writtenAt: written?.toISOString() }),
  }));
}

/** Takes back what was kept of a mail that could not be filed after all. */
export async function removeFiledMail(store: Store, id: string): Promise<void> {
  const values = valuesOf();
  await rowsOf(store, {
    text: `DELETE FROM filed_mail WHERE id = ${values.add(id)}
      AND ${ofTrajectoryWithin(store.scope, 'filed_mail.trajectory_id', values)}`,
    values: values.all,
  });
}
