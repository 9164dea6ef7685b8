import type { ShownHandover } from '../../../application/handovers/find.ts';
import { saidDate } from '../../../texts/days-said.ts';
import { dayTextsOf } from '../../texts/texts.ts';
import { WaysTo } from '../../ui/components/contact.tsx';
import { HiddenFields } from '../../ui/console/undo-notice.tsx';
import { contactOf } from '../view/contact-of.ts';
import type { DayPage } from './types.ts';

/** What colleagues ask the reader to take over, each with its answer in place. */
export function HandoverSection({ view }: { readonly view: DayPage }) {
  const { handovers, frame } = view;
  const texts = dayTextsOf(frame.language).handovers;
  if (handovers.length === 0) return null;
  return (
    <section class="day-section" aria-labelledby="day-handovers">
      <h2 id="day-handovers">
        {texts.title} <span class="count">{handovers.length}</span>
      </h2>
      <p class="hint">{texts.hint}</p>
      <ul class="lines">
        {handovers.map((shown) => (
          <Line key={shown.handover.id} shown={shown} view={view} />
        ))}
      </ul>
    </section>
  );
}

function Line({ shown, view }: { readonly shown: ShownHandover; readonly view: DayPage }) {
  const { handover, from, waitsLong } = shown;
  const { language } = view.frame;
  const { today } = view.day;
  const texts = dayTextsOf(language).handovers;
  const name = from?.name ?? handover.from;
  const until = handover.until === undefined ? undefined : saidDate(handover.until, today, language);
  return (
    <li class="line" data-row>
      <p>
        <strong>{name}</strong> {texts.scope(handover.scope.trajectories?.length)},{' '}
        {texts.from(saidDate(handover.on, today, language), until)}{' '}
        {handover.note !== undefined && <q>{handover.note}</q>}{' '}
        {waitsLong && <span class="badge badge-late">{texts.waitsLong}</span>}
      </p>
      {from !== undefined && <WaysTo person={contactOf(from)} />}
      <form
        method="post"
        action={`/today/handovers/${handover.id}?lang=${language}`}
        class="act-bar"
        aria-label={texts.of(texts.title, name)}
      >
        <HiddenFields fields={[{ name: '_form', value: view.newKey() }]} />
        <button type="submit" name="answer" value="accept" class="primary">
          {texts.accept}
          <span class="unseen">: {name}</span>
        </button>
        <button type="submit" name="answer" value="decline" class="secondary">
          {texts.decline}
          <span class="unseen">: {name}</span>
        </button>
      </form>
    </li>
  );
}
