import { createHash } from 'node:crypto';
import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { differsInWordsOnly } from '../../domain/template/comparing/words-only.ts';
import type { Template } from '../../domain/template/model/types.ts';
import { parseTemplate, type TemplateError } from '../../domain/template/reading/load.ts';
import { type Database, rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { storeError } from '../database/errors.ts';
import { createLoader } from '../database/loader.ts';
import { withOwnStrings } from './own-strings.ts';

/** A published version of a model trajectory: immutable. */
export interface PublishedTemplate {
  readonly id: string;
  /** From 1. */
  readonly version: number;
  readonly template: Template;
  /** The YAML as it was published. */
  readonly source: string;
  /** SHA-256 of the source, in hexadecimal. */
  readonly checksum: string;
  readonly publishedAt: Instant;
}

interface Row {
  id: string;
  version: number;
  source: string;
  checksum: string;
  published_at: Date;
}

/** Versions by database; one never changes, so what was read once stays good: in a transaction, until it ends. */
const versions = new WeakMap<Database, Map<string, PublishedTemplate>>();

/** What sources say, which stays good whatever becomes of a transaction; parsing one takes milliseconds. */
const parsed = new WeakMap<Database['identity'], Map<string, Template>>();

/**
 * Publishes a template. The same source as the latest version publishes nothing and gives that version; anything else
 * becomes the next version of the template whose id it bears.
 * @param source YAML
 * @throws a store error `template-invalid` for a source that is not a template; check it before to be told of all errors
 */
export async function publishTemplate(store: Store, source: string): Promise<PublishedTemplate> {
  const id = idOf(source);
  for (;;) {
    const published = await publishNext(store, id, source, await latestTemplate(store, id));
    // Nothing came back when somebody else published at the same moment: look again.
    if (published !== undefined) return published;
  }
}

/**
 * Publishes a template only if nobody published another version of it since one that is known. The same source as that
 * version publishes nothing and gives that version.
 * @param after the version that should be the latest; `undefined` when there should be none
 * @returns nothing when the latest is another one by now
 * @throws a store error `template-invalid`, as {@link publishTemplate}
 */
export async function publishAfter(
  store: Store,
  source: string,
  after: number | undefined,
): Promise<PublishedTemplate | undefined> {
  const id = idOf(source);
  const latest = await latestTemplate(store, id);
  return latest?.version === after ? publishNext(store, id, source, latest) : undefined;
}

async function publishNext(
  store: Store,
  id: string,
  source: string,
  latest: PublishedTemplate | undefined,
): Promise<PublishedTemplate | undefined> {
  const checksum = checksumOf(source);
  if (latest?.checksum === checksum) return latest;
  const rows = await rowsOf<Row>(store, {
    text: `INSERT INTO template_version (id, version, source, checksum) VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING RETURNING *`,
    values: [id, (latest?.version ?? 0) + 1, source, checksum],
  });
  worded.delete(store.database);
  return rows[0] === undefined ? undefined : toPublished(store, rows[0]);
}

/** The checksum of a source, by which versions are compared: SHA-256 in hexadecimal. */
export function checksumOf(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}

/** Which version of a template is meant. */
export type TemplateVersion = Pick<PublishedTemplate, 'id' | 'version'>;

/** Of every source that was ever published, by its checksum, the latest version of its template. Nothing of it is read. */
export async function everPublished(
  store: Unscoped<'everybody'>,
): Promise<ReadonlyMap<string, TemplateVersion>> {
  const rows = await rowsOf<TemplateVersion & { checksum: string }>(store, {
    text: 'SELECT id, checksum, max(version) OVER (PARTITION BY id) AS version FROM template_version',
  });
  return new Map(rows.map(({ checksum, id, version }) => [checksum, { id, version }]));
}

/** The latest version of a template, if it was ever published. */
export async function latestTemplate(store: Store, id: string): Promise<PublishedTemplate | undefined> {
  // The source is long, and a version that was read once is in memory.
  const version = await latestVersion(store, id);
  return version === undefined ? undefined : findTemplate(store, id, version);
}

const latestVersion = createLoader(async (store, ids: readonly string[]) => {
  const rows = await rowsOf<{ id: string; version: number }>(store, {
    name: 'latest-template-versions',
    text: 'SELECT id, max(version) AS version FROM template_version WHERE id = ANY($1) GROUP BY id',
    values: [[...new Set(ids)]],
  });
  const found = new Map(rows.map(({ id, version }) => [id, version]));
  return ids.map((id) => found.get(id));
});

/**
 * The latest version of every template, by id. One that cannot be read any more (it was published before a rule that it
 * breaks) takes none of the others along: it is left out, and named by {@link unreadableTemplates}.
 */
export async function latestTemplates(store: Unscoped<'everybody'>): Promise<PublishedTemplate[]> {
  const latest = await rowsOf<TemplateVersion>(store, {
    name: 'latest-versions',
    text: 'SELECT id, max(version) AS version FROM template_version GROUP BY id ORDER BY id',
  });
  const known = cacheOf(store);
  const unknown = latest.filter((one) => !known.has(keyOf(one)));
  for (const row of await rowsOfVersions(store, unknown)) {
    try {
      toPublished(store, row);
    } catch {
      // Whoever looks after the installation is told by `unreadableTemplates`.
    }
  }
  return latest.flatMap((one) => known.get(keyOf(one)) ?? []);
}

/** By what a version is known in memory. */
function keyOf({ id, version }: TemplateVersion): string {
  return `${id}@${version}`;
}

/** Sources are long: only those are read that are not in memory. */
async function rowsOfVersions(
  store: Unscoped<'everybody'>,
  asked: readonly TemplateVersion[],
): Promise<readonly Row[]> {
  if (asked.length === 0) return [];
  return rowsOf<Row>(store, {
    text: `SELECT v.* FROM unnest($1::text[], $2::int[]) AS asked (id, version) JOIN template_version v USING (id, version)`,
    values: [asked.map(({ id }) => id), asked.map(({ version }) => version)],
  });
}

/** The latest versions that cannot be read any more, each with why. */
export async function unreadableTemplates(
  store: Unscoped<'everybody'>,
): Promise<readonly { readonly id: string; readonly version: number; readonly why: string }[]> {
  const rows = await rowsOf<Row>(store, {
    text: 'SELECT DISTINCT ON (id) * FROM template_version ORDER BY id, version DESC',
  });
  return rows.flatMap((row) => {
    try {
      toPublished(store, row);
      return [];
    } catch (error) {
      return [{ id: row.id, version: row.version, why: error instanceof Error ? error.message : 'unknown' }];
    }
  });
}

/** The versions that active trajectories are pinned to, in their newest words. */
export function templatesInUse(store: Unscoped<'everybody'>): Promise<readonly PublishedTemplate[]> {
  return inUse(store, 'active');
}

/** A list and the count of it ask at the same time, and are told by the same statement. */
const inUse = createLoader(async (store: Unscoped<'everybody'>, asked: readonly 'active'[]) => {
  const found = await readInUse(store);
  return asked.map(() => found);
});

async function readInUse(store: Unscoped<'everybody'>): Promise<PublishedTemplate[]> {
  const rows = await rowsOf<{ id: string; version: number }>(store, {
    name: 'templates-in-use',
    text: `SELECT v.id, v.version FROM template_version v WHERE EXISTS (
        SELECT FROM trajectory t WHERE t.template = v.id AND t.template_version = v.version AND t.status = 'active'
      )`,
  });
  const found = await Promise.all(rows.map(({ id, version }) => inNewestWords(store, id, version)));
  return found.filter((one) => one !== undefined);
}

/** One version of a template; kept in memory once read. */
export async function findTemplate(
  store: Unscoped<'everybody'>,
  id: string,
  version: number,
): Promise<PublishedTemplate | undefined> {
  const known = cacheOf(store).get(keyOf({ id, version }));
  if (known !== undefined) return known;
  const [row] = await rowsOfVersions(store, [{ id, version }]);
  return row === undefined ? undefined : toPublished(store, row);
}

/** So long, in milliseconds, a process takes what it knows of newer words for the newest. */
const WORDS_FRESH_FOR = 5_000;

/** The newest words of versions, by `id@version`, with until when they count as the newest. */
const worded = new WeakMap<
  Database,
  Map<string, { readonly found: PublishedTemplate; readonly until: number }>
>();

/**
 * A version of a template as trajectories that are pinned to it have it: with the words of the newest version that differs from it
 * in nothing else. A slip of the pen does not live for three years, and what was decided stays as it was.
 * @returns its own id and version
 */
export async function inNewestWords(
  store: Store,
  id: string,
  version: number,
): Promise<PublishedTemplate | undefined> {
  const key = keyOf({ id, version });
  const known = wordedOf(store).get(key);
  if (known !== undefined && known.until > performance.now()) return known.found;
  const own = await findTemplate(store, id, version);
  if (own === undefined) return undefined;
  let template = own.template;
  const latest = (await latestVersion(store, id)) ?? version;
  for (let next = version + 1; next <= latest; next += 1) {
    const newer = await findTemplate(store, id, next).catch(() => undefined);
    if (newer === undefined || !differsInWordsOnly(template, newer.template)) break;
    template = newer.template;
  }
  const found = template === own.template ? own : { ...own, template };
  wordedOf(store).set(key, { found, until: performance.now() + WORDS_FRESH_FOR });
  return found;
}

function wordedOf(store: Store) {
  const known = worded.get(store.database) ?? new Map();
  worded.set(store.database, known);
  return known;
}

/**
 * The template that a trajectory is pinned to, in its newest words; see {@link inNewestWords}.
 * @throws a store error `not-found` when that version does not exist
 */
export async function templateOf(store: Store, id: string, version: number): Promise<Template> {
  const found = await inNewestWords(store, id, version);
  if (found === undefined) throw storeError('not-found', `There is no version ${version} of template ${id}.`);
  return found.template;
}

function idOf(source: string): string {
  const loaded = parseTemplate(source);
  if (!loaded.ok) throw templateInvalid(loaded.errors);
  return loaded.template.id;
}

function cacheOf(store: Store): Map<string, PublishedTemplate> {
  const known = versions.get(store.database) ?? new Map<string, PublishedTemplate>();
  versions.set(store.database, known);
  return known;
}

function toPublished(store: Store, row: Row): PublishedTemplate {
  const cache = cacheOf(store);
  const key = keyOf(row);
  const known = cache.get(key);
  if (known !== undefined) return known;
  const { id, version, source, checksum } = row;
  const template = templateFrom(store, row);
  const published = { id, version, template, source, checksum, publishedAt: row.published_at.toISOString() };
  cache.set(key, published);
  return published;
}

function templateFrom(store: Store, { source }: Row): Template {
  const { identity } = store.database;
  const all = parsed.get(identity) ?? new Map<string, Template>();
  parsed.set(identity, all);
  const known = all.get(source);
  if (known !== undefined) return known;
  const loaded = parseTemplate(source);
  if (!loaded.ok) throw templateInvalid(loaded.errors);
  const template = withOwnStrings(loaded.template);
  all.set(source, template);
  return template;
}

function templateInvalid(errors: readonly TemplateError[]) {
  const lines = errors.map(({ line, path, message }) => `line ${line ?? '?'} (${path}): ${message.en}`);
  return storeError('template-invalid', `This is not a valid template: ${lines.join('; ')}`);
}

/** A version of a template without its source, and how many trajectories are pinned to it. */
export interface VersionInUse {
  readonly version: number;
  readonly publishedAt: Instant;
  /** Of these, what somebody deals with. */
  readonly running: number;
  readonly ended: number;
}

/** Every version of a template, the latest first, with how many trajectories of those that somebody deals with run on it. */
export async function versionsInUse(store: Store, scope: Scope, id: string): Promise<VersionInUse[]> {
  const rows = await rowsOf<{ version: number; published_at: Date; running: number; ended: number }>(store, {
    text: `SELECT v.version, v.published_at,
        count(t.id) FILTER (WHERE t.ended_at IS NULL)::int AS running,
        count(t.id) FILTER (WHERE t.ended_at IS NOT NULL)::int AS ended
      FROM template_version v LEFT JOIN trajectory t ON t.template = v.id AND t.template_version = v.version
        AND ($2::uuid IS NULL OR t.organisation_id = $2)
      WHERE v.id = $1 GROUP BY v.version, v.published_at ORDER BY v.version DESC`,
    values: [id, scope.kind === 'all' ? null : scope.organisation],
  });
  return rows.map(({ version, published_at, running, ended }) => ({
    ...{ version, running, ended, publishedAt: published_at.toISOString() },
  }));
}

const ofEach = (status: 'active' | 'paused') =>
  `(SELECT count(*) FROM trajectory t WHERE t.template = one.template AND t.status = '${status}')`;
/** One after the other, from an index in which they lie together: to group them all takes twice as long. */
const runningOfEach = `SELECT template, (${ofEach('active')} + ${ofEach('paused')})::int AS running
  FROM (SELECT DISTINCT id AS template FROM template_version) one`;

/** How many trajectories of those that somebody deals with run on each template, by its id. */
export async function runningByTemplate(store: Store, scope: Scope): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf<{ template: string; running: number }>(
    store,
    scope.kind === 'all'
      ? { name: 'running-by-template', text: runningOfEach }
      : {
          name: 'running-by-template own',
          text: `SELECT template, count(*)::int AS running FROM trajectory
            WHERE ended_at IS NULL AND organisation_id = $1::uuid GROUP BY template`,
          values: [scope.organisation],
        },
  );
  return new Map(rows.map(({ template, running }) => [template, running]));
}
