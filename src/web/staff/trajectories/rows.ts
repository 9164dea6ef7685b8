import type { TableRowWithPeople } from '../../../application/trajectories/table.ts';
import type { Instant, LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { nounOf } from '../../../domain/template/model/lookup.ts';
import type { Language } from '../../../domain/text.ts';
import { stepOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import type { TrajectoryStatus } from '../../../domain/trajectory/model/state.ts';
import { isLate } from '../../../domain/trajectory/views/late.ts';
import { appointmentToCome } from '../../../domain/trajectory/views/next-appointment.ts';
import { subjectOf } from '../view/listed.ts';

/** A row of the list, in words; dates are local. */
export type ListRow = {
  readonly id: string;
  readonly school: string;
  readonly municipality?: string | undefined;
  readonly status: TrajectoryStatus;
  readonly model: string;
  readonly phase?: string | undefined;
  /** What is open, first due first. */
  readonly open: readonly string[];
  readonly waiting: readonly string[];
  readonly due?: LocalDate | undefined;
  readonly late: boolean;
  /** When people meet next for what comes first. */
  readonly appointment?: Instant | undefined;
  /** When it goes on by itself, while it waits for nobody. */
  readonly goesOn?: LocalDate | undefined;
  readonly heard?: LocalDate | undefined;
  readonly mail?: LocalDate | undefined;
  readonly counsellor?: string | undefined;
  readonly start: LocalDate;
  readonly reference: string;
  readonly network?: string | undefined;
  readonly province?: string | undefined;
  readonly level?: string | undefined;
  readonly cohort?: string | undefined;
};

/**
 * Puts a row in words.
 * @param now instant
 */
export function listRow(
  { row, template, waitingFor }: TableRowWithPeople,
  now: Instant,
  language: Language,
): ListRow {
  const isActive = row.status === 'active';
  const open = isActive ? row.open : [];
  return {
    id: row.id,
    school: subjectOf(row),
    municipality: row.municipality,
    status: row.status,
    model: template?.title[language] ?? row.template,
    phase: template?.phases.find(({ id }) => id === row.phase)?.title[language],
    open: open.map(({ path, step: id }) => {
      const step = template && stepOfPath(template, path)?.step;
      return step === undefined ? id : nounOf(step)[language];
    }),
    waiting: waitingFor,
    due: isActive ? row.nextDue : undefined,
    late: isLate(row, localDateOf(now)),
    appointment: appointmentToCome(open[0]?.appointments, now)?.start,
    goesOn: isActive && open.length === 0 && row.wakeAt !== undefined ? localDateOf(row.wakeAt) : undefined,
    heard: row.heardOn,
    mail: row.nextMail === undefined ? undefined : localDateOf(new Date(row.nextMail).toISOString()),
    counsellor: row.counsellorName,
    start: row.start,
    reference: row.reference,
    network: row.network,
    province: row.province,
    level: row.level,
    cohort: row.cohort,
  };
}
