import { alarmPart, journalPart, mailsPart, planRow, rolesPart, stepsPart } from './commit-parts.ts';
import { countedOfNewStatement } from './counted.ts';

/** What of an enrolment becomes the row of its trajectory, each with its type. */
const columns = {
  id: 'uuid',
  reference: 'text',
  template: 'text',
  template_version: 'int',
  subject_kind: 'text',
  subject_id: 'text',
  period: 'text',
  school_number: 'text',
  organisation_id: 'uuid',
  counsellor_id: 'uuid',
  programme_id: 'uuid',
  cohort: 'text',
  '"group"': 'text',
  status: 'text',
  version: 'int',
  phase: 'text',
  start: 'date',
  state: 'jsonb',
  wake_at: 'timestamptz',
  next_due: 'date',
  ended_at: 'timestamptz',
  quiet_since: 'date',
  silent_from: 'date',
};

const [names, types] = [
  Object.keys(columns).join(', '),
  Object.entries(columns)
    .map((column) => column.join(' '))
    .join(', '),
];

/**
 * The statement with which enrolments are committed, however many at once, of one mailroom: their states, journals, steps, roles and
 * plans, and the alarm, in one round trip; all of them or none. A row for each: what its parts cost the database beside their rows is
 * paid once for all of them.
 *
 * $1 the enrolments, each with its columns, `now`, `events`, `steps`, `roles`, `plan` and `counted` · $2 partition · $3 now
 */
export const enrolStatement = {
  name: 'commit-enrolments',
  text: `WITH asked AS MATERIALIZED (
  SELECT *, NULL::uuid AS command_id, false AS mistake FROM jsonb_to_recordset($1::jsonb) AS e(${types},
    now timestamptz, events jsonb, steps jsonb, roles jsonb, plan jsonb, counted jsonb)
),
stored AS (
  INSERT INTO trajectory (${names}, created_at, updated_at, heard_wake_at, counted_version)
  SELECT ${names}, now, now, wake_at, version FROM asked
  RETURNING id
),
-- First its own row, then what hangs on it: what is refused is told by the trajectory that stands in the way.
enrolled AS MATERIALIZED (SELECT asked.* FROM asked JOIN stored ON stored.id = asked.id),
journal AS (${journalPart('enrolled', 'enrolled.events')}
),
steps AS (${stepsPart('enrolled', 'enrolled.steps')}
),
roles AS (${rolesPart('enrolled', 'enrolled.roles')}
),
planned AS (${mailsPart(`enrolled, jsonb_to_recordset(enrolled.plan) AS plan(${planRow})`, {
    ...{ id: 'enrolled.id', partition: '$2::int', version: 'enrolled.version', now: 'enrolled.now' },
  })}
  RETURNING send_at AS at
),
${alarmPart({ partition: '$2::int', now: '$3::timestamptz' })},${countedOfNewStatement('enrolled')}
SELECT partition AS mailroom FROM lowered`,
};
