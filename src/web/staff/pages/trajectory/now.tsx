import type { LocalDate } from '../../../../domain/calendar/types.ts';
import type { Language } from '../../../../domain/text.ts';
import { longDate } from '../../../../texts/dates.ts';
import { saidDate, saidMoment } from '../../../../texts/days-said.ts';
import { withinSentence } from '../../../../texts/in-sentence.ts';
import { dayTextsOf, pageTextsOf, textsOf } from '../../../texts/texts.ts';
import { SchoolPhone, WaysTo } from '../../../ui/components/contact.tsx';
import { OpenButton } from '../../../ui/components/open-button.tsx';
import type { OpenStep, TrajectoryPage } from '../../view/types.ts';
import { ActLink } from './act-links.tsx';

type Shown = {
  readonly view: TrajectoryPage;
  readonly mayAct: boolean;
  /** The seal of the form that opens a step. */
  readonly csrfToken: string;
  readonly language: Language;
};

/** What is open: who it waits for and how to reach them, by when, and what can be done with it. */
export function Now({ view, mayAct, csrfToken, language }: Shown) {
  const texts = pageTextsOf(language);
  return (
    <section class="card now" aria-labelledby="now-title">
      <h2 id="now-title">{texts.now}</h2>
      {view.open.length === 0 && <p class="hint">{texts.nowNone}</p>}
      <ul class="open-steps">
        {view.open.map((step) => (
          <li key={step.path}>
            <p>
              <strong>{step.title}</strong> <When step={step} today={view.today} language={language} />
            </p>
            <div class="hint with-ways">
              <Whom step={step} />
              {step.person !== undefined && <WaysTo person={step.person} />}
              {step.schoolPhone !== undefined && <SchoolPhone phone={step.schoolPhone} language={language} />}
            </div>
            {mayAct && view.status === 'active' && (
              <Acts step={step} view={view} csrfToken={csrfToken} language={language} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whom it waits for, with the way to their page. */
function Whom({ step: { person, role, address } }: { readonly step: OpenStep }) {
  if (person === undefined) return <span>{role}</span>;
  return (
    <span>
      {address === undefined ? person.name : <a href={address}>{person.name}</a>} ({withinSentence(role)})
    </span>
  );
}

function Acts({ step, view, csrfToken, language }: Omit<Shown, 'mayAct'> & { readonly step: OpenStep }) {
  const texts = pageTextsOf(language).acts;
  const { path, title, kind, appointment } = step;
  const link = { trajectory: view.id, aim: { step: path }, what: title, language };
  const meets = kind === 'meeting' || kind === 'training';
  return (
    <div class="buttons">
      {step.mine && (
        <OpenButton
          trajectory={view.id}
          path={path}
          title={title}
          csrfToken={csrfToken}
          language={language}
        />
      )}
      <ActLink {...link} act="complete" words={texts.complete[kind]} />
      {meets && (
        <ActLink {...link} act="appointment" words={appointment === undefined ? texts.plan : texts.move} />
      )}
      <ActLink {...link} act="due" words={texts.due} />
      {!step.isTask && step.mayBePassedOn && <ActLink {...link} act="delegate" words={texts.delegate} />}
      {!step.isTask && <ActLink {...link} act="skip" words={texts.skip} />}
    </div>
  );
}

function When(props: { readonly step: OpenStep; readonly today: LocalDate; readonly language: Language }) {
  const { step, today, language } = props;
  const { due, overdue, appointment } = step;
  const texts = textsOf(language).road;
  if (appointment !== undefined) {
    return (
      <span class="badge">{dayTextsOf(language).appointment(saidMoment(appointment, today, language))}</span>
    );
  }
  if (due === undefined) return null;
  const date = saidDate(due, today, language);
  return (
    <span class={overdue ? 'badge badge-late' : 'badge'} title={longDate(due, language)}>
      {overdue ? texts.late(date) : texts.due(date)}
    </span>
  );
}
