import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { isRunning } from '../../../domain/trajectory/model/status.ts';
import { longDate } from '../../../texts/dates.ts';
import { saidDistance } from '../../../texts/days-said.ts';
import { contentTextsOf, schoolMergeTextsOf, schoolsTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { UndoNotice } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { Purpose } from '../guide/purpose.tsx';
import type { ActingOnSchool } from './acting.ts';
import { FactsOfSchool, ServicesOfSchool } from './parts/about.tsx';
import { Measurements, Needs, Papers } from './parts/findings.tsx';
import { PeopleOfSchool } from './parts/people.tsx';
import { RoadOfSchool, TrajectoriesOfSchool } from './parts/trajectories.tsx';
import type { SchoolView } from './view.ts';

/** One school: where it stands, who works there, what it needs, what was handed in, and who deals with it. */
export function schoolPage(view: SchoolView, frame: ConsoleFrame, acting: ActingOnSchool): string {
  const { language } = frame;
  const texts = schoolsTextsOf(language);
  const { school } = view.overview;
  return documentOf(
    <StaffFrame frame={frame} title={school.name} here="schools">
      <p class="eyebrow">
        <a href={addressWith('/schools', {}, language)}>← {texts.back}</a>
      </p>
      {acting.did !== undefined && <UndoNotice sentence={acting.did} language={language} />}
      <header class="title-block trajectory-head">
        <div>
          <h1>
            {school.name} <span class="hint">· {school.municipality ?? school.number}</span>
          </h1>
          <Purpose of="school" language={language} />
          {standingOf(view, language).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {acting.mayEnrol && school.closedAt === undefined && (
          <p class="act-bar">
            <a class="button primary" href={addressWith('/enrol', { school: school.number }, language)}>
              {texts.enrol}
              <span class="unseen">: {school.name}</span>
            </a>
          </p>
        )}
      </header>
      <div class="columns">
        <div class="column-main">
          <TrajectoriesOfSchool view={view} language={language} />
          <RoadOfSchool view={view} language={language} />
          {acting.isWithheld && <p class="notice">{contentTextsOf(language).inTrajectory}</p>}
          <Needs view={view} language={language} />
          <Measurements view={view} language={language} />
          <Papers kind="documents" papers={view.documents} language={language} />
          <Papers kind="notes" papers={view.notes} language={language} />
        </div>
        <div class="column-side">
          <PeopleOfSchool view={view} acting={acting} language={language} />
          <FactsOfSchool view={view} language={language} />
          <ServicesOfSchool view={view} acting={acting} language={language} />
          {acting.mayMerge && school.closedAt === undefined && (
            <p>
              <a
                class="in-row"
                href={addressWith(`/schools/${encodeURIComponent(school.number)}/merge`, {}, language)}
              >
                {schoolMergeTextsOf(language).link}
              </a>
            </p>
          )}
        </div>
      </div>
    </StaffFrame>,
  );
}

/** Where the school stands, in sentences. */
function standingOf({ overview, rows, today }: SchoolView, language: Language): string[] {
  const texts = schoolsTextsOf(language);
  const { school, total } = overview;
  const running = rows.filter(isRunning);
  const heard = rows.flatMap((row) => row.heard ?? []).toSorted();
  const last = heard.at(-1);
  return [
    ...(school.closedAt === undefined
      ? []
      : [texts.closedOn(longDate(localDateOf(school.closedAt), language))]),
    ...(total === 0
      ? [texts.neverEnrolled]
      : running.length === 0
        ? [texts.nothingRuns]
        : [`${running.map(({ model, phase }) => texts.stands(model, phase)).join(' · ')}.`]),
    ...(last === undefined ? [] : [texts.heardOn(saidDistance(last, today, language))]),
  ];
}
