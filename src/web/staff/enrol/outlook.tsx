import type { EnrolmentPreview } from '../../../application/enrolment/preview.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import { roleOf } from '../../../domain/template/model/lookup.ts';
import type { Language } from '../../../domain/text.ts';
import { goesNow } from '../../../domain/trajectory/forecast/preview.ts';
import { longDate } from '../../../texts/dates.ts';
import { saidDate, saidMoment } from '../../../texts/days-said.ts';
import { actTextsOf, enrolTextsOf } from '../../texts/texts.ts';

/** So many mails say enough of how it begins, and so many dates of how it goes on. */
const MAILS = 10;
const DATES = 8;

/** That a step begins is said by its mail, and by the day on which it is expected. */
function isWorthSaying({ kind, path = '' }: EnrolmentPreview['dates'][number]): boolean {
  return kind !== 'opens' || !path.includes('/');
}

/** What an enrolment brings: the first mails with when, to whom and about what, and the dates that follow. */
export function Outlook(props: {
  readonly preview: EnrolmentPreview;
  readonly now: string;
  readonly language: Language;
}) {
  const { preview, now, language } = props;
  const { mails, dates, receiver, template, waitsFor } = preview;
  const texts = enrolTextsOf(language);
  const today = localDateOf(now);
  const changes = actTextsOf(language).changes;
  return (
    <div class="outlook">
      {waitsFor !== undefined && <p class="wrong">{texts.waits}</p>}
      <h3>{texts.mails}</h3>
      {mails.length === 0 && <p class="hint">{texts.mailsNone}</p>}
      <ol class="timeline">
        {mails.slice(0, MAILS).map((change) => {
          const { mail } = change;
          const day = localDateOf(mail.at);
          const to = receiver(mail.person)?.name ?? roleOf(template, mail.to)?.title[language] ?? mail.to;
          return (
            <li key={mail.key} class="timeline-day">
              <span class="timeline-date" title={longDate(day, language)}>
                {goesNow(change, now) ? texts.now : saidDate(day, today, language)}
              </span>
              <span>
                {mail.subject.replace(/^\[[^\]]*\]\s*/, '')}{' '}
                <span class="hint">
                  {texts.to} {to}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
      <h3>{texts.year}</h3>
      <ol class="timeline">
        {dates
          .filter(isWorthSaying)
          .slice(0, DATES)
          .map(({ kind, title, path, after = '' }) => (
            <li key={`${kind}/${path}`} class="timeline-day">
              <span class="timeline-date">
                {kind === 'appointment'
                  ? saidMoment(after, today, language)
                  : saidDate(after, today, language)}
              </span>
              <span>{changes[kind](title)}</span>
            </li>
          ))}
      </ol>
    </div>
  );
}
