import type { LocalDate } from '../calendar/types.ts';
import { localDateOf } from '../calendar/wall-clock.ts';
import type { Consequences } from '../trajectory/forecast/difference.ts';
import type { DatedKind } from '../trajectory/forecast/outlook.ts';
import { column, type Report } from './report.ts';

/** What moves in one trajectory. */
export interface MovedTrajectory {
  readonly reference: string;
  /** What people know it by. */
  readonly name: string;
  readonly difference: Consequences;
}

/** What other dates of a call move: a line for each date and each mail that becomes another, and of each trajectory without one. */
export function movedCallReport(
  moved: readonly MovedTrajectory[],
  { asOf, total }: { readonly asOf: LocalDate; readonly total: number },
): Report {
  const more = total - moved.length;
  return {
    name: 'moved-call',
    title: { nl: 'Wat andere data van een oproep verzetten', en: 'What other dates of a call move' },
    asOf,
    columns: [
      column('reference', 'Traject', 'Trajectory'),
      column('name', 'Naam', 'Name'),
      column('kind', 'Soort', 'Kind'),
      column('what', 'Wat', 'What'),
      column('before', 'Nu', 'Now'),
      column('after', 'Dan', 'Then'),
    ],
    rows: moved.flatMap(({ reference, name, difference: { dates, mails } }) => [
      ...dates.map(({ kind, title, before, after }) => ({
        ...{ reference, name, kind: kinds.date, what: title },
        ...{ before: dayOf(kind, before), after: dayOf(kind, after) },
      })),
      ...mails.map(({ change, mail, before }) => ({
        ...{ reference, name, kind: kinds.mail, what: mail.subject },
        before: change === 'goes' ? null : localDateOf((before ?? mail).at),
        after: change === 'withdrawn' ? null : localDateOf(mail.at),
      })),
    ]),
    notes: [
      {
        nl: `Er lopen ${total} trajecten in deze oproep${more > 0 ? `; uitgewerkt zijn de eerste ${moved.length}` : ''}.`,
        en: `${total} trajectories run in this call${more > 0 ? `; worked out are the first ${moved.length}` : ''}.`,
      },
    ],
  };
}

/** Of an appointment the instant is known at which it begins; of everything else the day. */
function dayOf(kind: DatedKind, on: string | undefined): LocalDate | null {
  if (on === undefined) return null;
  return kind === 'appointment' ? localDateOf(on) : on;
}

const kinds = {
  date: { nl: 'datum', en: 'date' },
  mail: { nl: 'mail', en: 'mail' },
};
