import type { Text } from '../../domain/text.ts';
import { rowsOf, type Unscoped } from '../database/db.ts';
import { latestTemplates } from '../templates/templates.ts';

/** Words for the ids in reports. */
export interface ReportNames {
  readonly provider: (id: string) => string | undefined;
  readonly programme: (id: string) => Text | undefined;
  readonly template: (id: string) => Text | undefined;
}

/** The names of those who give training, of programmes and of templates. */
export async function reportNames(store: Unscoped<'everybody'>): Promise<ReportNames> {
  const [organisations, programmes, templates] = await Promise.all([
    rowsOf<{ id: string; name: string }>(store, {
      text: `SELECT id, name FROM organisation WHERE kind NOT IN ('pbd', 'central')`,
    }),
    rowsOf<{ id: string; name_nl: string; name_en: string }>(store, {
      text: 'SELECT id, name_nl, name_en FROM programme',
    }),
    latestTemplates(store),
  ]);
  const providerNames = new Map(organisations.map(({ id, name }) => [id, name]));
  const programmeNames = new Map(programmes.map(({ id, name_nl: nl, name_en: en }) => [id, { nl, en }]));
  const templateNames = new Map(templates.map(({ id, template }) => [id, template.title]));
  return {
    provider: (id) => providerNames.get(id),
    programme: (id) => programmeNames.get(id),
    template: (id) => templateNames.get(id),
  };
}
