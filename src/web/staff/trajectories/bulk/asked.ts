import type { ActOnMany } from '../../../../application/bulk/acts.ts';
import type { Selection } from '../../../../application/bulk/items.ts';
import { isId } from '../../../../application/ids.ts';
import { isMeantDate } from '../../../../domain/calendar/day-number.ts';
import type { LocalDate } from '../../../../domain/calendar/types.ts';
import { type Sent, sentText, sentValues } from '../../../form.ts';
import { filterNames } from '../choice.ts';
import { type BulkAct, bulkActs } from './acts.ts';

/** What was ticked: some, or all of a list with these filters. */
export type Ticked = { readonly ids: readonly string[]; readonly all: boolean; readonly filters: Sent };

/** Reads what was ticked, from an address or a form. */
export function tickedIn(sent: Sent): Ticked {
  const ids = sentValues(sent, 'id').map((id) => id.toLowerCase());
  return {
    ids: [...new Set(ids.filter(isId))],
    all: sentText(sent, 'all') === 'true',
    filters: Object.fromEntries(filterNames.map((name) => [name, sentText(sent, name)])),
  };
}

/** What was ticked, as the fields of a form. */
export function tickedFields({
  ids,
  all,
  filters,
}: Ticked): { readonly name: string; readonly value: string }[] {
  if (!all) return ids.map((value) => ({ name: 'id', value }));
  const kept = Object.entries(filters).flatMap(([name, value]) =>
    typeof value === 'string' ? [{ name, value }] : [],
  );
  return [{ name: 'all', value: 'true' }, ...kept];
}

/** The act that an address or a form names; the first one when it names none. */
export function actIn(sent: Sent): BulkAct {
  const act = sentText(sent, 'act');
  return bulkActs.find((one) => one === act) ?? bulkActs[0];
}

/** Most weeks that are given at once. */
export const MOST_WEEKS = 26;

/** The act with what was filled in; the name of the field that is still missing or cannot be. */
export function actAsked(act: BulkAct, sent: Sent): ActOnMany | { readonly missing: string } {
  const text = (name: string) => (sentText(sent, name) ?? '').trim();
  const same = (command: Extract<ActOnMany, { act: 'same' }>['command']) => ({
    act: 'same' as const,
    command,
  });
  const reason = text('reason');
  switch (act) {
    case 'handover': {
      const [to, on] = [text('to').toLowerCase(), text('on')];
      if (!isId(to)) return { missing: 'to' };
      return isMeantDate(on) ? { act: 'handover', to, on } : { missing: 'on' };
    }
    case 'pause': {
      const until = text('until');
      if (reason === '') return { missing: 'reason' };
      if (until !== '' && !isMeantDate(until)) return { missing: 'until' };
      return same({ type: 'pause', reason, ...(until === '' ? {} : { until }) });
    }
    case 'resume':
      return same({ type: 'resume' });
    case 'shift': {
      const weeks = Number(text('weeks'));
      if (!Number.isInteger(weeks) || weeks < 1 || weeks > MOST_WEEKS) return { missing: 'weeks' };
      return reason === '' ? { missing: 'reason' } : { act: 'shift', weeks, reason };
    }
    case 'note':
      return text('text') === '' ? { missing: 'text' } : same({ type: 'note', text: text('text') });
    case 'stop':
      return reason === '' ? { missing: 'reason' } : same({ type: 'stop', reason });
  }
}

/** The day on which what is handed over comes back; nothing when it is for good. */
export function returnIn(sent: Sent): LocalDate | 'wrong' | undefined {
  const back = (sentText(sent, 'back') ?? '').trim();
  if (actIn(sent) !== 'handover' || back === '') return undefined;
  return isMeantDate(back) ? back : 'wrong';
}

/** What is selected, as the use case takes it. */
export function selectionOf(
  { ids, all }: Ticked,
  filter: Extract<Selection, { filter: unknown }>['filter'],
): Selection {
  return all ? { filter } : { trajectories: ids };
}
