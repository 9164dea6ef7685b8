import type { Scope } from '../../domain/access/scope.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import type { SchoolQuestion } from '../../domain/questions/question.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { mustReach } from '../database/reach.ts';
import { filled } from '../database/values.ts';
import { ofTrajectoryWithin, trajectoryWithin, valuesOf } from '../database/within.ts';

/** A question with the names of who has to do with it, and what its trajectory is called. */
export interface NamedQuestion extends SchoolQuestion {
  readonly asker?: string;
  readonly passedTo?: string;
  readonly answerer?: string;
  readonly reference: string;
  readonly school?: string;
  /** Id of who follows the trajectory. */
  readonly follower?: string;
}

interface Row {
  id: string;
  trajectory_id: string;
  asked_by: string;
  asked_at: Date;
  text: string;
  passed_to: string | null;
  passed_by: string | null;
  passed_at: Date | null;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
  asker: string | null;
  passed_name: string | null;
  answerer: string | null;
  reference: string;
  school: string | null;
  follower: string | null;
}

const select = `SELECT q.*, a.name AS asker, p.name AS passed_name, b.name AS answerer, t.reference, t.counsellor_id AS follower,
    s.name AS school
  FROM question q JOIN trajectory t ON t.id = q.trajectory_id LEFT JOIN person a ON a.id = q.asked_by
  LEFT JOIN person p ON p.id = q.passed_to LEFT JOIN person b ON b.id = q.answered_by
  LEFT JOIN school s ON s.number = t.school_number`;

/** Keeps a question; with an id that is known already, what was kept first stays. @returns whether it is new */
export async function insertQuestion(
  store: Store,
  { id, trajectoryId, askedBy, askedAt, text }: Omit<SchoolQuestion, 'passed' | 'answered'>,
): Promise<boolean> {
  await mustReach(store, 'trajectory', trajectoryId);
  const rows = await rowsOf(store, {
    text: `INSERT INTO question (id, trajectory_id, asked_by, asked_at, text) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: [id, trajectoryId, askedBy, askedAt, text],
  });
  return rows.length > 0;
}

/** The questions in a trajectory that somebody reaches, the last first. */
export async function questionsIn(
  store: Store,
  scope: Scope,
  trajectoryId: string,
): Promise<NamedQuestion[]> {
  const values = valuesOf();
  const rows = await rowsOf<Row>(store, {
    text: `${select} WHERE t.id = ${values.add(trajectoryId)}::uuid AND ${trajectoryWithin(scope, values)}
      ORDER BY q.asked_at DESC, q.id LIMIT 200`,
    values: values.all,
  });
  return rows.map(toQuestion);
}

/** A question of a trajectory that somebody reaches. */
export async function findQuestion(
  store: Store,
  scope: Scope,
  { trajectoryId, id }: Pick<SchoolQuestion, 'trajectoryId' | 'id'>,
): Promise<NamedQuestion | undefined> {
  const values = valuesOf();
  const [row] = await rowsOf<Row>(store, {
    text: `${select} WHERE q.id = ${values.add(id)}::uuid AND t.id = ${values.add(trajectoryId)}::uuid
      AND ${trajectoryWithin(scope, values)}`,
    values: values.all,
  });
  return row && toQuestion(row);
}

/** The questions that wait for an answer in the trajectories that somebody reaches, the first first. */
export async function questionsWaiting(store: Store, scope: Scope): Promise<NamedQuestion[]> {
  const values = valuesOf();
  const rows = await rowsOf<Row>(store, {
    text: `${select} WHERE q.answered_at IS NULL AND ${trajectoryWithin(scope, values)}
      ORDER BY q.asked_at, q.id LIMIT 200`,
    values: values.all,
  });
  return rows.map(toQuestion);
}

/** The question that a letter is about. */
export async function questionById(
  store: Unscoped<'decided'>,
  id: string,
): Promise<NamedQuestion | undefined> {
  const [row] = await rowsOf<Row>(store, { text: `${select} WHERE q.id = $1`, values: [id] });
  return row && toQuestion(row);
}

/** The question of a link that was mailed to who can answer it, by the hash of its token. */
export async function questionOfToken(
  store: Unscoped<'own'>,
  hash: string,
): Promise<NamedQuestion | undefined> {
  const [row] = await rowsOf<Row>(store, { text: `${select} WHERE q.token_hash = $1`, values: [hash] });
  return row && toQuestion(row);
}

/** Notes to whom a question was passed on, as long as nobody answered it. @returns whether that was so */
export async function passQuestion(
  store: Store,
  passed: {
    readonly id: string;
    readonly to: string;
    readonly by: string;
    readonly at: Instant;
    readonly hash: string;
  },
): Promise<boolean> {
  const { id, to, by, at, hash } = passed;
  const values = valuesOf();
  const rows = await rowsOf(store, {
    text: `UPDATE question SET passed_to = ${values.add(to)}, passed_by = ${values.add(by)},
        passed_at = ${values.add(at)}, token_hash = ${values.add(hash)}
      WHERE id = ${values.add(id)} AND answered_at IS NULL
        AND ${ofTrajectoryWithin(store.scope, 'question.trajectory_id', values)} RETURNING id`,
    values: values.all,
  });
  return rows.length > 0;
}

/** Keeps the answer to a question, once. @returns whether it was the first */
export async function answerQuestionOf(
  store: Store,
  answered: { readonly id: string; readonly by: string; readonly at: Instant; readonly answer: string },
): Promise<boolean> {
  const { id, by, at, answer } = answered;
  const values = valuesOf();
  const rows = await rowsOf(store, {
    text: `UPDATE question SET answer = ${values.add(answer)}, answered_by = ${values.add(by)},
        answered_at = ${values.add(at)}
      WHERE id = ${values.add(id)} AND answered_at IS NULL
        AND ${ofTrajectoryWithin(store.scope, 'question.trajectory_id', values)} RETURNING id`,
    values: values.all,
  });
  return rows.length > 0;
}

function toQuestion(row: Row): NamedQuestion {
  const { id, text, reference, asker, answerer, school } = row;
  return {
    ...{ id, text, reference, trajectoryId: row.trajectory_id },
    ...{ askedBy: row.asked_by, askedAt: row.asked_at.toISOString() },
    ...filled({ asker, answerer, school, passedTo: row.passed_name, follower: row.follower }),
    ...(row.passed_to === null || row.passed_by === null || row.passed_at === null
      ? {}
      : { passed: { to: row.passed_to, by: row.passed_by, at: row.passed_at.toISOString() } }),
    ...(row.answer === null || row.answered_by === null || row.answered_at === null
      ? {}
      : { answered: { by: row.answered_by, at: row.answered_at.toISOString(), answer: row.answer } }),
  };
}
