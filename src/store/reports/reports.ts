import type { LocalDate } from '../../domain/calendar/types.ts';
import type {
  JournalEntry,
  ParticipatingSchool,
  ReportedTrajectory,
} from '../../domain/reports/facts/facts.ts';
import { marksOf } from '../../domain/reports/facts/marks.ts';
import type { SubjectKind, Template } from '../../domain/template/model/types.ts';
import type { Text } from '../../domain/text.ts';
import { rowsOf, type Store } from '../database/db.ts';
import { filled } from '../database/values.ts';
import { inNewestWords } from '../templates/templates.ts';
import { endOf, type ReportScope } from './values.ts';

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
}

interface EntryRow {
  trajectory_id: string;
  on: LocalDate;
  type: JournalEntry['type'];
  path: string | null;
  outcome: string | null;
  answers: JournalEntry['answers'] | null;
  roles: JournalEntry['roles'] | null;
  role: string | null;
  person: string | null;
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
  const [heads, participants, journals] = await Promise.all([
    headsOf(store, scope),
    participatingSchools(store, asOf),
    journalsUntil(store, { end: endOf(asOf), steps, scope }),
  ]);
  return {
    trajectories: heads.flatMap((head) => {
      const journal = journals.get(head.id);
      return journal === undefined ? [] : [toReported(head, journal, participants.get(head.id))];
    }),
    templateOf: (id, version) => templates.get(`${id}@${version}`),
    organisationOf: (person) => people.get(person)?.organisation,
    providers: new Map([...people.values()].map(({ organisation, name }) => [organisation, name])),
  };
}

function headsOf(store: Store, scope: ReportScope): Promise<HeadRow[]> {
  return rowsOf<HeadRow>(store, {
    text: `SELECT t.id, t.reference, t.template, t.template_version, t.subject_kind, t.subject_id, t.school_number,
        s.name AS school_name, s.province, s.network, s.level, t.programme_id, t.organisation_id, t."group"
      FROM trajectory t LEFT JOIN school s ON s.number = t.school_number
      WHERE NOT t.mistake AND ($1::uuid IS NULL OR t.organisation_id = $1::uuid)
      ORDER BY t.reference, t.id`,
    values: [scope.organisation ?? null],
  });
}

// One row per event: gathering them as JSON for each trajectory takes the database longer than sending them.
async function journalsUntil(
  store: Store,
  { end, steps, scope }: { end: string; steps: readonly string[]; scope: ReportScope },
): Promise<ReadonlyMap<string, readonly JournalEntry[]>> {
  const path = `CASE e.type WHEN 'returned' THEN e.body ->> 'target' ELSE e.body ->> 'path' END`;
  const rows = await rowsOf<EntryRow>(store, {
    text: `SELECT e.trajectory_id, (e.at AT TIME ZONE 'Europe/Brussels')::date::text AS on, e.type, ${path} AS path,
        e.body ->> 'outcome' AS outcome, e.body -> 'answers' AS answers, e.body -> 'roles' AS roles,
        e.body ->> 'role' AS role,
        coalesce(e.body ->> 'person', CASE e.type WHEN 'handed-over' THEN e.body ->> 'to' END) AS person
      FROM trajectory_event e
      WHERE e.at < $1 AND (e.type IN ('enrolled', 'assigned', 'handed-over')
          OR (e.type IN ('completed', 'returned', 'reopened')
            AND split_part(split_part(${path}, '/', -1), '#', 1) = ANY ($2)))
        AND ($3::uuid IS NULL OR e.trajectory_id IN (SELECT id FROM trajectory WHERE organisation_id = $3::uuid))
      ORDER BY e.trajectory_id, e.version`,
    values: [end, steps, scope.organisation ?? null],
  });
  const journals = new Map<string, JournalEntry[]>();
  for (const { trajectory_id: id, ...entry } of rows) {
    const journal = journals.get(id);
    if (journal === undefined) journals.set(id, [filled(entry)]);
    else journal.push(filled(entry));
  }
  return journals;
}

async function participatingSchools(
  store: Store,
  asOf: LocalDate,
): Promise<ReadonlyMap<string, readonly ParticipatingSchool[]>> {
  const rows = await rowsOf<{
    trajectory_id: string;
    school: string;
    name: string | null;
    province: string | null;
    network: string | null;
    level: string | null;
    from: LocalDate;
  }>(store, {
    text: `SELECT p.trajectory_id, p.school_number AS school, s.name, s.province, s.network, s.level,
        min(p."from")::text AS "from"
      FROM participation p JOIN school s ON s.number = p.school_number
      WHERE p."from" <= $1::date GROUP BY p.trajectory_id, p.school_number, s.number ORDER BY p.school_number`,
    values: [asOf],
  });
  const found = new Map<string, ParticipatingSchool[]>();
  for (const { trajectory_id: id, name, ...school } of rows) {
    found.set(id, [...(found.get(id) ?? []), filled({ ...school, schoolName: name })]);
  }
  return found;
}

function toReported(
  row: HeadRow,
  journal: readonly JournalEntry[],
  participants: readonly ParticipatingSchool[] = [],
): ReportedTrajectory {
  return filled({
    participants: participants.length === 0 ? null : participants,
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
    journal,
  });
}

/** Every version of a template that a trajectory is pinned to. */
async function templatesInUse(store: Store): Promise<Map<string, Template>> {
  const rows = await rowsOf<{ template: string; template_version: number }>(store, {
    text: 'SELECT DISTINCT template, template_version FROM trajectory',
  });
  const found = await Promise.all(
    rows.map(async ({ template, template_version: version }) => {
      const published = await inNewestWords(store, template, version);
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
