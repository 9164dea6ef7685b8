// What the worker bundles: the names exported here are the names of the workflow types.
export { bulk } from './bulk.ts';
export { chores, daily } from './chores.ts';
export { mailroom } from './mailroom.ts';
export { trajectory } from './trajectory.ts';
export { waitingList } from './waiting-list.ts';
