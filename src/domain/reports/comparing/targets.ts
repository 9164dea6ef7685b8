import { type SchoolYear, startOfSchoolYear } from '../../calendar/school-year.ts';
import type { LocalDate } from '../../calendar/types.ts';

/** What a partner wants to reach on one indicator in a school year. */
export interface WantedTarget {
  readonly indicator: string;
  readonly target: number;
  /** What the partner says about it. */
  readonly note?: string | undefined;
}

/** What a partner stated on a day; `null` takes back what it stated before. Statements are never changed. */
export interface TargetStatement {
  /** Organisation id. */
  readonly partner: string;
  readonly schoolYear: SchoolYear;
  readonly indicator: string;
  readonly target: number | null;
  readonly note?: string;
  /** Local date. */
  readonly on: LocalDate;
}

/** What is left of a partner's statements about one indicator in one school year. */
export interface StandingTarget extends TargetStatement {
  /** Local date since which this number stands; a later word about the note alone does not count. */
  readonly on: LocalDate;
  /**
   * The number that stood when the school year began, or came first after that, where it is another now: a target that
   * moves while the year is under way stays visible.
   */
  readonly atFirst?: number;
}

/**
 * What stands, of statements in the order in which they were made. What was taken back before its school year began is
 * left out, as if it had never been stated; taken back later, it stays as a target of `null`.
 */
export function standingTargets(statements: readonly TargetStatement[]): readonly StandingTarget[] {
  const histories = new Map<string, TargetStatement[]>();
  for (const statement of statements) {
    const key = JSON.stringify([statement.partner, statement.schoolYear, statement.indicator]);
    histories.set(key, [...(histories.get(key) ?? []), statement]);
  }
  return [...histories.values()].flatMap((history) => standing(history) ?? []);
}

function standing(history: readonly TargetStatement[]): StandingTarget | undefined {
  const last = history.at(-1);
  if (last === undefined) return undefined;
  const begin = `${startOfSchoolYear(last.schoolYear)}-09-01`;
  const atBegin = history.findLast(({ on }) => on < begin)?.target ?? undefined;
  const firstAfter = history.find(({ on, target }) => on >= begin && target !== null)?.target ?? undefined;
  const atFirst = atBegin ?? firstAfter;
  if (last.target === null && atFirst === undefined) return undefined;
  const before = history.findLastIndex(({ target }) => target !== last.target);
  const since = history[before + 1]?.on ?? last.on;
  return {
    ...last,
    on: since,
    ...(atFirst === undefined || atFirst === last.target ? {} : { atFirst }),
  };
}

/** What has to be stated so that exactly the wanted targets stand; nothing where they do already. */
export function statementsFor(
  wanted: readonly WantedTarget[],
  standing: readonly (Omit<WantedTarget, 'target'> & { readonly target: number | null })[],
): readonly { readonly indicator: string; readonly target: number | null; readonly note?: string }[] {
  const now = new Map(standing.map((one) => [one.indicator, one]));
  const kept = new Set(wanted.map(({ indicator }) => indicator));
  return [
    ...wanted
      .filter(({ indicator, target, note }) => {
        const stands = now.get(indicator);
        return stands === undefined || stands.target !== target || stands.note !== note;
      })
      .map(({ indicator, target, note }) => ({ indicator, target, ...(note === undefined ? {} : { note }) })),
    ...standing
      .filter(({ indicator, target }) => target !== null && !kept.has(indicator))
      .map(({ indicator }) => ({ indicator, target: null })),
  ];
}
