import type { Need } from '../../../application/schools/needs.ts';
import type { SchoolWithTemplates } from '../../../application/schools/table.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { isRunning } from '../../../domain/trajectory/model/status.ts';
import { functionInWords } from '../../../texts/functions.ts';
import { schoolsTextsOf } from '../../texts/texts.ts';
import type { TableOfTexts } from '../listing/file.ts';

/** A school of the list, in words; dates are local. */
export type SchoolRow = {
  readonly number: string;
  readonly name: string;
  readonly municipality?: string | undefined;
  readonly province?: string | undefined;
  readonly network?: string | undefined;
  readonly level?: string | undefined;
  readonly closed: boolean;
  /** What runs there, with its phase; else what it went through; none when it was never enrolled. */
  readonly trajectories: readonly { readonly model: string; readonly phase?: string | undefined }[];
  readonly needs: readonly string[];
  readonly contact?: {
    readonly id: string;
    readonly name: string;
    readonly what?: string | undefined;
    readonly unreachable: boolean;
  };
  /** Of the contact, else of the school. */
  readonly phone?: string | undefined;
  readonly heard?: LocalDate | undefined;
};

/** Puts a school in words. */
export function schoolRow(
  { row, templates }: SchoolWithTemplates,
  needs: readonly Need[],
  language: Language,
): SchoolRow {
  const texts = schoolsTextsOf(language);
  const { contact } = row;
  const all = row.trajectories.map(({ template, status, phase }, index) => {
    const model = templates[index];
    return {
      runs: isRunning({ status }),
      model: model?.title[language] ?? template,
      phase: model?.phases.find(({ id }) => id === phase)?.title[language],
    };
  });
  const running = all.filter(({ runs }) => runs).map(({ model, phase }) => ({ model, phase }));
  const past = [...new Set(all.map(({ model }) => model))].map((model) => ({ model: texts.before(model) }));
  return {
    ...{ number: row.number, name: row.name, municipality: row.municipality, province: row.province },
    ...{ network: row.network, level: row.level, closed: row.closed, heard: row.heardOn },
    trajectories: running.length > 0 ? running : past,
    needs: row.needs.map((value) => needs.find((need) => need.value === value)?.title ?? value),
    phone: contact?.phone ?? row.phone,
    ...(contact === undefined
      ? {}
      : { contact: { ...contact, what: functionInWords(contact.function, language) } }),
  };
}

/** The same school without who can be reached there. */
export function withoutContact({
  row: { contact: _, ...row },
  templates,
}: SchoolWithTemplates): SchoolWithTemplates {
  return { row, templates };
}

/**
 * The list of schools as a table of texts, its first row the titles.
 * @param seesPeople with the contact of each
 */
export function schoolTexts(
  rows: readonly SchoolRow[],
  language: Language,
  seesPeople: boolean,
): TableOfTexts {
  const texts = schoolsTextsOf(language);
  const { names } = texts;
  const columns = [
    ...(['number', 'name', 'municipality', 'province', 'network', 'level', 'running'] as const),
    ...(['needs'] as const),
    ...(seesPeople ? (['contact'] as const) : []),
    ...(['phone', 'heard'] as const),
  ];
  return [
    columns.map((name) => names[name]),
    ...rows.map((row) => [
      ...[row.number, row.name, row.municipality ?? '', row.province ?? '', row.network ?? ''],
      ...[row.level ?? '', trajectoriesInText(row, language), row.needs.join(', ')],
      ...(seesPeople ? [row.contact?.name ?? ''] : []),
      ...[row.phone ?? '', row.heard ?? ''],
    ]),
  ];
}

function trajectoriesInText({ trajectories }: SchoolRow, language: Language): string {
  if (trajectories.length === 0) return schoolsTextsOf(language).notYet;
  return trajectories
    .map(({ model, phase }) => (phase === undefined ? model : `${model}: ${phase}`))
    .join(', ');
}
