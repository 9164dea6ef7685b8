import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { staffTextsOf } from '../../texts/texts.ts';
import { Person } from '../../ui/console/person.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import type { TrajectoryPage } from '../view/types.ts';
import { Agenda } from './trajectory/agenda.tsx';
import { FilledInCard } from './trajectory/filled-in.tsx';
import { Journal } from './trajectory/journal.tsx';
import { Mails } from './trajectory/mails.tsx';
import { OwnSteps } from './trajectory/own.tsx';
import { RoadOfTrajectory } from './trajectory/road.tsx';
import { Phases } from './trajectory/timeline.tsx';

type Shown = { readonly view: TrajectoryPage; readonly language: Language };

/** One trajectory to look into: where it stands, what comes when, what was mailed and why, what happened. */
export function trajectoryPage(view: TrajectoryPage, frame: ConsoleFrame): string {
  const { language } = frame;
  const title = `${view.subject} · ${view.template}`;
  const filledIn = { trajectory: view.id, items: view.filledIn, language };
  return documentOf(
    <StaffFrame frame={frame} title={title} here="trajectories">
      <p class="eyebrow">
        <a href={`/trajectories?lang=${language}`}>← {staffTextsOf(language).trajectory.back}</a>
      </p>
      <Title view={view} language={language} />
      <RoadOfTrajectory view={view} language={language} />
      <div class="columns">
        <div class="column-main">
          {view.own.length > 0 && <OwnSteps trajectory={view.id} steps={view.own} language={language} />}
          <Agenda rows={view.agenda} standstill={view.standstill} language={language} />
          <Phases road={view.road} language={language} />
          <FilledInCard {...filledIn} isSchool />
          <FilledInCard {...filledIn} isSchool={false} />
          <Mails rows={view.mails} language={language} />
          <Journal rows={view.journal} language={language} />
        </div>
        <div class="column-side">
          <Roles view={view} language={language} />
          {view.related.length > 0 && <Related view={view} language={language} />}
        </div>
      </div>
    </StaffFrame>,
  );
}

function Title({ view, language }: Shown) {
  const texts = staffTextsOf(language);
  return (
    <header class="title-block">
      <h1>{view.subject}</h1>
      <p class="title-facts">
        <span class={`badge badge-${view.status}`}>{texts.overview.statuses[view.status]}</span>{' '}
        <span>{view.template}</span>{' '}
        <span>
          {texts.trajectory.reference}: <strong>{view.reference}</strong>
        </span>{' '}
        <span>
          {texts.trajectory.since} {longDate(view.start, language)}
        </span>
      </p>
    </header>
  );
}

function Roles({ view, language }: Shown) {
  const texts = staffTextsOf(language).trajectory;
  return (
    <section class="contact" aria-labelledby="roles-title">
      <h2 id="roles-title">{texts.roles}</h2>
      {view.roles.map(({ title, person }) => (
        <Person key={title} part={title} person={person} language={language} />
      ))}
    </section>
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
              {` (${reference}, ${texts.overview.statuses[status]})`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
