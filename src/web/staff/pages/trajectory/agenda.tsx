import { localDateOf, localTimeOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { shortDate } from '../../../../texts/dates.ts';
import { staffTextsOf } from '../../../texts/texts.ts';
import type { AgendaRow } from '../../view/types.ts';
import { FoldedList } from './folded.tsx';

const SHOWN = 8;

/** Kinds of which the hour says nothing: a date is what counts. */
const wholeDays = new Set(['deadline', 'expiry', 'phase', 'step', 'end', 'resume', 'handover']);

/** What comes, with dates, if nobody acts. `standstill`: for whom or until when it waits, when nothing is planned. */
export function Agenda(props: {
  readonly rows: readonly AgendaRow[];
  readonly standstill: string | undefined;
  readonly language: Language;
}) {
  const { rows, standstill, language } = props;
  const texts = staffTextsOf(language).trajectory;
  return (
    <section class="card" aria-labelledby="agenda-title">
      <h2 id="agenda-title">{texts.next}</h2>
      <p class="hint">{rows.length === 0 ? (standstill ?? texts.nextNone) : texts.nextMore}</p>
      {rows.length > 0 && (
        <FoldedList
          items={rows}
          shown={SHOWN}
          line={(row) => <Line row={row} language={language} />}
          language={language}
        />
      )}
    </section>
  );
}

function Line({ row, language }: { readonly row: AgendaRow; readonly language: Language }) {
  const { at, kind, title, to } = row;
  const before = kind === 'mail' ? `${staffTextsOf(language).trajectory.to} ` : '';
  return (
    <li class={`log-line log-${kind}`}>
      <span class="log-at">
        <time datetime={at}>{shortDate(localDateOf(at), language)}</time>
        {!wholeDays.has(kind) && <span class="log-time"> {localTimeOf(at)}</span>}
      </span>{' '}
      <span class="log-text">
        {title}
        {to !== undefined && <span class="hint">{` ${before}${to}`}</span>}
      </span>
    </li>
  );
}
