import type { LocalDate } from '../../calendar/types.ts';
import type { SubjectKind } from '../../template/model/types.ts';

/** An event of a journal, as far as reports look at it. */
export interface JournalEntry {
  /** Local date in Brussels. */
  readonly on: LocalDate;
  readonly type: 'enrolled' | 'completed' | 'returned' | 'reopened' | 'assigned' | 'handed-over';
  /** The step occurrence; for `returned`, the one that goes back. */
  readonly path?: string;
  readonly outcome?: string;
  readonly answers?: { readonly [field: string]: unknown };
  /** For `enrolled`: the person in each role. */
  readonly roles?: { readonly [role: string]: string };
  /** For `assigned` and `handed-over`: the role and who has it from now on. */
  readonly role?: string;
  readonly person?: string;
}

/** A school that takes part in a project or plan, as the register has it. */
export interface ParticipatingSchool {
  readonly school: string;
  readonly schoolName?: string;
  readonly province?: string;
  readonly network?: string;
  readonly level?: string;
  readonly from: LocalDate;
}

/** A trajectory, the school that it concerns and its journal up to the day of the report, in order. */
export interface ReportedTrajectory {
  readonly id: string;
  readonly reference: string;
  readonly template: string;
  readonly templateVersion: number;
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  /** School number. */
  readonly school?: string;
  readonly schoolName?: string;
  readonly province?: string;
  readonly network?: string;
  readonly level?: string;
  readonly programme?: string;
  /** Id of the guidance service that follows it. */
  readonly service?: string;
  readonly group?: 'volger' | 'first-mover';
  /** The schools that take part in a trajectory of the whole programme, with the local date since which they do. */
  readonly participants?: readonly ParticipatingSchool[];
  readonly journal: readonly JournalEntry[];
}
