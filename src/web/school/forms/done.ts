import { formNames } from './draft.ts';

const kinds = [...formNames, 'reminders-off', 'reminders-on', 'link', 'kept', 'answered-before'] as const;

/** What was just done, as the address of the next page says it; what is said about it comes from the trajectory. */
export type Done = { readonly kind: (typeof kinds)[number]; readonly path?: string };

/** What an address says was just done; nothing when it says something else. */
export function readDone(kind: unknown, path: unknown): Done | undefined {
  const known = kinds.find((one) => one === kind);
  if (known === undefined) return undefined;
  return typeof path === 'string' ? { kind: known, path } : { kind: known };
}
