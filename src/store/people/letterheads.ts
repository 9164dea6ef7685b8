import type { Instant } from '../../domain/calendar/types.ts';
import type { Letterhead, Logo, LogoType } from '../../domain/letterhead.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReachOrganisation } from '../database/reach.ts';
import { arrayOfAnyLength, filled } from '../database/values.ts';

interface Row {
  organisation_id: string;
  sender_name: string | null;
  signature_nl: string | null;
  signature_en: string | null;
  logo_type: LogoType | null;
  logo_hash: string | null;
  logo_size: number | null;
}

const columns = `organisation_id, sender_name, signature_nl, signature_en, logo_type, logo_hash, length(logo) AS logo_size`;

/** As whom some organisations write, by id; those that never said so are not in it. */
export async function findLetterheads(
  store: Unscoped<'everybody'>,
  organisations: readonly string[],
): Promise<ReadonlyMap<string, Letterhead>> {
  if (organisations.length === 0) return new Map();
  const rows = await rowsOf<Row>(store, {
    name: 'letterheads',
    text: `SELECT ${columns} FROM letterhead WHERE organisation_id = ANY(${arrayOfAnyLength('$1', 'uuid')})`,
    values: [organisations],
  });
  return new Map(rows.map((row) => [row.organisation_id, toLetterhead(row)]));
}

/** As whom an organisation writes, where it ever said so. */
export async function findLetterhead(store: Store, organisation: string): Promise<Letterhead | undefined> {
  return (await findLetterheads(store, [organisation])).get(organisation);
}

/**
 * The guidance service (or direction) that somebody belongs to; for whoever is of a school or a partner the one that follows what
 * they take part in, as long as that is one alone.
 */
export async function guidanceServiceOf(
  store: Unscoped<'everybody'>,
  person: string,
): Promise<string | undefined> {
  const rows = await rowsOf<{ id: string }>(store, {
    name: 'guidance_service_of',
    text: `WITH own AS (
        SELECT o.id FROM person p JOIN organisation o ON o.id = p.organisation_id
        WHERE p.id = $1 AND o.kind IN ('pbd', 'central'))
      SELECT id FROM own UNION
      SELECT t.organisation_id FROM trajectory_role r JOIN trajectory t ON t.id = r.trajectory_id
      WHERE r.person_id = $1 AND t.organisation_id IS NOT NULL AND NOT EXISTS (SELECT FROM own) LIMIT 2`,
    values: [person],
  });
  return rows.length === 1 ? rows[0]?.id : undefined;
}

/** A logo by its hash. */
export async function findLogo(
  store: Unscoped<'everybody'>,
  hash: string,
): Promise<{ readonly mediaType: LogoType; readonly content: Buffer } | undefined> {
  const [row] = await rowsOf<{ logo: Buffer; logo_type: LogoType }>(store, {
    name: 'logo',
    text: 'SELECT logo, logo_type FROM letterhead WHERE logo_hash = $1 AND logo IS NOT NULL LIMIT 1',
    values: [hash],
  });
  return row === undefined ? undefined : { mediaType: row.logo_type, content: row.logo };
}

/** Who changed it, and when. */
export type ChangedBy = { readonly by?: string | undefined; readonly now: Instant };

/** Replaces the words of a letterhead; the logo stays. */
export async function saveLetterheadWords(
  store: Store,
  organisation: string,
  { senderName, signature }: Pick<Letterhead, 'senderName' | 'signature'>,
  { by, now }: ChangedBy,
): Promise<void> {
  mustReachOrganisation(store, organisation);
  await rowsOf(store, {
    text: `INSERT INTO letterhead (organisation_id, sender_name, signature_nl, signature_en, changed_at, changed_by)
      VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation_id) DO UPDATE SET sender_name = excluded.sender_name,
        signature_nl = excluded.signature_nl, signature_en = excluded.signature_en, changed_at = excluded.changed_at,
        changed_by = excluded.changed_by`,
    values: [organisation, senderName ?? null, signature?.nl ?? null, signature?.en ?? null, now, by ?? null],
  });
}

/** Replaces the logo of a letterhead, or takes it away; the words stay. */
export async function saveLogo(
  store: Store,
  organisation: string,
  logo: (Pick<Logo, 'mediaType' | 'hash'> & { readonly content: Buffer }) | undefined,
  { by, now }: ChangedBy,
): Promise<void> {
  mustReachOrganisation(store, organisation);
  await rowsOf(store, {
    text: `INSERT INTO letterhead (organisation_id, logo, logo_type, logo_hash, changed_at, changed_by)
      VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation_id) DO UPDATE SET logo = excluded.logo,
        logo_type = excluded.logo_type, logo_hash = excluded.logo_hash, changed_at = excluded.changed_at,
        changed_by = excluded.changed_by`,
    values: [
      organisation,
      logo?.content ?? null,
      logo?.mediaType ?? null,
      logo?.hash ?? null,
      now,
      by ?? null,
    ],
  });
}

function toLetterhead(row: Row): Letterhead {
  const { sender_name: senderName, signature_nl: nl, signature_en: en } = row;
  const { logo_type: mediaType, logo_hash: hash, logo_size: size } = row;
  return filled({
    senderName,
    signature: nl === null || en === null ? null : { nl, en },
    logo: mediaType === null || hash === null || size === null ? null : { mediaType, hash, size },
  });
}
