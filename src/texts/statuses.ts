import type { Language } from '../domain/text.ts';
import type { TrajectoryStatus } from '../domain/trajectory/model/state.ts';

/** How it stands with a trajectory, in a word: the same on pages and in the terminal. */
export const statusWords: {
  readonly [language in Language]: { readonly [status in TrajectoryStatus]: string };
} = {
  nl: { active: 'loopt', paused: 'in pauze', completed: 'afgerond', stopped: 'stopgezet' },
  en: { active: 'running', paused: 'paused', completed: 'completed', stopped: 'stopped' },
};
