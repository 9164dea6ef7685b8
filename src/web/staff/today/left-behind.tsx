import type { Departure } from '../../../application/departures/find.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate } from '../../../texts/dates.ts';
import { dayTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';

/** Who left or moved and which schools closed while something of theirs runs on: each leads to where it is handed on. */
export function LeftBehind(props: { readonly left: readonly Departure[]; readonly language: Language }) {
  const { left, language } = props;
  const texts = dayTextsOf(language).left;
  return (
    <section class="day-section" aria-labelledby="day-left">
      <h2 id="day-left">
        {texts.title} <span class="count">{left.length}</span>
      </h2>
      <p class="hint">{texts.hint}</p>
      <ul class="lines">
        {left.map(({ kind, subject, name, since, concerned }) => (
          <li key={`${kind} ${subject}`}>
            <a
              href={addressWith(
                kind === 'closed' ? `/schools/${subject}` : `/people/${subject}`,
                {},
                language,
              )}
            >
              {name}
            </a>{' '}
            {texts[kind](longDate(localDateOf(since), language))}: {texts.trajectories(concerned.length)}
          </li>
        ))}
      </ul>
    </section>
  );
}
