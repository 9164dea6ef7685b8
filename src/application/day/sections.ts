import type { DaySection } from '../../store/day/types.ts';

/** The sections of a day, in the order of what cannot wait. */
export const daySections: readonly DaySection[] = [
  ...(['appointments', 'own', 'contact', 'silent', 'late', 'soon', 'paused'] as const),
];
