import type { LocalDate } from '../../../../domain/calendar/types.ts';
import type { Language } from '../../../../domain/text.ts';
import { longDate } from '../../../../texts/dates.ts';
import { timelineTextsOf } from '../../../texts/texts.ts';
import { addressWith } from '../../addresses.ts';
import type { TrajectoryPage } from '../../view/types.ts';

type Shown = { readonly view: TrajectoryPage; readonly language: Language };

/** Asks for the page as it stood on another day. */
export function AsOf({ view, language }: Shown) {
  const texts = timelineTextsOf(language).at;
  return (
    <section class="contact" aria-labelledby="as-of-title">
      <h2 id="as-of-title">{texts.label}</h2>
      <form method="get" action={`/trajectories/${view.id}`} class="one-line">
        <input type="hidden" name="lang" value={language} />
        <label for="as-of" class="unseen">
          {texts.label}
        </label>
        <input type="date" id="as-of" name="at" value={view.asOf ?? view.today} min={view.start} required />
        <button type="submit" class="secondary">
          {texts.button}
        </button>
      </form>
    </section>
  );
}

/** Says that it is not how things stand now. */
export function PastNote({ view, asOf, language }: Shown & { readonly asOf: LocalDate }) {
  const texts = timelineTextsOf(language).at;
  return (
    <div class="confirmation notice past-note" role="status">
      <p>
        <strong>{texts.past(longDate(asOf, language))}</strong> {texts.pastMore}
      </p>
      <a class="button secondary" href={addressWith(`/trajectories/${view.id}`, {}, language)}>
        {texts.now}
      </a>
    </div>
  );
}
