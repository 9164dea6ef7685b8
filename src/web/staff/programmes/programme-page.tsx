import type { ProgrammeOverview } from '../../../application/programmes/overview.ts';
import type { ProgrammeProgress } from '../../../application/reports/programme-progress.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { inEuros } from '../../../domain/programmes/euros.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { programmesTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { UndoNotice } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { Purpose } from '../guide/purpose.tsx';
import type { ListRow } from '../trajectories/rows.ts';
import type { ActingOnProgramme } from './acting.ts';
import { CandidatesOfProgramme } from './parts/candidates.tsx';
import { CohortOfProgramme } from './parts/cohort.tsx';
import { NumbersOfProgramme, TargetsOfProgramme } from './parts/numbers.tsx';
import { PaymentsOfProgramme } from './parts/payments.tsx';
import { BudgetOfProgramme, PlacesOfProgramme } from './parts/places.tsx';
import { PlansOfProgramme } from './parts/progress.tsx';
import { WaitingList } from './parts/waiting.tsx';
import { type WeeksOfCall, WeeksOfProgramme } from './parts/weeks.tsx';

/** The page of a programme, with those who take part in words. */
export type ProgrammePage = {
  readonly view: ProgrammeOverview;
  /** How far it is; nothing for whoever may not read reports. */
  readonly progress: ProgrammeProgress | undefined;
  readonly rows: readonly ListRow[];
  readonly today: LocalDate;
  /** What the call that was chosen would ask of a counsellor's weeks. */
  readonly weeks?: WeeksOfCall | undefined;
};

/** One programme: its places, its money, who waits, who takes part, how far it is, and what was paid. */
export function programmePage(page: ProgrammePage, frame: ConsoleFrame, acting: ActingOnProgramme): string {
  const { language } = frame;
  const { view, progress, rows, today } = page;
  const texts = programmesTextsOf(language);
  const { id, programme } = view.stored;
  return documentOf(
    <StaffFrame frame={frame} title={programme.name[language]} here="programmes">
      <p class="eyebrow">
        <a href={addressWith('/programmes', {}, language)}>← {texts.back}</a>
      </p>
      {acting.did !== undefined && <UndoNotice sentence={acting.did} language={language} />}
      <header class="title-block trajectory-head">
        <div>
          <h1>{programme.name[language]}</h1>
          <Purpose of="programme" language={language} />
          {standingOf(view, language).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {view.places.calls.some(({ open }) => open) && (
          <p class="act-bar">
            <a class="button primary" href={addressWith('/enrol', {}, language)}>
              {texts.enrol}
              <span class="unseen">: {programme.name[language]}</span>
            </a>
          </p>
        )}
      </header>
      <div class="columns">
        <div class="column-main">
          <PlacesOfProgramme view={view} language={language} />
          <WeeksOfProgramme view={view} weeks={page.weeks} language={language} />
          {view.places.calls.length > 0 && <WaitingList view={view} acting={acting} language={language} />}
          <CohortOfProgramme {...{ id, rows, total: view.cohort.total, today, language }} />
          {progress !== undefined && <TargetsOfProgramme {...{ id, progress, today, language }} />}
          {progress !== undefined && <PlansOfProgramme {...{ progress, today, language }} />}
          <CandidatesOfProgramme view={view} language={language} />
          <PaymentsOfProgramme view={view} acting={acting} language={language} />
        </div>
        <div class="column-side">
          <BudgetOfProgramme view={view} language={language} />
          {progress !== undefined && <NumbersOfProgramme {...{ id, progress, today, language }} />}
        </div>
      </div>
    </StaffFrame>,
  );
}

/** Where the programme stands, in sentences. */
function standingOf({ stored, places }: ProgrammeOverview, language: Language): string[] {
  const texts = programmesTextsOf(language).stands;
  const open = stored.programme.calls.flatMap(({ id, until }) => {
    const call = places.calls.find(({ cohort }) => cohort === id);
    return call?.open ? [{ ...call, until }] : [];
  });
  const waits = places.calls.reduce((all, { waiting }) => all + waiting, 0);
  const { free, total } = places.budget;
  return [
    ...(open.length === 0
      ? [texts.closed]
      : open.map(({ cohort, until, free: left }) => texts.open(cohort, longDate(until, language), left))),
    ...(waits === 0 ? [] : [texts.waiting(waits)]),
    ...(free === undefined || total === undefined
      ? []
      : [texts.money(inEuros(free)[language], inEuros(total)[language])]),
  ];
}
