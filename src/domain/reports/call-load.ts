import type { LocalDate } from '../calendar/types.ts';
import { stepsOf } from '../template/model/lookup.ts';
import type { Template } from '../template/model/types.ts';
import type { AgendaEntry } from '../trajectory/forecast/entries.ts';
import { column, type Report } from './report.ts';
import { type LoadKind, mondayOf, type WeekLoad } from './workload.ts';

/**
 * What a task takes of a counsellor, in hours: a conversation with the way there and what is noted afterwards, something
 * that is read and answered, and any other task. Estimates, to compare weeks with; no model says more.
 */
export const HOURS: { readonly [kind in LoadKind]: number } = { conversation: 2, review: 1, deadline: 0.5 };

/** What one trajectory of a model asks of its counsellor in a week that begins on this Monday. */
export interface AskedInWeek {
  readonly monday: LocalDate;
  readonly kind: LoadKind;
}

/** What a rehearsed trajectory asks of its counsellor: what she does in it, in the week in which she does it. */
export function askedOfCounsellor(entries: readonly AgendaEntry[], template: Template): AskedInWeek[] {
  const steps = new Map(stepsOf(template).map((step) => [step.id, step]));
  const own = (id: string | undefined) => {
    const step = steps.get(id ?? '');
    return step?.role === template.counsellorRole ? step : undefined;
  };
  return entries.flatMap((entry): AskedInWeek[] => {
    const step = entry.kind === 'act' && entry.subject === 'complete' ? own(entry.step) : undefined;
    if (step === undefined) return [];
    const kind = step.kind === 'meeting' ? 'conversation' : step.kind === 'review' ? 'review' : 'deadline';
    return [{ monday: mondayOf(entry.at.slice(0, 10)), kind }];
  });
}

/** One lot of a call: how many trajectories it would begin, and what each asks. */
export interface LotLoad {
  readonly places: number;
  readonly asked: readonly AskedInWeek[];
}

/**
 * What a call would ask of the weeks of one counsellor, when its places are divided evenly, beside what her weeks hold
 * already: a line for each week in which it asks something.
 * @param running weeks of the counsellors as they are now, of whom the average is taken
 */
export function callLoadReport(
  lots: readonly LotLoad[],
  counsellors: number,
  running: readonly WeekLoad[],
  asOf: LocalDate,
): Report {
  const each = (lot: LotLoad) => lot.places / Math.max(1, counsellors);
  const weeks = new Map<LocalDate, Tasks>();
  for (const lot of lots) {
    for (const { monday, kind } of lot.asked) {
      const week = weeks.get(monday) ?? { conversation: 0, review: 0, deadline: 0 };
      week[kind] += each(lot);
      weeks.set(monday, week);
    }
  }
  const now = new Map<LocalDate, number>();
  for (const week of running) {
    const hours = hoursOf({
      ...{ conversation: week.conversations, review: week.reviews, deadline: week.deadlines },
    });
    now.set(week.monday, (now.get(week.monday) ?? 0) + hours / Math.max(1, counsellors));
  }
  return {
    name: 'call-load',
    title: {
      nl: 'Wat een oproep van de weken van een begeleider vraagt',
      en: 'What a call asks of a counsellor’s weeks',
    },
    asOf,
    columns: [
      column('week_of', 'Week van', 'Week of'),
      column('conversations', 'Gesprekken', 'Conversations'),
      column('reviews', 'Nalezen', 'Reviews'),
      column('tasks', 'Andere taken', 'Other tasks'),
      column('hours', 'Uren voor de oproep', 'Hours for the call'),
      column('hours_now', 'Uren nu al', 'Hours already'),
      column('hours_together', 'Uren samen', 'Hours together'),
    ],
    rows: [...weeks]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([monday, week]) => {
        const hours = hoursOf(week);
        const already = now.get(monday) ?? 0;
        return {
          week_of: monday,
          conversations: rounded(week.conversation),
          reviews: rounded(week.review),
          tasks: rounded(week.deadline),
          hours: rounded(hours),
          hours_now: rounded(already),
          hours_together: rounded(hours + already),
        };
      }),
    notes: [
      {
        nl: `Per begeleider, met de plaatsen gelijk verdeeld over ${counsellors}. Zoals scholen die overal snel op ingaan; wie trager is, spreidt het.`,
        en: `For each counsellor, with the places divided evenly over ${counsellors}. As schools go that answer everything promptly; who is slower spreads it.`,
      },
      {
        nl: 'Een gesprek telt voor twee uur, nalezen voor één, een andere taak voor een half.',
        en: 'A conversation counts for two hours, a review for one, another task for half of one.',
      },
    ],
  };
}

/** How many tasks of each kind. */
type Tasks = { [kind in LoadKind]: number };

function hoursOf({ conversation, review, deadline }: Tasks): number {
  return conversation * HOURS.conversation + review * HOURS.review + deadline * HOURS.deadline;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
