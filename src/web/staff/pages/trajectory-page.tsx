import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { isRunning } from '../../../domain/trajectory/model/status.ts';
import { longDate } from '../../../texts/dates.ts';
import { saidDate } from '../../../texts/days-said.ts';
import { statusWords } from '../../../texts/statuses.ts';
import { pageTextsOf, staffTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { followTrajectory, trajectoryAddress } from '../addresses.ts';
import { ReasonForm } from '../content/reason-form.tsx';
import { Purpose } from '../guide/purpose.tsx';
import { StandsStill } from '../standing-still/section.tsx';
import type { TimelinePart } from '../view/timeline/types.ts';
import type { Did, TrajectoryPage } from '../view/types.ts';
import { TrajectoryActs } from './trajectory/act-links.tsx';
import { AsOf, PastNote } from './trajectory/as-of.tsx';
import { FilledInCard } from './trajectory/filled-in.tsx';
import { JustDone } from './trajectory/just-done.tsx';
import { BehindTheScenes } from './trajectory/live.tsx';
import { Now } from './trajectory/now.tsx';
import { Papers } from './trajectory/papers.tsx';
import { People } from './trajectory/people.tsx';
import { RoadOfTrajectory } from './trajectory/road.tsx';
import { Phases } from './trajectory/timeline.tsx';
import { TimelineCard } from './trajectory/whole-timeline.tsx';

/** What the reader may do, and just did. */
export type Acting = {
  readonly mayAct: boolean;
  /** The seal of the form with which the last act is taken back. */
  readonly csrfToken: string;
  readonly did?: Did | 'too-late';
  /** What of the timeline is shown; everything if left out. */
  readonly part?: TimelinePart;
  /** The reader looks after the installation, and may look behind the scenes. */
  readonly isAdministrator?: boolean;
};

type Shown = { readonly view: TrajectoryPage; readonly language: Language };

/** One trajectory to look into: where it stands, what comes when, what was mailed and why, what happened. */
export function trajectoryPage(view: TrajectoryPage, frame: ConsoleFrame, acting: Acting): string {
  const { language } = frame;
  const title = `${view.subject} · ${view.template}`;
  const { csrfToken, did, part } = acting;
  // Of the past nothing can be changed.
  const mayAct = acting.mayAct && view.asOf === undefined;
  const filledIn = { trajectory: view.id, items: view.filledIn, today: view.today, language };
  return documentOf(
    <StaffFrame
      frame={frame}
      title={title}
      here="trajectories"
      follows={view.asOf === undefined ? followTrajectory(view.id, view.version) : undefined}
    >
      <p class="eyebrow">
        <a href={`/trajectories?lang=${language}`}>← {staffTextsOf(language).trajectory.back}</a>
      </p>
      {did !== undefined && <JustDone {...{ trajectory: view.id, did, csrfToken, language }} />}
      {view.asOf !== undefined && <PastNote view={view} asOf={view.asOf} language={language} />}
      <Title view={view} mayAct={mayAct} language={language} />
      <StandsStill still={view.standsStill} today={view.today} language={language} />
      <turbo-frame id="act" autoscroll data-autoscroll-block="start" />
      <div class="columns trajectory">
        <Now view={view} mayAct={mayAct} csrfToken={csrfToken} language={language} />
        <RoadOfTrajectory view={view} language={language} />
        <div class="column-main">
          <TimelineCard view={view} part={part} language={language} />
          <Phases view={view} mayAct={mayAct} language={language} />
        </div>
        <div class="column-side">
          <People view={view} mayAct={mayAct} language={language} />
          {view.seesContent ? (
            <>
              <FilledInCard {...filledIn} isSchool />
              <FilledInCard {...filledIn} isSchool={false} />
              <Papers view={view} language={language} />
            </>
          ) : (
            <ReasonForm
              {...{ of: 'trajectories', subject: view.id, csrfToken, language }}
              back={trajectoryAddress(view.id, language)}
            />
          )}
          {view.related.length > 0 && <Related view={view} language={language} />}
          <AsOf view={view} language={language} />
          {acting.isAdministrator && <BehindTheScenes trajectory={view.id} language={language} />}
        </div>
      </div>
    </StaffFrame>,
  );
}

function Title({ view, mayAct, language }: Shown & { readonly mayAct: boolean }) {
  const texts = staffTextsOf(language);
  return (
    <header class="title-block trajectory-head">
      <div>
        <h1>
          {view.subject} <span class="hint">· {view.template}</span>
        </h1>
        <Purpose of="trajectory" language={language} />
        {view.standing.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <NextMail view={view} language={language} />
        <p class="title-facts">
          <span class={`badge badge-${view.status}`}>{statusWords[language][view.status]}</span>{' '}
          <span>
            {texts.trajectory.reference}: <strong>{view.reference}</strong>
          </span>{' '}
          <span>
            {texts.trajectory.since} {longDate(view.start, language)}
          </span>
        </p>
      </div>
      <TrajectoryActs view={view} mayAct={mayAct} language={language} />
    </header>
  );
}

function NextMail({ view, language }: Shown) {
  const texts = pageTextsOf(language);
  const { nextMail, counsellor } = view;
  if (!isRunning(view)) return null;
  return (
    <p>
      {nextMail === undefined
        ? texts.noMail
        : texts.nextMail(
            saidDate(localDateOf(nextMail.at), view.today, language),
            nextMail.title,
            nextMail.to ?? '',
          )}{' '}
      {counsellor !== undefined && (
        <>
          {texts.counsellor}: <strong>{counsellor.name}</strong>.
        </>
      )}
    </p>
  );
}

function Related({ view, language }: Shown) {
  const texts = staffTextsOf(language);
  return (
    <section class="contact" aria-labelledby="related-title">
      <h2 id="related-title">{texts.trajectory.related.title}</h2>
      <dl class="roles">
        {view.related.map(({ id, reference, template, status, relation }) => (
          <div key={id}>
            <dt>{texts.trajectory.related[relation]}</dt>
            <dd>
              <a href={`/trajectories/${id}?lang=${language}`}>{template}</a>
              {` (${reference}, ${statusWords[language][status]})`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
