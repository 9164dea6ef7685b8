import type { Day } from '../../../application/day/read.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { saidMoment } from '../../../texts/days-said.ts';
import { contentTextsOf } from '../../texts/texts.ts';
import { personAddress, trajectoryAddress } from '../addresses.ts';

/** Who looks after the installation and read what schools of the service wrote, with the reason that they gave. */
export function ContentRead({
  reasons,
  today,
  language,
}: {
  readonly reasons: Day['contentRead'];
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const texts = contentTextsOf(language).told;
  return (
    <section class="day-section" aria-labelledby="day-content">
      <h2 id="day-content">
        {texts.title} <span class="count">{reasons.length}</span>
      </h2>
      <p class="hint">{texts.hint}</p>
      <ul class="lines">
        {reasons.map(({ id, subject, personId, name, school, reference, reason, givenAt, about }) => (
          <li key={id} class="line day-line" data-row>
            {about !== undefined ? (
              <a href={personAddress(subject, language)}>{about}</a>
            ) : reference === undefined ? (
              <span>{texts.aMessage}</span>
            ) : (
              <a href={trajectoryAddress(subject, language)}>{school ?? reference}</a>
            )}
            <span class="what">{texts.line(name ?? personId, reason)}</span>
            <span class="hint">{saidMoment(givenAt, today, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
