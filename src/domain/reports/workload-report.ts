import type { LocalDate } from '../calendar/types.ts';
import { column, type Report } from './report.ts';
import { averageOf, isCrowded, type WeekLoad } from './workload.ts';

/** Per counsellor and week what the agendas predict: all the weeks of each, which says which of them are crowded. */
export function workloadReport(
  weeks: readonly WeekLoad[],
  options: { readonly asOf: LocalDate; readonly nameOf: (person: string) => string | undefined },
): Report {
  const averages = new Map([...weeksOfEach(weeks)].map(([counsellor, own]) => [counsellor, averageOf(own)]));
  return {
    ...{ name: 'workload', title, asOf: options.asOf, notes },
    columns: [
      ...whose,
      column('week_of', 'Week van', 'Week of'),
      ...counts,
      column('crowded', 'Druk', 'Crowded'),
    ],
    rows: weeks.map((week) => ({
      counsellor: week.counsellor,
      counsellor_name: options.nameOf(week.counsellor) ?? null,
      week_of: week.monday,
      conversations: week.conversations,
      reviews: week.reviews,
      deadlines: week.deadlines,
      total: week.total,
      crowded: isCrowded(week.total, averages.get(week.counsellor) ?? 0),
    })),
  };
}

/** What the same weeks come to for each of some counsellors, in their order. */
export function workloadByCounsellor(
  weeks: readonly WeekLoad[],
  options: {
    readonly asOf: LocalDate;
    readonly counsellors: readonly { readonly id: string; readonly name: string }[];
  },
): Report {
  const ofEach = weeksOfEach(weeks);
  return {
    ...{ name: 'workload', title, asOf: options.asOf, notes },
    columns: [
      ...whose,
      ...counts,
      column('weeks', 'Weken met taken', 'Weeks with tasks'),
      column('crowded_weeks', 'Drukke weken', 'Crowded weeks'),
      column('busiest_week', 'Drukste week', 'Busiest week'),
      column('busiest_total', 'Taken die week', 'Tasks that week'),
    ],
    rows: options.counsellors.map(({ id, name }) => {
      const own = ofEach.get(id) ?? [];
      const sum = (of: 'conversations' | 'reviews' | 'deadlines' | 'total') =>
        own.reduce((all, week) => all + week[of], 0);
      const average = averageOf(own);
      const busiest = own.toSorted((one, other) => other.total - one.total)[0];
      return {
        ...{ counsellor: id, counsellor_name: name },
        ...{ conversations: sum('conversations'), reviews: sum('reviews'), deadlines: sum('deadlines') },
        ...{ total: sum('total'), weeks: own.length },
        crowded_weeks: own.filter(({ total }) => isCrowded(total, average)).length,
        busiest_week: busiest?.monday ?? null,
        busiest_total: busiest?.total ?? 0,
      };
    }),
  };
}

const title = { nl: 'Werklast per begeleider en week', en: 'Workload per counsellor and week' };

const whose = [column('counsellor', 'Begeleider', 'Counsellor'), column('counsellor_name', 'Naam', 'Name')];

const counts = [
  column('conversations', 'Gesprekken', 'Conversations'),
  column('reviews', 'Nalezen', 'Reviews'),
  column('deadlines', 'Andere taken', 'Other tasks'),
  column('total', 'Samen', 'Total'),
];

const notes = [
  {
    nl: 'Wat de agenda’s voorspellen als niemand iets doet: wat scholen nog insturen, brengt er nog nazicht en gesprekken bij.',
    en: 'What the agendas predict if nobody acts: what schools still send in brings more reviews and conversations.',
  },
  {
    nl: 'Een week is druk vanaf vier taken en anderhalve keer het gemiddelde van de weken met taken.',
    en: 'A week is crowded from four tasks and one and a half times the average of the weeks with tasks.',
  },
];

function weeksOfEach(weeks: readonly WeekLoad[]): ReadonlyMap<string, readonly WeekLoad[]> {
  const ofEach = new Map<string, WeekLoad[]>();
  for (const week of weeks) {
    const own = ofEach.get(week.counsellor);
    if (own === undefined) ofEach.set(week.counsellor, [week]);
    else own.push(week);
  }
  return ofEach;
}
