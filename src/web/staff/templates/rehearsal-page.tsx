import { type ApplicationError, isApplicationError } from '../../../application/application-error.ts';
import { canonicalInstant } from '../../../domain/calendar/instant.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import type { AgendaEntry } from '../../../domain/trajectory/forecast/entries.ts';
import { type Persona, personas } from '../../../domain/trajectory/forecast/personas.ts';
import type { Rehearsal } from '../../../domain/trajectory/forecast/rehearse.ts';
import { saidDate } from '../../../texts/days-said.ts';
import { templatesTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import { Timeline, type TimelineEntry } from '../../ui/console/timeline.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { Purpose } from '../guide/purpose.tsx';
import { Problem } from './problem.tsx';
import type { TemplatesVisit } from './visit.ts';

type Shown = {
  readonly id: string;
  readonly name: string;
  readonly played: Rehearsal | ApplicationError;
  readonly persona: Persona;
  readonly start: LocalDate | undefined;
  readonly today: LocalDate;
};

/** How a draft goes with a school of some kind, moment by moment; on the page of the draft it stands beside the text. */
export function rehearsalPage(shown: Shown, { frame, language }: TemplatesVisit): string {
  const { id, name, played } = shown;
  const texts = templatesTextsOf(language).draft;
  return documentOf(
    <StaffFrame frame={frame} title={`${texts.rehearsal} · ${texts.title(name)}`} here="templates">
      <p class="eyebrow">
        <a href={addressWith(`/templates/${id}/draft`, {}, language)}>← {texts.title(name)}</a>
      </p>
      <h1>{texts.rehearsal}</h1>
      <Purpose of="rehearsal" language={language} />
      <turbo-frame id="rehearsal" class="card">
        <h2>{texts.rehearsal}</h2>
        <RehearsalForm {...shown} language={language} />
        {isApplicationError(played) ? (
          <>
            <p>{texts.notYet}</p>
            <Problem problem={played} language={language} />
          </>
        ) : (
          <Entries entries={played.entries} today={shown.today} language={language} />
        )}
      </turbo-frame>
    </StaffFrame>,
  );
}

/** With which school and from when a draft is rehearsed. */
export function RehearsalForm(props: {
  readonly id: string;
  readonly persona?: Persona;
  readonly start?: LocalDate | undefined;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { id, persona, start, today, language } = props;
  const texts = templatesTextsOf(language).draft;
  return (
    <form method="get" action={`/templates/${id}/draft/rehearsal`} class="filter">
      <input type="hidden" name="lang" value={language} />
      <div class="field">
        <label for="persona">{texts.persona}</label>
        <select id="persona" name="persona">
          {personas.map((one) => (
            <option key={one} value={one} selected={one === persona}>
              {texts.personas[one]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="rehearsal-start">{texts.start}</label>
        <input type="date" id="rehearsal-start" name="start" value={start ?? today} />
      </div>
      <button type="submit" class="secondary">
        {texts.rehearsalShow}
      </button>
    </form>
  );
}

function Entries(props: {
  readonly entries: readonly AgendaEntry[];
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { entries, today, language } = props;
  const texts = templatesTextsOf(language).draft;
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return <p class="hint">{texts.silentAll}</p>;
  const day = ({ at }: AgendaEntry) => saidDate(localDateOf(canonicalInstant(at)), today, language);
  return (
    <>
      <p class="hint" role="status">
        {texts.rehearsed(entries.length, day(first), day(last))}
      </p>
      <section class="rehearsed" tabindex={0} aria-label={texts.rehearsal}>
        <Timeline
          entries={entries.map((entry, index) => lineOf(entry, index, language))}
          today={today}
          language={language}
        />
      </section>
    </>
  );
}

function lineOf(entry: AgendaEntry, index: number, language: Language): TimelineEntry {
  const texts = templatesTextsOf(language).draft;
  const { at, kind, subject = '', to } = entry;
  return {
    key: `${at}/${index}`,
    at: canonicalInstant(at),
    isWholeDay: kind !== 'mail' && kind !== 'appointment',
    kind,
    children: (
      <>
        <span class="hint">{texts.kinds[kind]}</span> {subject.replace(/^\[[^\]]*\]\s*/, '')}{' '}
        {to !== undefined && <span class="hint">{to}</span>}
      </>
    ),
  };
}
