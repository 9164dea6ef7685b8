import type { LocalDate } from '../domain/calendar/types.ts';
import type { JournalEntry, ReportedTrajectory } from '../domain/reports/facts.ts';
import { marksOf } from '../domain/reports/marks.ts';
import type { SubjectKind, Template } from '../domain/template/types.ts';
import type { Text } from '../domain/text.ts';
import { rowsOf, type Store } from './db.ts';
import { endOf, type ReportScope } from './report-values.ts';
import { findTemplate } from './templates.repository.ts';
import { filled } from './values.ts';

/** The journals of a report, cut down to the events that count, with the templates that give them their meaning. */
export interface ReportedJournals {
  readonly trajectories: readonly ReportedTrajectory[];
  templateOf(id: string, version: number): Template | undefined;
  /** The organisation that a person gives training for. */
  organisationOf(person: string): string | undefined;
  /** Names of those organisations, by id. */
  readonly providers: ReadonlyMap<string, string>;
}

interface HeadRow {
  id: string;
  reference: string;
  template: string;
  template_version: number;
  subject_kind: SubjectKind;
  subject_id: string;
  school_number: string | null;
  school_name: string | null;
  province: string | null;
  network: string | null;
  level: string | null;
  programme_id: string | null;
  organisation_id: string | null;
  group: 'volger' | 'first-mover' | null;
  journal: JournalEntry[];
}

/**
 * Reads the journals of all trajectories that had begun by the end of a local date, up to that moment: who was
 * enrolled, in which role, and the steps that bear an indicator.
 */
export async function reportedJournals(
  store: Store,
  asOf: LocalDate,
  scope: ReportScope,
): Promise<ReportedJournals> {
  const [templates, people] = await Promise.all([templatesInUse(store), peopleWhoTrain(store)]);
  const steps = [...new Set([...templates.values()].flatMap((template) => [...marksOf(template).keys()]))];
  const rows = await rowsOf<HeadRow>(store, {
    text: `WITH entries AS (
        SELECT e.trajectory_id, jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
            'on', (e.at AT TIME ZONE 'Europe/Brussels')::date,
            'type', e.type,
            'path', CASE e.type WHEN 'returned' THEN e.body ->> 'target' ELSE e.body ->> 'path' END,
            'outcome', e.body ->> 'outcome',
            'answers', e.body -> 'answers',
            'roles', e.body -> 'roles',
            'role', e.body ->> 'role',
            'person', coalesce(e.body ->> 'person', CASE e.type WHEN 'handed-over' THEN e.body ->> 'to' END)
          )) ORDER BY e.version) AS journal
        FROM trajectory_event e
        WHERE e.at < $1 AND (e.type IN ('enrolled', 'assigned', 'handed-over')
          OR (e.type IN ('completed', 'returned', 'reopened') AND substring(
            CASE e.type WHEN 'returned' THEN e.body ->> 'target' ELSE e.body ->> 'path' END
            FROM '([^/#]+)(?:#[0-9]+)?$') = ANY($2)))
        GROUP BY e.trajectory_id
      )
      SELECT t.id, t.reference, t.template, t.template_version, t.subject_kind, t.subject_id, t.school_number,
        s.name AS school_name, s.province, s.network, s.level, t.programme_id, t.organisation_id, t."group",
        entries.journal
      FROM trajectory t JOIN entries ON entries.trajectory_id = t.id
        LEFT JOIN school s ON s.number = t.school_number
      WHERE $3::uuid IS NULL OR t.organisation_id = $3::uuid
      ORDER BY t.reference, t.id`,
    values: [endOf(asOf), steps, scope.organisation ?? null],
  });
  return {
    trajectories: rows.map(toReported),
    templateOf: (id, version) => templates.get(`${id}@${version}`),
    organisationOf: (person) => people.get(person)?.organisation,
    providers: new Map([...people.values()].map(({ organisation, name }) => [organisation, name])),
  };
}

function toReported(row: HeadRow): ReportedTrajectory {
  return filled({
    id: row.id,
    reference: row.reference,
    template: row.template,
    templateVersion: row.template_version,
    subject: { kind: row.subject_kind, id: row.subject_id },
    school: row.school_number,
    schoolName: row.school_name,
    province: row.province,
    network: row.network,
    level: row.level,
    programme: row.programme_id,
    service: row.organisation_id,
    group: row.group,
    journal: row.journal,
  });
}

/** Every version of a template that a trajectory is pinned to. */
async function templatesInUse(store: Store): Promise<Map<string, Template>> {
  const rows = await rowsOf<{ template: string; template_version: number }>(store, {
    text: 'SELECT DISTINCT template, template_version FROM trajectory',
  });
  const found = await Promise.all(
    rows.map(async ({ template, template_version: version }) => {
      const published = await findTemplate(store, template, version);
      return published === undefined ? [] : [[`${template}@${version}`, published.template] as const];
    }),
  );
  return new Map(found.flat());
}

async function peopleWhoTrain(store: Store): Promise<Map<string, { organisation: string; name: string }>> {
  const rows = await rowsOf<{ id: string; organisation: string; name: string }>(store, {
    text: `SELECT p.id, o.id AS organisation, o.name FROM person p JOIN organisation o ON o.id = p.organisation_id
      WHERE o.kind NOT IN ('pbd', 'central')`,
  });
  return new Map(rows.map(({ id, organisation, name }) => [id, { organisation, name }]));
}

/** Names of the programmes in both languages, by id. */
export async function programmeNames(store: Store): Promise<Map<string, Text>> {
  const rows = await rowsOf<{ id: string; name_nl: string; name_en: string }>(store, {
    text: 'SELECT id, name_nl, name_en FROM programme',
  });
  return new Map(rows.map(({ id, name_nl, name_en }) => [id, { nl: name_nl, en: name_en }]));
}
