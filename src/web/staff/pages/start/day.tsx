import type { ComponentChildren } from 'preact';
import { localDateOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { shortDate, shortMoment } from '../../../../texts/dates.ts';
import { staffTextsOf, textsOf } from '../../../texts/texts.ts';
import { OpenButton } from '../../../ui/components/open-button.tsx';
import type { DayItem, EndedItem, MyDay } from '../../view/types.ts';

/** So many lines of each kind are shown. */
const SHOWN = 12;

/** What needs a counsellor or coordinator today, first things first, and what ended of late. */
export function Day(props: { readonly day: MyDay; readonly name: string; readonly language: Language }) {
  const { day, name, language } = props;
  const texts = staffTextsOf(language).day;
  const line = (item: DayItem) => (
    <Open key={`${item.trajectory}/${item.path}`} item={item} language={language} />
  );
  const ended = (item: EndedItem) => <Ended key={item.trajectory} item={item} language={language} />;
  return (
    <section class="day" aria-labelledby="day-title">
      <p class="eyebrow">{texts.hello(name.split(' ')[0] ?? name)}</p>
      <h1 id="day-title">{texts.title}</h1>
      <div class="day-parts">
        <Part id="own" title={texts.own} none={texts.ownNone} items={day.own} line={line} more={texts.more} />
        <Part
          id="silent"
          title={texts.silent}
          none={texts.silentNone}
          note={texts.silentMore}
          items={day.silent}
          line={line}
          more={texts.more}
        />
        <Part
          id="late"
          title={texts.late}
          none={texts.lateNone}
          items={day.late}
          line={line}
          more={texts.more}
        />
        <Part
          id="ended"
          title={texts.ended}
          none={texts.endedNone}
          items={day.ended}
          line={ended}
          more={texts.more}
        />
      </div>
    </section>
  );
}

function Part<Item>(props: {
  readonly id: string;
  readonly title: string;
  /** What is said when there is nothing. */
  readonly none: string;
  /** What is said above the lines. */
  readonly note?: string;
  readonly items: readonly Item[];
  readonly line: (item: Item) => ComponentChildren;
  readonly more: (count: number) => string;
}) {
  const { id, title, none, note, items, line, more } = props;
  return (
    <section class={`card day-part day-${id}`} aria-labelledby={`day-${id}`}>
      <h2 id={`day-${id}`}>
        {title} <span class="count">{items.length}</span>
      </h2>
      {items.length === 0 && <p class="hint">{none}</p>}
      {items.length > 0 && note !== undefined && <p class="hint">{note}</p>}
      {items.length > 0 && <ul class="day-items">{items.slice(0, SHOWN).map(line)}</ul>}
      {items.length > SHOWN && <p class="hint">{more(items.length - SHOWN)}</p>}
    </section>
  );
}

function Open({ item, language }: { readonly item: DayItem; readonly language: Language }) {
  const texts = staffTextsOf(language).day;
  const when = whenOf(item, language);
  const facts = [
    item.title,
    ...(item.mine ? [] : [item.who]),
    ...(item.counsellor === undefined ? [] : [texts.counsellor(item.counsellor)]),
  ];
  return (
    <li>
      <a href={`/trajectories/${item.trajectory}?lang=${language}`}>{item.subject}</a>{' '}
      <span>{facts.join(' · ')}</span>{' '}
      {when !== '' && <span class={item.daysLate > 0 ? 'badge badge-late' : 'badge'}>{when}</span>}
      {item.mine && (
        <OpenButton trajectory={item.trajectory} path={item.path} title={item.title} language={language} />
      )}
    </li>
  );
}

function whenOf({ daysLate, appointment, due }: DayItem, language: Language): string {
  const texts = textsOf(language);
  if (appointment !== undefined) {
    return staffTextsOf(language).day.appointment(shortMoment(appointment, language));
  }
  if (daysLate > 0) return texts.task.daysLate(daysLate);
  return due === undefined ? '' : texts.road.due(shortDate(due, language));
}

function Ended({ item, language }: { readonly item: EndedItem; readonly language: Language }) {
  const texts = staffTextsOf(language);
  const when = texts.day.endedBy(shortDate(localDateOf(item.at), language), item.by);
  return (
    <li>
      <a href={`/trajectories/${item.trajectory}?lang=${language}`}>{item.subject}</a>{' '}
      <span>
        {item.template} ·{' '}
        <span class={`badge badge-${item.status}`}>{texts.overview.statuses[item.status]}</span>
      </span>{' '}
      <span>{item.step === undefined ? when : `${when} · ${item.step}`}</span>
      {item.reason !== undefined && <blockquote>{item.reason}</blockquote>}
    </li>
  );
}
