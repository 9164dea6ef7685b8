import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Template } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import type { Context } from '../../../domain/trajectory/model/advanced.ts';
import type { TrajectoryEvent } from '../../../domain/trajectory/model/events.ts';
import type { TrajectoryState } from '../../../domain/trajectory/model/state.ts';
import type { StepView } from '../../../domain/trajectory/views/steps.ts';
import type { Attachment } from '../../../store/trajectories/attachments.ts';
import type { Addresses } from '../../addresses.ts';
import type { Done } from '../forms/done.ts';
import type { Draft } from '../forms/draft.ts';
import type { WaitedFor } from './types.ts';

/** What decides which page a link shows, besides the link. */
export type ViewRequest = {
  readonly language: Language;
  readonly addresses: Addresses;
  /** The step that is asked to be shown; the link's own when left out. */
  readonly path?: string | undefined;
  /** What was just done. */
  readonly done?: Done | undefined;
  /** A form that could not be taken as it was. */
  readonly draft?: Draft | undefined;
};

/** What is needed to show a step to its reader. */
export type TaskRequest = {
  readonly view: StepView;
  readonly state: TrajectoryState;
  readonly template: Template;
  readonly context: Context;
  readonly reference: string;
  readonly reader: string;
  /** The reader is of the staff. */
  readonly isStaff: boolean;
  readonly language: Language;
  /** Local date. */
  readonly today: LocalDate;
  /** The files of the trajectory. */
  readonly attachments: readonly Attachment[];
  /** The journal, for what was said when work was handed in; empty for a step that judges nothing. */
  readonly journal: readonly TrajectoryEvent[];
  /** Whom the step waits for, where the reader may know. */
  readonly awaited?: WaitedFor;
};
