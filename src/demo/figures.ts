import { schoolYearOf, startOfSchoolYear } from '../domain/calendar/school-year.ts';
import type { Instant, LocalDate } from '../domain/calendar/types.ts';
import { instantAt, localDateOf } from '../domain/calendar/wall-clock.ts';
import type { Figure } from '../domain/reports/figures/figures.ts';
import type { WholeStore } from '../store/database/db.ts';
import { inTransaction } from '../store/database/transaction.ts';
import { addFigures, figuresOf } from '../store/figures/figures.ts';
import type { Cast } from './cast.ts';

/** What somebody of the demo entered at an instant about a school year. */
export interface DemoFigures {
  readonly by: string;
  readonly now: Instant;
  readonly figures: readonly Omit<Figure, 'on'>[];
}

type Entry = Omit<Figure, 'on' | 'schoolYear' | 'partner' | 'school'>;

/** Of the last school year, when it was over, by the direction. */
const lastYear: readonly Entry[] = [
  entered('connecting_actions', 9, 'Jaarverslag regie: 4 studiedagen, 3 webinars, 2 schoolbezoeken'),
  entered('connecting_participants', 412, 'Aanwezigheidslijsten van de negen activiteiten'),
  { ...entered('connecting_partners', 3.1, 'Bevraging na de studiedagen, vraag 6'), respondents: 168 },
  entered('portal_visits', 18_450, 'Bezoekcijfers van het portaal, september tot juni'),
  entered('research_initiatives', 2, 'Projectfiches bij het jaarverslag, bijlage 3'),
  { ...entered('mictivo_policy', 58, 'MICTIVO-rapport, tabel 4.2'), respondents: 61, source: 'mictivo' },
];
/** Of this school year, by its plan, just before it began. */
const thisYear: readonly Entry[] = [
  entered('direction_means', 185_000, 'Begroting van de regie, goedgekeurd in juni'),
  entered('working_group_themes', 4, 'Jaarplan, hoofdstuk 2'),
  entered('direction_fte', 6.5, 'Personeelsplan bij de begroting'),
];
/** Of the last school year, by the first provider about its own task. */
const ofProvider: readonly Entry[] = [
  entered('partner_training_offer', 14, 'Catalogus van het aanbod, voorjaar'),
  entered('partner_training_teachers', 236, 'Deelnemerslijsten per vorming'),
  entered('partner_working_groups', 2, 'Verslagen van de werkgroepen toestellen en leesvaardigheid'),
];

/**
 * The figures that were entered in the demo: of the last school year when it was over, and of this one just before it began.
 * In the order in which they were entered.
 * @param today local date
 */
export function demoFigures({ people }: Cast, today: LocalDate): readonly DemoFigures[] {
  const first = startOfSchoolYear(schoolYearOf(today));
  const central = people.find((person) => person.function === 'central');
  const provider = people.find((person) => person.function === 'provider');
  if (central === undefined || provider?.organisationId === undefined) return [];
  const of = (start: number, entries: readonly Entry[], partner?: string) =>
    entries.map((entry) => ({
      ...{ ...entry, schoolYear: `${start}-${start + 1}` },
      ...(partner === undefined ? {} : { partner }),
    }));
  return [
    { by: provider.id, on: `${first}-06-26`, figures: of(first - 1, ofProvider, provider.organisationId) },
    { by: central.id, on: `${first}-07-03`, figures: of(first - 1, lastYear) },
    { by: central.id, on: `${first}-08-27`, figures: of(first, thisYear) },
  ].map(({ on, ...stated }) => ({ ...stated, now: instantAt(on, '10:30') }));
}

/** Enters the figures of the demo. */
export async function saveFigures(store: WholeStore, cast: Cast, now: Instant): Promise<void> {
  for (const { figures, ...said } of demoFigures(cast, localDateOf(now))) {
    await inTransaction(store, async (within) => {
      const [{ schoolYear } = { schoolYear: '' }] = figures;
      const known = await figuresOf(within, { schoolYear });
      // Of a loading that was cut short, all of them are there or none.
      if (!known.some(({ by }) => by === said.by)) await addFigures(within, figures, said);
    });
  }
}

function entered(indicator: string, value: number, evidence: string): Entry {
  return { indicator, value, evidence, source: 'entered' };
}
