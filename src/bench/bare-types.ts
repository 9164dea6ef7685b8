/** The task queue of the bare workflows. */
export const bareQueue = 'bench';

/** What the bare workflow has done for it. */
export interface BareActivities {
  sendMail(to: string): Promise<void>;
}

/** `until` in milliseconds since 1970. */
export type ReminderInput = { readonly until: number; readonly to: string };
