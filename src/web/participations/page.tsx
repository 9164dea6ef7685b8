import type { OwnParticipation } from '../../application/participants/open.ts';
import { longDate } from '../../texts/dates.ts';
import { participationsTextsOf } from '../texts/texts.ts';
import { MailTo } from '../ui/components/contact.tsx';
import { Page } from '../ui/layout.tsx';
import { type MailedFrame, mailedNotice } from '../ui/mailed-notice.tsx';
import { documentOf } from '../ui/render.ts';

/** What whoever takes part in a project of the programme sees of it. */
export function participationPage(frame: MailedFrame, own: OwnParticipation): string {
  const { language } = frame;
  const texts = participationsTextsOf(language);
  const { partyName, role, from, until, title, summary, phases, others, contact } = own;
  return documentOf(
    <Page {...frame} title={texts.takesPart(partyName)} personal>
      <div class="narrow-page">
        <p class="eyebrow">{title[language]}</p>
        <h1>{texts.takesPart(partyName)}</h1>
        <p>{summary[language]}</p>
        <dl>
          <dt>{texts.role}</dt>
          <dd>{role}</dd>
          <dt>{texts.from}</dt>
          <dd>{longDate(from, language)}</dd>
          {until !== undefined && (
            <>
              <dt>{texts.until}</dt>
              <dd>{longDate(until, language)}</dd>
            </>
          )}
        </dl>
        <h2>{texts.road}</h2>
        <ol>
          {phases.map((phase) => (
            <li key={phase.title.nl}>
              {phase.title[language]} <span class="hint">({texts.progress[phase.progress]})</span>
            </li>
          ))}
        </ol>
        <h2>{texts.others}</h2>
        {others.length === 0 ? (
          <p class="hint">{texts.alone}</p>
        ) : (
          <ul>
            {others.map((other) => (
              <li key={other.id}>
                {other.partyName} <span class="hint">({other.role})</span>
              </li>
            ))}
          </ul>
        )}
        {contact !== undefined && (
          <p>
            {texts.contact} <MailTo person={contact} />.
          </p>
        )}
      </div>
    </Page>,
  );
}

/** What a link says that we do not know. */
export function unknownParticipationPage(frame: MailedFrame): string {
  const { unknown, unknownMore } = participationsTextsOf(frame.language);
  return mailedNotice(frame, { title: unknown, more: unknownMore });
}
