import type { Persona } from '../domain/trajectory/forecast/personas.ts';
import type { DemoPlace, Story } from './story.ts';

const bootcamp: DemoPlace = {
  ...{ programme: 'digisprong', cohort: '2022-2024', amount: 12_500_00 },
  paid: [
    { on: '2022-12-15', amount: 6_250_00 },
    { on: '2023-11-30', amount: 3_750_00 },
    { on: '2024-11-29', amount: 2_500_00 },
  ],
};
/** The first lots of the bootcamps were for schools with the greatest need before all others. */
const bootcamps: readonly Story[] = [
  { ...story('digisprong-schoolteam', 40, '2022-11-07', 'prompt'), place: bootcamp, group: 'volger' },
  { ...story('digisprong-schoolteam', 41, '2022-11-14', 'slow'), place: bootcamp, group: 'volger' },
  { ...story('digisprong-schoolteam', 42, '2022-11-21', 'drop-out'), place: { ...bootcamp, paid: [] } },
  { ...story('digisprong-ict-coordinator', 44, '2022-11-08', 'prompt'), place: bootcamp, group: 'volger' },
  { ...story('digisprong-ict-coordinator', 45, '2022-11-15', 'changes-hands'), place: bootcamp },
];

const milestones: DemoPlace = { programme: 'mijlpalen', cohort: '2020-2021', amount: 0 };
const routePlan: DemoPlace = { programme: 'rtc', cohort: '2019-2020', amount: 0 };
/** What the action programme aims at by the end of its year; three goals were reached early. */
const goalsOfTheYear = [
  ...['od1_2', 'od1_4', 'od2_1', 'od2_2', 'od2_3', 'od2_4', 'od2_5', 'od3_1', 'od3_2', 'od3_3', 'od3_4'],
  ...['od5_1', 'od5_2', 'od5_3', 'od5_4', 'od6_1', 'od6_2', 'od6_3', 'od6_4'],
  ...['advice_half_way', 'partner_event', 'inspiration', 'referral', 'initiatives', 'good_practice'],
];
/** Programmes as their sources tell them; whoever leads them sits with the central direction. */
const programmes: readonly Story[] = [
  { ...story('mijlpalenplan', 0, '2020-01-06', 'prompt'), programme: 'mijlpalen', place: milestones },
  { ...story('rtc-routeplan', 0, '2019-09-02', 'prompt'), programme: 'rtc', place: routePlan },
  { ...story('innovet-project', 46, 320, 'prompt'), programme: 'innovet' },
  { ...story('actieprogramma', 0, 85, 'prompt'), programme: 'actieprogramma', underWay: goalsOfTheYear },
];

/** Stories of all models but the digital school: the same schools, further on, and what is long over. */
export const otherStories: readonly Story[] = [
  ...[20, 130, 330, 520].map((days, index) => story('digicoach', 8 + index, days, 'prompt')),
  story('digicoach', 17, 250, 'slow'),
  story('digicoach', 18, 60, 'silent'),
  ...[3, 45, 100, 200].map((days, index) => story('nascholing', 20 + index, days, 'prompt')),
  story('nascholing', 25, 40, 'slow'),
  ...[60, 280, 610].map((days, index) => story('lerend-netwerk', 10 + index, days, 'prompt')),
  story('lerend-netwerk', 13, 150, 'slow'),
  ...[10, 70, 250].map((days, index) => story('schoolsubsidie', 30 + index, days, 'prompt')),
  story('schoolsubsidie', 34, 120, 'slow'),
  story('uitwisselingsjaar-directeurs', 1, 50, 'prompt'),
  story('uitwisselingsjaar-directeurs', 4, 70, 'slow'),
  ...bootcamps,
  ...programmes,
];

function story(
  template: string,
  school: number,
  startedDaysAgo: Story['startedDaysAgo'],
  persona: Persona,
): Story {
  return { template, school, startedDaysAgo, persona };
}
