import type { Scope } from '../../domain/access/scope.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import type { Actor } from '../../domain/trajectory/model/events.ts';
import type { StartedFrom } from '../../domain/trajectory/model/state.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Difference } from '../people/known.ts';
import type { InlinePerson } from '../people/named.ts';
import type { Queued } from '../programmes/take-place.ts';
import type { AskedSubject } from './subject.ts';

/** What is asked: a subject goes through a template. */
export type EnrolmentRequest = {
  readonly template: string;
  /** The latest version if left out. */
  readonly templateVersion?: number | undefined;
  readonly subject: AskedSubject;
  /** Local date; today if left out. */
  readonly start?: LocalDate | undefined;
  /** Somebody known or new for every role that is not optional. */
  readonly roles: { readonly [role: string]: string | InlinePerson };
  /** Said where somebody of another organisation gets a role: it is meant. */
  readonly confirmed?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly group?: 'volger' | 'first-mover' | undefined;
  /** The programme in which it gets a place. */
  readonly programme?: string | undefined;
  /** The call of that programme; the only one that is open if left out. */
  readonly cohort?: string | undefined;
  /** Euro cents that it commits of the budget, where its lot has no amount of its own. */
  readonly amount?: number | undefined;
  /** Whether it waits for a place when there is none. */
  readonly waitingList?: boolean | undefined;
  /** The open step of another trajectory that proposes this one: it is done with it. */
  readonly from?: StartedFrom | undefined;
  /** Already in this phase since this local date; nothing is sent for what lies before. */
  readonly underWay?: { readonly phase: string; readonly since: LocalDate } | undefined;
  /** Whether it may run beside one of the same subject that began in another school year. */
  readonly beside?: boolean | undefined;
};

/** The trajectory that there is now. */
export type Enrolled = {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  /** Who is known otherwise than they were named, by role, with what was done with it. */
  readonly differences: readonly (Difference & { readonly role: string })[];
};

/** What came of asking: a trajectory, or a place on the waiting list of its programme. */
export type EnrolmentOutcome = Enrolled | { readonly queued: Queued };

/** What looking what an enrolment would bring needs of the world: nothing is started by it. */
export type LookingDependencies = Pick<Dependencies, 'store' | 'clock'> & {
  readonly logger?: Pick<Dependencies['logger'], 'warn'> | undefined;
};

/** What an enrolment needs of the world: less than the whole API, so that a worker can enrol too. */
export type EnrolmentDependencies = LookingDependencies & Pick<Dependencies, 'temporal'>;

/** An enrolment to look at, and who asks for it. */
export type Asked = {
  readonly deps: LookingDependencies;
  readonly actor: Actor;
  /** What the actor deals with; a counsellor enrols for her own service. */
  readonly scope?: Scope | undefined;
  readonly enrolment: EnrolmentRequest;
  /** The same key gives the same trajectory, also after a crash half-way. */
  readonly idempotencyKey?: string | undefined;
};

/** An enrolment that is to be made, and who asks for it. */
export type AskedToEnrol = Asked & { readonly deps: EnrolmentDependencies };
