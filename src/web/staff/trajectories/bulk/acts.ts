/** What can be done with many trajectories at once. */
export const bulkActs = ['handover', 'pause', 'resume', 'shift', 'note', 'stop'] as const;
export type BulkAct = (typeof bulkActs)[number];
