import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { shortDate } from '../../../texts/dates.ts';
import { reportsTextsOf } from '../../texts/texts.ts';
import { type ChosenFilter, FilterBar } from '../../ui/console/filter-bar.tsx';
import { FilterSelect, FilterTick, type Option } from '../listing/controls.tsx';
import { type PlaceName, places, type ReportAsked, reportAddress, splits } from './asked.ts';
import { canCompare } from './read.ts';

/** What can be chosen in the filters of a report. */
export type ReportChoices = {
  readonly places: { readonly [name in PlaceName]: readonly Option[] };
  readonly trajectories: readonly Option[];
};

/** What a report is asked with: until which day, split by what, narrowed to what, beside a year before. */
export function ReportFilters(props: {
  readonly asked: ReportAsked;
  readonly choices: ReportChoices;
  /** The name of the counsellor whose weeks are asked for; empty when that is not known. */
  readonly counsellor: string;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { asked, choices, today, language } = props;
  const texts = reportsTextsOf(language);
  const { name, by, place } = asked;
  const title = (split: string) => texts.place[split as keyof typeof texts.place] ?? split;
  const narrowed = places.filter((one) =>
    name === 'indicators' ? true : name === 'partners' && one === 'school_year',
  );
  const isAboutTrajectory = name === 'milestones' || name === 'month-plan';
  return (
    <FilterBar
      action={`/reports/${name}`}
      button={texts.show}
      chosen={chosenFilters(props)}
      clearAddress={reportAddress(
        { ...asked, asOf: today, by: undefined, compares: false, place: {}, counsellor: undefined, page: 1 },
        today,
        language,
      )}
      language={language}
    >
      {isAboutTrajectory && (
        <FilterSelect
          name="trajectory"
          label={texts.trajectory}
          options={choices.trajectories}
          value={asked.trajectory}
          none="–"
        />
      )}
      <div class="field">
        <label for="as_of">{texts.asOf}</label>
        <input type="date" id="as_of" name="as_of" value={asked.asOf} max={today} />
      </div>
      {splits[name].length > 0 && (
        <FilterSelect
          name="by"
          label={texts.by}
          options={splits[name].map((split) => ({ value: split, title: title(split) }))}
          value={by}
          none={texts.nothing}
        />
      )}
      {narrowed.map((one) => (
        <FilterSelect
          key={one}
          name={one}
          label={title(one)}
          options={choices.places[one]}
          value={place[one]}
          none={texts.all}
        />
      ))}
      {asked.counsellor !== undefined && <input type="hidden" name="counsellor" value={asked.counsellor} />}
      {canCompare(asked) && <FilterTick name="compare" label={texts.compare} isOn={asked.compares} />}
    </FilterBar>
  );
}

function chosenFilters(props: Parameters<typeof ReportFilters>[0]): ChosenFilter[] {
  const { asked, choices, today, language } = props;
  const texts = reportsTextsOf(language);
  const { by, compares, place, asOf } = asked;
  const without = (changed: Partial<ReportAsked>) =>
    reportAddress({ ...asked, page: 1, ...changed }, today, language);
  const title = (split: string) => texts.place[split as keyof typeof texts.place] ?? split;
  const narrowed = places.flatMap((name): ChosenFilter[] => {
    const word = place[name];
    if (word === undefined) return [];
    const { [name]: _left, ...rest } = place;
    const said = choices.places[name].find(({ value }) => value === word)?.title ?? word;
    return [{ words: `${title(name)}: ${said}`, address: without({ place: rest }) }];
  });
  return [
    ...(asOf === today
      ? []
      : [{ words: `${texts.asOf} ${shortDate(asOf, language)}`, address: without({ asOf: today }) }]),
    ...(by === undefined
      ? []
      : [{ words: `${texts.by} ${title(by).toLowerCase()}`, address: without({ by: undefined }) }]),
    ...narrowed,
    ...(asked.counsellor === undefined
      ? []
      : [
          {
            words: `${texts.counsellor}: ${props.counsellor || texts.unknown}`,
            address: without({ counsellor: undefined }),
          },
        ]),
    ...(compares ? [{ words: texts.compare, address: without({ compares: false }) }] : []),
  ];
}
