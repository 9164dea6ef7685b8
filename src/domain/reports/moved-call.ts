import type { LocalDate } from '../calendar/types.ts';
import type { Consequences } from '../trajectory/forecast/difference.ts';
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
      ...dates.map(({ title, before, after }) => ({
        ...{ reference, name, kind: kinds.date, what: title },
        ...{ before: before?.slice(0, 10) ?? null, after: after?.slice(0, 10) ?? null },
      })),
      ...mails.map(({ change, mail, before }) => ({
        ...{ reference, name, kind: kinds.mail, what: mail.subject },
        before: change === 'goes' ? null : (before ?? mail).at.slice(0, 10),
        after: change === 'withdrawn' ? null : mail.at.slice(0, 10),
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

const kinds = {
  date: { nl: 'datum', en: 'date' },
  mail: { nl: 'mail', en: 'mail' },
};
