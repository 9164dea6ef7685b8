import type { StandingStill } from '../../../application/trajectories/standing-still.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { saidMoment } from '../../../texts/days-said.ts';
import { pageTextsOf } from '../../texts/texts.ts';
import { trajectoryAddress } from '../addresses.ts';

type Shown = {
  readonly still: readonly StandingStill[];
  /** The local date of the reader's today. */
  readonly today: LocalDate;
  readonly language: Language;
};

/** What stands still of one trajectory, above everything else on its page; nothing where nothing does. */
export function StandsStill({ still, today, language }: Shown) {
  const texts = pageTextsOf(language).standsStill;
  if (still.length === 0) return null;
  return (
    <section class="remark" aria-labelledby="stands-still">
      <h2 id="stands-still">{texts.title}</h2>
      {still.map((one) => (
        <p key={one.reference}>{sentencesOf(one, today, language)}</p>
      ))}
    </section>
  );
}

/** The same of the trajectories that the reader follows, in her day. */
export function StandStill({ still, today, language }: Shown) {
  const texts = pageTextsOf(language).standsStill;
  if (still.length === 0) return null;
  return (
    <section class="day-section" aria-labelledby="stand-still">
      <h2 id="stand-still">
        {texts.title} <span class="count">{still.length}</span>
      </h2>
      <ul class="lines">
        {still.map((one) => (
          <li key={one.reference} class="line" data-row>
            <p>
              <a href={trajectoryAddress(one.trajectory, language)}>{one.subject}</a>:{' '}
              {sentencesOf(one, today, language)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentencesOf(
  { kind, asker, since, nextAttemptAt, reference }: StandingStill,
  today: LocalDate,
  language: Language,
): string {
  const texts = pageTextsOf(language).standsStill;
  const what = texts.kinds[kind](asker, saidMoment(since, today, language));
  return [what, nextAttemptAt === undefined ? texts.ask : texts.again, texts.tell(reference)].join(' ');
}
