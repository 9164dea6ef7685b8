import type { Values } from '../database/within.ts';

/**
 * How far a school is reached.
 * - `never`: it was never enrolled
 * - `ever`: it was enrolled, whatever became of it
 * - `running`: a trajectory of it runs or is paused
 * - `before`: only trajectories that have ended
 * - `nobody`: something runs, and nobody there can be mailed
 */
export const reaches = ['never', 'ever', 'running', 'before', 'nobody'] as const;
export type Reach = (typeof reaches)[number];

/** Which schools; all conditions must hold. */
export interface SchoolTableFilter {
  /** Words of its name, place or number, as they are searched. */
  readonly words?: readonly string[] | undefined;
  readonly network?: string | undefined;
  readonly province?: string | undefined;
  readonly level?: string | undefined;
  /** Number of the school board. */
  readonly board?: string | undefined;
  /** Number of the community of schools. */
  readonly community?: string | undefined;
  /** Something that its intake found that it needs. */
  readonly need?: string | undefined;
  readonly reach?: Reach | undefined;
  /** Closed schools are left out unless asked for. */
  readonly closed?: boolean | undefined;
}

const columns = {
  network: 's.network',
  province: 's.province',
  level: 's.level',
  board: 's.board_number',
  community: 's.community_number',
} as const;

/**
 * The conditions of a filter on a school `s`.
 * @param own gives the condition that keeps its trajectories `t` to those that the reader reaches
 */
export function conditionsOfSchool(filter: SchoolTableFilter, own: () => string, values: Values): string[] {
  const { need, reach, closed } = filter;
  const equal = Object.entries(columns).flatMap(([name, column]) => {
    const wanted = filter[name as keyof typeof columns];
    return wanted === undefined ? [] : [`${column} = ${values.add(wanted)}`];
  });
  return [
    ...equal,
    ...(closed ? [] : ['s.closed_at IS NULL']),
    ...(need === undefined
      ? []
      : [
          `EXISTS (SELECT FROM trajectory t, jsonb_path_query(t.state -> 'answers', '$.*.needs[*]') found
            WHERE ${own()} AND found = to_jsonb(${values.add(need)}::text))`,
        ]),
    ...(reach === undefined ? [] : [reachOf(reach, own())]),
  ];
}

function reachOf(reach: Reach, own: string): string {
  const ever = `EXISTS (SELECT FROM trajectory t WHERE ${own})`;
  const running = `EXISTS (SELECT FROM trajectory t WHERE ${own} AND t.status IN ('active', 'paused'))`;
  switch (reach) {
    case 'never':
      return `NOT ${ever}`;
    case 'ever':
      return ever;
    case 'running':
      return running;
    case 'before':
      return `(${ever} AND NOT ${running})`;
    case 'nobody':
      return `(${running} AND NOT EXISTS (SELECT FROM person p WHERE p.school_number = s.number
        AND p.left_at IS NULL AND p.email IS NOT NULL AND p.unreachable_at IS NULL))`;
  }
}
