import type { Instant, LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { saidDate } from '../../../texts/days-said.ts';
import { dayTextsOf } from '../../texts/texts.ts';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { trajectoryAddress } from '../addresses.ts';
import type { WordedNews } from './view.ts';

/** What schools did since the reader looked, with the button that says it was seen. */
export function NewsSection(props: {
  readonly news: readonly WordedNews[];
  readonly total: number;
  readonly until: Instant | undefined;
  readonly formKey: string;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { news, total, until, formKey, today, language } = props;
  const texts = dayTextsOf(language);
  return (
    <section class="day-section day-news" aria-labelledby="day-news">
      <h2 id="day-news">
        {texts.sections.news} <span class="count">{total}</span>
      </h2>
      <ul class="lines">
        {news.map(({ key, trajectory, subject, at, sentence, by }) => (
          <li key={key} class="line day-line" data-row>
            <a href={trajectoryAddress(trajectory, language)}>{subject}</a>
            <span class="what">{sentence}</span>
            <span class="hint">
              {saidDate(at, today, language)} · {by}
            </span>
          </li>
        ))}
      </ul>
      <form method="post" action={`/today/seen?lang=${language}`}>
        <HiddenFields
          fields={[
            { name: 'until', value: until ?? '' },
            { name: '_form', value: formKey },
          ]}
        />
        <button type="submit" class="secondary">
          {texts.seen}
        </button>
      </form>
    </section>
  );
}
