import type { AgendaEntry } from '../../domain/trajectory/forecast/entries.ts';

/**
 * An agenda for people: without the mails that the ledger has as gone or no longer needed. Of the last change the agenda
 * itself keeps the whole day, so that who has just enrolled somebody sees all of it.
 * @param mails the ledger of the trajectory
 */
export function stillToCome(
  entries: readonly AgendaEntry[],
  mails: readonly { readonly key: string; readonly status: string }[],
): readonly AgendaEntry[] {
  const settled = new Set(mails.filter(({ status }) => status !== 'planned').map(({ key }) => key));
  return entries.filter(({ kind, key }) => kind !== 'mail' || key === undefined || !settled.has(key));
}

/**
 * The entries with what goes to one person at one moment taken together, since it will be one mail.
 * @param personOf who gets what goes to a role; a role without a person stands by itself
 */
export function asTheyArrive(
  entries: readonly AgendaEntry[],
  personOf: (role: string) => string | undefined,
): readonly (readonly [AgendaEntry, ...AgendaEntry[]])[] {
  const groups: [AgendaEntry, ...AgendaEntry[]][] = [];
  const letters = new Map<string, [AgendaEntry, ...AgendaEntry[]]>();
  for (const entry of entries) {
    const receiver = personOf(entry.to ?? '') ?? entry.to;
    // What goes and what does not is never one mail.
    const to = entry.kind === 'mail' ? `${entry.at} ${receiver} ${entry.will_not_go ?? 'goes'}` : undefined;
    const known = to === undefined ? undefined : letters.get(to);
    if (known !== undefined) {
      known.push(entry);
      continue;
    }
    const group: [AgendaEntry, ...AgendaEntry[]] = [entry];
    groups.push(group);
    if (to !== undefined) letters.set(to, group);
  }
  return groups;
}
