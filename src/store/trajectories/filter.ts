import type { Scope } from '../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { Store } from '../database/db.ts';
import { filled } from '../database/values.ts';
import { escapeLike, trajectoryWithin, type Values, valuesOf } from '../database/within.ts';
import { templatesInUse } from '../templates/templates.ts';
import { asksOfSchool, conditionsFor, type Narrowing } from './narrowing.ts';
import { isSilent } from './silence.ts';

/** Which trajectories; all conditions must hold. */
export interface TrajectoryFilter extends Narrowing {
  readonly status?: string | undefined;
  readonly template?: string | undefined;
  /** Id of the phase that it is in. */
  readonly phase?: string | undefined;
  readonly programme?: string | undefined;
  readonly organisation?: string | undefined;
  readonly counsellor?: string | undefined;
  readonly school?: string | undefined;
  /** Somebody who has a role in it, whichever. */
  readonly involved?: string | undefined;
  /** It ended at this instant or later, in whichever way. */
  readonly endedSince?: Instant | undefined;
  /** A role, or a party (`pbd`, `school`, `provider`, `central`): it has an open step. */
  readonly waitingFor?: string | undefined;
  /** An open step whose due date has passed. */
  readonly overdue?: boolean | undefined;
  /** An open step more than two weeks late, or a question to the counsellor about silence or a lost contact. */
  readonly atRisk?: boolean | undefined;
  /** Nobody of the school or provider gave a sign of life for three school weeks. */
  readonly silent?: boolean | undefined;
  /** Something of it stands still because of a fault of ours. */
  readonly stuck?: boolean | undefined;
  /** Part of the reference or of the school's name or municipality, or the beginning of its number. */
  readonly q?: string | undefined;
}

/** The columns that are what a field of a filter says. */
const equals = {
  status: { column: 't.status', type: 'text' },
  template: { column: 't.template', type: 'text' },
  phase: { column: 't.phase', type: 'text' },
  school: { column: 't.school_number', type: 'text' },
  programme: { column: 't.programme_id', type: 'uuid' },
  organisation: { column: 't.organisation_id', type: 'uuid' },
  counsellor: { column: 't.counsellor_id', type: 'uuid' },
} as const;

const parties = new Set(['pbd', 'school', 'provider', 'central']);

/**
 * The conditions of a filter on a trajectory `t` that somebody reaches, with its school `s` where it needs one.
 * @param values of the statement that it is a part of, to which its own are added
 * @returns `isNone` when nothing is asked: how a list is found best depends on what it is narrowed to, and only the plan of the whole can
 *   be kept; `onlyActive` when all of them run
 */
export async function conditionsOf(
  store: Store,
  scope: Scope,
  filter: TrajectoryFilter,
  today: LocalDate,
  values: Values = valuesOf(),
) {
  const conditions: string[] = [];
  const { all, add: value } = values;
  const add = (condition: string) => {
    conditions.push(condition);
  };
  if (scope.kind !== 'all') add(trajectoryWithin(scope, values));
  for (const [field, { column, type }] of Object.entries(equals)) {
    const wanted = filter[field as keyof typeof equals];
    if (wanted === undefined) continue;
    // What runs is a small part of what there is, and has indexes of its own: as a word, also in a plan that is kept.
    const isActive = field === 'status' && wanted === 'active';
    add(`${column} = ${isActive ? `'active'` : `${value(wanted)}::${type}`}`);
  }
  if (filter.involved !== undefined) {
    add(`EXISTS (SELECT FROM trajectory_role r WHERE r.trajectory_id = t.id
      AND r.person_id = ${value(filter.involved)}::uuid)`);
  }
  if (filter.endedSince !== undefined) add(`t.ended_at >= ${value(filter.endedSince)}::timestamptz`);
  if (filter.waitingFor !== undefined) add(await waitingFor(store, filter.waitingFor, value));
  if (filter.overdue !== undefined) {
    const late = `(t.status = 'active' AND t.next_due < ${value(today)}::date)`;
    add(filter.overdue ? late : `${late} IS NOT TRUE`);
  }
  if (filter.atRisk !== undefined) {
    // The rule of the core, as a column that the database keeps.
    const risky = `(t.status = 'active' AND t.at_risk_from <= ${value(today)}::date)`;
    add(filter.atRisk ? risky : `${risky} IS NOT TRUE`);
  }
  if (filter.silent !== undefined) {
    const silent = isSilent(`${value(today)}::date`);
    add(filter.silent ? silent : `${silent} IS NOT TRUE`);
  }
  if (filter.stuck !== undefined) {
    add(`${filter.stuck ? '' : 'NOT '}EXISTS (SELECT FROM defect d WHERE d.trajectory_id = t.id)`);
  }
  for (const one of conditionsFor(filter, value)) add(one);
  if (filter.q !== undefined) {
    const part = value(`%${escapeLike(filter.q)}%`);
    const beginning = value(`${escapeLike(filter.q)}%`);
    // An array of schools, and not a join: so two indexes can be looked into, and nothing else is read.
    add(`(t.reference ILIKE ${part} OR t.school_number = ANY(ARRAY(SELECT w.number FROM school w
      WHERE w.name ILIKE ${part} OR w.municipality ILIKE ${part} OR w.number LIKE ${beginning})))`);
  }
  const text = () => (conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`);
  const isNone = Object.keys(filled(filter)).length === 0;
  return {
    ...{ values: all, value, add, text, isNone },
    ...{ needsSchool: asksOfSchool(filter), onlyActive: asksOfActive(filter) },
  };
}

/** Whether one of the conditions holds for active trajectories only. */
function asksOfActive({ status, waitingFor, overdue, atRisk, silent, silentOn }: TrajectoryFilter): boolean {
  return (
    status === 'active' ||
    overdue === true ||
    atRisk === true ||
    silent === true ||
    [waitingFor, silentOn].some((one) => one !== undefined)
  );
}

async function waitingFor(store: Store, who: string, value: (one: unknown) => string): Promise<string> {
  const open = `SELECT FROM trajectory_step x WHERE x.trajectory_id = t.id AND x.status = 'open'`;
  if (!parties.has(who)) return `(t.status = 'active' AND EXISTS (${open} AND x.role = ${value(who)}))`;
  const { always, sometimes } = await rolesOf(store, who);
  const asked = [
    `x.role = ANY(${value(always)}::text[])`,
    // Their names alone first, by which steps are found.
    ...(sometimes.length === 0
      ? []
      : [
          `(x.role = ANY(${value([...new Set(sometimes.map((one) => one.split(' ').at(-1)))])}::text[])
            AND concat_ws(' ', t.template, t.template_version, x.role) = ANY(${value(sometimes)}::text[]))`,
        ]),
  ];
  return `(t.status = 'active' AND EXISTS (${open} AND (${asked.join(' OR ')})))`;
}

/**
 * The roles of a party: the names that are of this party in every version in use, and those of some versions only, each as
 * `template version role`.
 */
async function rolesOf(store: Store, party: string) {
  const templates = await templatesInUse(store);
  const roles = templates.flatMap(({ id, version, template }) =>
    template.roles.map((role) => ({ ...role, of: `${id} ${version} ${role.id}` })),
  );
  const ofOthers = new Set(roles.filter((role) => role.party !== party).map(({ id }) => id));
  const own = roles.filter((role) => role.party === party);
  return {
    always: [...new Set(own.map(({ id }) => id).filter((id) => !ofOthers.has(id)))],
    sometimes: own.flatMap(({ id, of }) => (ofOthers.has(id) ? [of] : [])),
  };
}
