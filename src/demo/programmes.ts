import { schoolYearOf, startOfSchoolYear } from '../domain/calendar/school-year.ts';
import type { LocalDate } from '../domain/calendar/types.ts';
import { datesOfCall } from '../domain/programmes/dates.ts';
import { callOf } from '../domain/programmes/places.ts';
import type { Call, Programme } from '../domain/programmes/types.ts';
import type { Text } from '../domain/text.ts';
import type { CallDates } from '../domain/trajectory/model/state.ts';
import { demoId } from './ids.ts';
import type { Story } from './story.ts';

/** A programme of the demo. */
export interface DemoProgramme {
  readonly id: string;
  readonly programme: Programme;
}

/**
 * The programmes of the demo: the Digisprong bootcamps as they were, and one whose call is open now and small enough to
 * see it fill up.
 *
 * Of the bootcamps the note to the Flemish Government gives the lots, the dates and the one budget of € 1,000,000 (points
 * 2 and 3.A); the window, the number of places and the amount of each are invented, so that they add up to that budget.
 * @param today local date
 */
export function demoProgrammes(today: LocalDate): readonly DemoProgramme[] {
  return [
    { id: demoId('programme digisprong'), programme: digisprong },
    { id: demoId('programme digitale-school'), programme: digitalSchool(today) },
    { id: demoId('programme mijlpalen'), programme: milestones },
    { id: demoId('programme rtc'), programme: routePlan },
    { id: demoId('programme innovet'), programme: innovet },
    { id: demoId('programme actieprogramma'), programme: actionProgramme },
  ];
}

/** The dates of the call in which a story takes part, if it has a place in one. */
export function callDatesOf({ place }: Story, today: LocalDate): CallDates | undefined {
  if (place === undefined) return undefined;
  const found = demoProgrammes(today).find(({ id }) => id === demoId(`programme ${place.programme}`));
  const call = found && callOf(found.programme, place.cohort ?? schoolYearOf(today));
  return call && datesOfCall(call);
}

const digisprong: Programme = {
  name: { nl: 'Digisprong-bootcamps', en: 'Digisprong bootcamps' },
  lots: [
    { template: 'digisprong-schoolteam', amount: 12_500_00 },
    { template: 'digisprong-ict-coordinator', amount: 12_500_00 },
  ],
  calls: [
    {
      id: '2022-2024',
      title: { nl: 'Twee jaar begeleiding', en: 'Two years of guidance' },
      ...{ from: '2022-09-01', until: '2022-12-31', start: '2022-11-01', end: '2024-10-30' },
      quotas: { 'digisprong-schoolteam': 40, 'digisprong-ict-coordinator': 40 },
      quota: 80,
      volgers: { percent: 60, reserved: false },
    },
  ],
  budget: 1_000_000_00,
};

/** The years of the table: objectives for 2020, quarters of 2021, and one of 2023. */
const milestones = ofOneTrajectory(
  { nl: 'Mijlpalenplan techniekonderwijs', en: 'Milestone plan for technical education' },
  'mijlpalenplan',
  { id: '2020-2021', from: '2019-11-01', until: '2020-01-31', start: '2020-01-01' },
);
/** The twelve months of the plan, 1 September 2019 to 31 August 2020. */
const routePlan = ofOneTrajectory({ nl: 'RTC-routeplan', en: 'RTC route plan' }, 'rtc-routeplan', {
  ...{ id: '2019-2020', from: '2019-06-01', until: '2019-09-30', start: '2019-09-01' },
});
// Thirteen projects from April 2019 to December 2020 (Vlor advice, chapter 1); the window in which they were proposed is invented.
const innovet: Programme = {
  name: { nl: 'InnoVET', en: 'InnoVET' },
  lots: [{ template: 'innovet-project' }],
  calls: [
    {
      id: '2019-2020',
      title: { nl: 'Eerste cyclus', en: 'First cycle' },
      ...{ from: '2018-12-01', until: '2019-03-31', start: '2019-04-01', end: '2020-12-31' },
      quota: 13,
    },
  ],
};
const actionProgramme = withoutCalls(
  'Actieprogramma digitale school',
  'Action programme for the digital school',
);

/** A programme that is itself followed by a trajectory, and has no places to give. */
function withoutCalls(nl: string, en: string): Programme {
  return { name: { nl, en }, lots: [], calls: [] };
}

/** A programme that is itself followed by one trajectory, whose dates count from its call. */
function ofOneTrajectory(name: Text, template: string, call: Call): Programme {
  return { name, lots: [{ template, amount: 0 }], calls: [{ ...call, quota: 1 }] };
}

function digitalSchool(today: LocalDate): Programme {
  const schoolYear = schoolYearOf(today);
  const first = startOfSchoolYear(schoolYear);
  return {
    name: { nl: 'Digitale School', en: 'Digital School' },
    lots: [{ template: 'digitale-school', amount: 2_500_00 }],
    calls: [
      {
        id: schoolYear,
        title: { nl: `Schooljaar ${schoolYear}`, en: `School year ${schoolYear}` },
        ...{ from: `${first}-09-01`, until: `${first + 1}-08-31` },
        quota: 6,
        volgers: { percent: 60, reserved: true },
      },
    ],
    budget: 20_000_00,
  };
}
