import type { History } from '../support/replay.ts';

type Event = NonNullable<History['events']>[number];

/** A way that a shell can go. */
export interface Branch {
  /** The type of its workflow. */
  readonly shell: string;
  /** What tells in a history that it went that way. */
  readonly isIn: (events: readonly Event[]) => boolean;
}

const some = (test: (event: Event) => unknown) => (events: readonly Event[]) =>
  events.some((event) => test(event));
const count = (test: (event: Event) => unknown, least: number) => (events: readonly Event[]) =>
  events.filter((event) => test(event)).length >= least;

const update = (name: string) =>
  some(
    (event) => event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name === name,
  );
const signal = (name: string) =>
  some((event) => event.workflowExecutionSignaledEventAttributes?.signalName === name);
const tells = (name: string) =>
  some((event) => event.signalExternalWorkflowExecutionInitiatedEventAttributes?.signalName === name);
const timerFired = some((event) => event.timerFiredEventAttributes);
const timerCanceled = some((event) => event.timerCanceledEventAttributes);
const continued = some((event) => event.workflowExecutionContinuedAsNewEventAttributes);
const ended = some((event) => event.workflowExecutionCompletedEventAttributes);
const marker = (name: string) => some((event) => event.markerRecordedEventAttributes?.markerName === name);
const result = (words: string) =>
  some((event) =>
    Object.values(event.markerRecordedEventAttributes?.details ?? {}).some(({ payloads }) =>
      payloads?.some(({ data }) =>
        Buffer.from(data ?? '')
          .toString()
          .includes(words),
      ),
    ),
  );

/** Every way that the shells can go. Whoever adds one to a shell adds it here, and records a history of it. */
export const branches: { readonly [name: string]: Branch } = {
  'a command': { shell: 'trajectory', isIn: update('command') },
  'a command that is refused': { shell: 'trajectory', isIn: result('"rejection":"step-not-open"') },
  'a pause': { shell: 'trajectory', isIn: result('"status":"paused"') },
  'a start that is delayed until its first wake-up': {
    shell: 'trajectory',
    isIn: some(
      ({ workflowExecutionStartedEventAttributes: started }) =>
        Number(started?.firstWorkflowTaskBackoff?.seconds ?? 0) > 0,
    ),
  },
  'a stored command': { shell: 'trajectory', isIn: signal('commandStored') },
  'news for another trajectory': { shell: 'trajectory', isIn: tells('commandStored') },
  'a call of the mailroom': { shell: 'trajectory', isIn: tells('mailPlanned') },
  'a call of somebody who is not there': {
    shell: 'trajectory',
    isIn: some((event) => event.signalExternalWorkflowExecutionFailedEventAttributes),
  },
  'a look': { shell: 'trajectory', isIn: update('look') },
  'a wake-up': { shell: 'trajectory', isIn: timerFired },
  'a wake-up that is moved': { shell: 'trajectory', isIn: timerCanceled },
  'a wake-up that fails': { shell: 'trajectory', isIn: result('"retryAt"') },
  'a command that fails': { shell: 'trajectory', isIn: result('"rejection":"internal-defect"') },
  'a run that hands over': { shell: 'trajectory', isIn: continued },
  'the patch of the end of a run': { shell: 'trajectory', isIn: marker('core_patch') },
  'the end': { shell: 'trajectory', isIn: ended },
  'a delivery': { shell: 'mailroom', isIn: some((event) => event.activityTaskScheduledEventAttributes) },
  'a mailroom that is called': { shell: 'mailroom', isIn: signal('mailPlanned') },
  'a mailroom that looks by itself': { shell: 'mailroom', isIn: timerFired },
  'a mailroom that hands over': { shell: 'mailroom', isIn: continued },
  'rounds of the chores': { shell: 'chores', isIn: count((event) => event.timerFiredEventAttributes, 2) },
  'chores that hand over': { shell: 'chores', isIn: continued },
  'what happens daily': { shell: 'daily', isIn: ended },
  'an operation on many, some at a time': {
    shell: 'bulk',
    isIn: count((event) => event.activityTaskScheduledEventAttributes, 2),
  },
  'an operation that comes to its end': { shell: 'bulk', isIn: ended },
  'a waiting list': { shell: 'waitingList', isIn: ended },
  'a waiting list that is called while it looks': {
    shell: 'waitingList',
    isIn: count((event) => event.activityTaskScheduledEventAttributes, 2),
  },
};

/** The type of the workflow of a history. */
export function shellOf(history: History): string | undefined {
  return history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name ?? undefined;
}
