import { addDays } from '../../domain/calendar/offset.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { startOfDay } from '../../domain/calendar/wall-clock.ts';
import { withFallBacks } from '../../domain/trajectory/model/role-holders.ts';
import { rowsOf, type Store, type Unscoped } from '../database/db.ts';
import { filled } from '../database/values.ts';
import { templatesInUse } from '../templates/templates.ts';
import { dayStatement } from './statement.ts';
import type { DayLine, DaySection, WhoseDay } from './types.ts';

type Row = { readonly [column: string]: unknown } & { doer_id: string | null; heard_at: Date | null };

/**
 * The lines of a day, each section's first ones with how many there are; the database counts and sorts.
 * @param request.today local date
 * @param request.limit most lines of each section
 * @param request.only this section alone
 */
export async function dayLines(
  store: Unscoped<'own'>,
  request: {
    readonly whose: WhoseDay;
    readonly reader: string;
    readonly today: LocalDate;
    readonly limit: number;
    readonly only?: DaySection | undefined;
  },
): Promise<readonly DayLine[]> {
  const { whose, reader, today, limit, only } = request;
  const rows = await rowsOf<Row>(store, {
    text: dayStatement(whose.kind),
    values: [
      JSON.stringify(await rolesInUse(store)),
      whose.kind === 'person' ? whose.person : reader,
      whose.organisation ?? null,
      today,
      startOfDay(today),
      startOfDay(addDays(today, 2)),
      addDays(today, 14),
      limit,
      only ?? null,
    ],
  });
  return rows.map(toLine);
}

/** Per role of each version in use: its party, and who does what it has to do, nearest first. */
async function rolesInUse(store: Store) {
  const templates = await templatesInUse(store);
  return Object.fromEntries(
    templates.flatMap(({ id, version, template }) =>
      template.roles.map((role) => [
        `${id} ${version} ${role.id}`,
        { party: role.party, holders: withFallBacks(role.id, template) },
      ]),
    ),
  );
}

function toLine(row: Row): DayLine {
  const { doer_id, doer_name, doer_email, doer_phone, heard_at, ...rest } = row;
  const doer =
    doer_id === null
      ? undefined
      : filled({ id: doer_id, name: doer_name, email: doer_email, phone: doer_phone });
  return filled({ ...rest, doer, heardAt: heard_at?.toISOString() }) as unknown as DayLine;
}
