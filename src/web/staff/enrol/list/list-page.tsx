import { mailsOfList, readyRows } from '../../../../application/enrolment-lists/enrol.ts';
import type { WantedPlaces } from '../../../../application/enrolment-lists/places.ts';
import { canBeMended } from '../../../../application/enrolment-lists/read-lists.ts';
import type { Language } from '../../../../domain/text.ts';
import { longDate, longMoment } from '../../../../texts/dates.ts';
import { saidDate } from '../../../../texts/days-said.ts';
import { enrolListTextsOf, textsOf } from '../../../texts/texts.ts';
import { ErrorSummary } from '../../../ui/components/field.tsx';
import { StaffFrame } from '../../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../../ui/console/types.ts';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { documentOf } from '../../../ui/render.ts';
import { addressWith } from '../../addresses.ts';
import { Rows, type ShownRows } from './list-rows.tsx';
import { inState, type RowState } from './row-state.ts';

/** A list as it is looked at. */
export type ListPage = ShownRows & {
  readonly frame: ConsoleFrame;
  readonly places: readonly WantedPlaces[];
  readonly csrfToken: string;
  /** What could not be done. */
  readonly note?: string | undefined;
};

/** A list, row by row: what was found, what is asked, what became of it. */
export function listPage(view: ListPage): string {
  const { frame, list, rows, note } = view;
  const { language } = frame;
  const texts = enrolListTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title}>
      <header class="title-block">
        <h1>{texts.title}</h1>
        <p>
          {texts.listOf(longMoment(list.madeAt, language))}, {texts.counts(rows.length)}.{' '}
          {list.ignored.length > 0 && texts.ignored(list.ignored.join(', '))}
        </p>
      </header>
      {note !== undefined && <ErrorSummary mistakes={[]} texts={textsOf(language)} note={note} />}
      <Progress view={view} language={language} />
      <Unchecked view={view} language={language} />
      <Questions view={view} language={language} />
      <Ready view={view} language={language} />
      <Rows view={view} language={language} />
      <Failed view={view} language={language} />
    </StaffFrame>,
  );
}

type Shown = { readonly view: ListPage; readonly language: Language };

function Progress({ view, language }: Shown) {
  const texts = enrolListTextsOf(language);
  const running = inState(view.rows, 'running').length;
  const count = (state: RowState) => inState(view.rows, state).length;
  const [enrolled, waiting, failed] = [count('enrolled'), count('waiting'), count('failed')];
  const all = running + enrolled + waiting + failed;
  if (all === 0) return null;
  return (
    <section class="card" aria-label={texts.states.running}>
      <p role="status">
        {running > 0
          ? `${texts.progress(all - running, all)} ${texts.leave}`
          : texts.finished(enrolled, waiting, failed)}
      </p>
      <progress value={all - running} max={all} aria-label={texts.progress(all - running, all)} />
      {running > 0 && (
        <p>
          <a class="button secondary" href={addressWith(`/enrol/lists/${view.list.id}`, {}, language)}>
            {texts.renew}
          </a>
        </p>
      )}
    </section>
  );
}

function Act(props: Shown & { readonly path: string; readonly children: preact.ComponentChildren }) {
  const { view, language, path, children } = props;
  return (
    <form method="post" action={addressWith(`/enrol/lists/${view.list.id}/${path}`, {}, language)}>
      <HiddenFields fields={[{ name: '_form', value: view.csrfToken }]} />
      <div class="buttons">{children}</div>
    </form>
  );
}

function Unchecked({ view, language }: Shown) {
  const texts = enrolListTextsOf(language);
  const count = inState(view.rows, 'unchecked').length;
  if (count === 0) return null;
  return (
    <section class="card" aria-label={texts.states.unchecked}>
      <p>{texts.unchecked(count)}</p>
      <Act view={view} language={language} path="check">
        <button type="submit" class="secondary">
          {texts.check}
        </button>
      </Act>
    </section>
  );
}

function Questions({ view, language }: Shown) {
  const texts = enrolListTextsOf(language);
  const count = inState(view.rows, 'question').length;
  if (count === 0) return null;
  return (
    <section class="card" aria-label={texts.states.question}>
      <p>{texts.questions(count)}</p>
      <Act view={view} language={language} path="known">
        <button type="submit" class="secondary" name="known" value="keep">
          {texts.keep}
        </button>
        <button type="submit" class="secondary" name="known" value="update">
          {texts.update}
        </button>
      </Act>
    </section>
  );
}

/** What is ready, what it brings, and the button that does it. */
function Ready({ view, language }: Shown) {
  const texts = enrolListTextsOf(language);
  const { rows, places, today } = view;
  const ready = readyRows(rows).length;
  if (ready === 0) return null;
  const { now, days } = mailsOfList(rows);
  const open = rows.filter(canBeMended).length;
  return (
    <section class="card" aria-labelledby="ready-title">
      <h2 id="ready-title">{texts.ready(ready, open)}</h2>
      <p>{texts.mailsNow(now)}</p>
      {days.length > 0 && (
        <details class="fold">
          <summary>{texts.mailsLater}</summary>
          <ol class="timeline">
            {days.slice(0, 10).map(({ day, count }) => (
              <li key={day} class="timeline-day">
                <span class="timeline-date" title={longDate(day, language)}>
                  {saidDate(day, today, language)}
                </span>
                <span>{texts.mailsOn(count)}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
      {places.map(({ name, wanted, free }) => (
        <p key={name.nl} class={free !== undefined && free < wanted ? 'wrong' : undefined}>
          {texts.places(name[language], wanted, free)} {free !== undefined && free < wanted && texts.tooFew}
        </p>
      ))}
      <Act view={view} language={language} path="enrol">
        <button type="submit" class="primary">
          {texts.enrol(ready)}
        </button>
      </Act>
    </section>
  );
}

/** What was not enrolled, as a file that can be mended and brought again. */
function Failed({ view, language }: Shown) {
  const texts = enrolListTextsOf(language);
  if (inState(view.rows, 'refused', 'question', 'failed').length === 0) return null;
  const address = (kind: string) => `/enrol/lists/${view.list.id}/failed.${kind}?lang=${language}`;
  return (
    <p class="hint">
      {texts.export} <a href={address('csv')}>CSV</a> · <a href={address('xlsx')}>XLSX</a>
    </p>
  );
}
