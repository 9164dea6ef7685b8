/**
 * A register ($1 schools), services ($2) and their people ($3 counsellors, one coordinator a service, a principal a school). The
 * first counsellors are those of the first service, and so on.
 */
export const registerStatement = `WITH schools AS (
  INSERT INTO school (number, name, network, level, province, municipality, postcode, pupils, email, imported_at)
  SELECT (900000 + n)::text, 'School ' || lpad(n::text, 4, '0'), 'Net ' || n % 3, CASE n % 2 WHEN 0 THEN 'basis' ELSE 'secundair' END,
    (ARRAY['Antwerpen', 'Limburg', 'Oost-Vlaanderen', 'Vlaams-Brabant', 'West-Vlaanderen'])[n % 5 + 1],
    'Gemeente ' || n % 300, (1000 + n % 300)::text, 50 + n % 900, 'school' || n || '@bench.example', now()
  FROM generate_series(0, $1::int - 1) AS n
), services AS (
  INSERT INTO organisation (id, kind, name, network)
  SELECT md5('service ' || n)::uuid, 'pbd', 'Dienst ' || n, 'Net ' || n % 3 FROM generate_series(0, $2::int - 1) AS n
  RETURNING id
), staff AS (
  INSERT INTO person (id, name, email, language, function, organisation_id)
  SELECT md5('counsellor ' || n)::uuid, 'Pedagogisch begeleider ' || lpad(n::text, 3, '0'), 'counsellor' || n || '@bench.example', 'nl', 'counsellor',
    md5('service ' || n * $2::int / $3::int)::uuid FROM generate_series(0, $3::int - 1) AS n
  UNION ALL SELECT md5('coordinator ' || n)::uuid, 'Coördinator ' || n, 'coordinator' || n || '@bench.example', 'nl',
    'coordinator', md5('service ' || n)::uuid FROM generate_series(0, $2::int - 1) AS n
)
INSERT INTO person (id, name, email, language, function, school_number)
SELECT md5('principal ' || n)::uuid, 'Directeur ' || lpad(n::text, 4, '0'), 'principal' || n || '@bench.example', 'nl', 'principal', (900000 + n)::text
FROM generate_series(0, $1::int - 1) AS n`;

const copied = 'md5(c.id::text || c.n)::uuid';
const person = (column: string) =>
  `CASE ${column} WHEN $1::uuid THEN c.counsellor WHEN $2::uuid THEN c.principal ELSE ${column} END`;

/**
 * The statements that copy lives. The first one decides which copies there are: of $1 that still run $3, of $2 that have
 * ended $4, at the first $5 schools of the register and of its first $6 counsellors. The second copies the trajectories themselves,
 * the others what belongs to them, in any order; $1 and $2 are whoever is the counsellor and the principal of the lives; COLUMNS
 * stands for those of a trajectory that are not worked out.
 */
export const copySteps: readonly [string, string, ...string[]] = [
  `CREATE UNLOGGED TABLE copy AS
    SELECT c.id, c.n, ${copied} AS new, (900000 + c.n % $5::int)::text AS school, md5('principal ' || c.n % $5::int)::uuid AS principal,
      p.id AS counsellor, p.organisation_id AS service, 'B-' || upper(to_hex(c.n)) AS reference
    FROM (
      SELECT ($1::uuid[])[n % cardinality($1::uuid[]) + 1] AS id, n FROM generate_series(1, $3::int) AS n
      UNION ALL SELECT ($2::uuid[])[n % cardinality($2::uuid[]) + 1], $3::int + n FROM generate_series(1, $4::int) AS n
    ) AS c JOIN person p ON p.id = md5('counsellor ' || c.n % $6::int)::uuid`,
  `INSERT INTO trajectory (COLUMNS) SELECT COLUMNS FROM (SELECT r.* FROM copy c JOIN trajectory t ON t.id = c.id,
    LATERAL jsonb_populate_record(t, jsonb_build_object('id', c.new, 'reference', c.reference, 'period', c.reference,
      'subject_id', CASE t.subject_kind WHEN 'person' THEN c.principal::text ELSE c.school END, 'school_number', c.school, 'organisation_id', c.service, 'counsellor_id', c.counsellor,
      'group', CASE c.n % 3 WHEN 0 THEN 'volger' WHEN 1 THEN 'first-mover' END, 'workflow_started_at', now(),
      'state', replace(replace(replace(t.state::text, t.id::text, c.new::text), $1::uuid::text, c.counsellor::text),
        $2::uuid::text, c.principal::text)::jsonb)) AS r) AS r`,
  `INSERT INTO trajectory_event (trajectory_id, version, at, type, actor, body)
    SELECT c.new, e.version, e.at, e.type, e.actor, e.body FROM copy c JOIN trajectory_event e ON e.trajectory_id = c.id`,
  `INSERT INTO mail SELECT r.* FROM copy c JOIN mail m ON m.trajectory_id = c.id,
    LATERAL jsonb_populate_record(m, jsonb_build_object('id', md5(m.id::text || c.n)::uuid, 'trajectory_id', c.new,
      'person_id', ${person('m.person_id')}, 'message_id', m.message_id || c.n)) AS r`,
  `INSERT INTO trajectory_step SELECT r.* FROM copy c JOIN trajectory_step s ON s.trajectory_id = c.id,
    LATERAL jsonb_populate_record(s, jsonb_build_object('trajectory_id', c.new)) AS r`,
  `INSERT INTO trajectory_role (trajectory_id, role, person_id, ended)
    SELECT c.new, o.role, ${person('o.person_id')}, o.ended FROM copy c JOIN trajectory_role o ON o.trajectory_id = c.id`,
  `INSERT INTO observation SELECT r.* FROM copy c JOIN observation o ON o.trajectory_id = c.id,
    LATERAL jsonb_populate_record(o, jsonb_build_object('trajectory_id', c.new, 'school_number', c.school,
      'organisation_id', c.service, 'reference', c.reference)) AS r`,
  `INSERT INTO provider_holder (trajectory_id, version, role, rank, person_id, at, until)
    SELECT c.new, h.version, h.role, h.rank, h.person_id, h.at, h.until
    FROM copy c JOIN provider_holder h ON h.trajectory_id = c.id`,
];
