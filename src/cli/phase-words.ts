import type { Text } from '../domain/text.ts';
import type { NodeStatus } from '../domain/trajectory/model/state.ts';

/** The states of a phase; `later` is one that has not opened yet. */
export const phaseWords: { readonly [status in NodeStatus | 'later']: Text } = {
  later: { nl: 'komt nog', en: 'to come' },
  open: { nl: 'open', en: 'open' },
  done: { nl: 'klaar', en: 'done' },
  skipped: { nl: 'overgeslagen', en: 'skipped' },
  expired: { nl: 'vervallen', en: 'lapsed' },
  withdrawn: { nl: 'niet van toepassing', en: 'does not apply' },
};
