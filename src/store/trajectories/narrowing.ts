import type { LocalDate } from '../../domain/calendar/types.ts';
import { arrayOfAnyLength } from '../database/values.ts';
import { isSilent } from './silence.ts';

/** What else a list of trajectories can be narrowed by. */
export interface Narrowing {
  readonly ids?: readonly string[] | undefined;
  /** Id of a step that is open. */
  readonly step?: string | undefined;
  /** The call of its programme in which it was enrolled. */
  readonly cohort?: string | undefined;
  readonly network?: string | undefined;
  readonly province?: string | undefined;
  readonly level?: string | undefined;
  /** It is silent on this local date. */
  readonly silentOn?: LocalDate | undefined;
  /** Words that its school has in its name, place or number, or the beginning of its reference; as they are searched. */
  readonly words?: readonly string[] | undefined;
}

/** The conditions of a narrowing on a trajectory `t` with its school `s`. */
export function conditionsFor(narrowing: Narrowing, value: (one: unknown) => string): string[] {
  const { ids, step, cohort, silentOn, words, ...ofSchool } = narrowing;
  const { network, province, level } = ofSchool;
  return [
    ...(ids === undefined ? [] : [`t.id = ANY(${arrayOfAnyLength(value(ids), 'uuid')})`]),
    ...(step === undefined
      ? []
      : [
          `EXISTS (SELECT FROM trajectory_step x WHERE x.trajectory_id = t.id AND x.status = 'open' AND x.step = ${value(step)})`,
        ]),
    ...(cohort === undefined ? [] : [`t.cohort = ${value(cohort)}`]),
    ...(network === undefined ? [] : [`s.network = ${value(network)}`]),
    ...(province === undefined ? [] : [`s.province = ${value(province)}`]),
    ...(level === undefined ? [] : [`s.level = ${value(level)}`]),
    ...(silentOn === undefined ? [] : [isSilent(`${value(silentOn)}::date`)]),
    ...(words === undefined || words.length === 0 ? [] : [holding(words, value)]),
  ];
}

/** Whether a narrowing asks something of the school. */
export function asksOfSchool({ network, province, level }: Narrowing): boolean {
  return [network, province, level].some((one) => one !== undefined);
}

function holding(words: readonly string[], value: (one: unknown) => string): string {
  const inSchool = words.map((word) => `w.search LIKE ${value(`%${word}%`)}`).join(' AND ');
  return `(t.school_number = ANY(ARRAY(SELECT w.number FROM school w WHERE ${inSchool})) OR t.reference LIKE ${value(`${words.join('-').toUpperCase()}%`)})`;
}
