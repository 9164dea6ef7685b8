import type { Language } from '../../../../domain/text.ts';

/** What the reader chose to see. */
export type OverviewChoice = {
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly overdue?: boolean | undefined;
  /** The whole of what the reader may see, and not only her own. */
  readonly everything?: boolean | undefined;
  /** Where each page began that was turned to, the present one last. */
  readonly pages?: readonly string[];
};

/** The address of a list as it was chosen. */
export function overviewAddress(path: string, choice: OverviewChoice, language: Language): string {
  const { q, status, overdue, everything, pages = [] } = choice;
  const parameters = new URLSearchParams({ lang: language });
  if (q !== undefined) parameters.set('q', q);
  if (status !== undefined) parameters.set('status', status);
  if (overdue) parameters.set('overdue', 'true');
  if (everything) parameters.set('whose', 'all');
  if (pages.length > 0) parameters.set('pages', pages.join('.'));
  return `${path}?${parameters}#overview-title`;
}
