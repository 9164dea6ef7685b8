import type { BulkPreview } from '../../../../application/bulk/preview.ts';
import { addDays } from '../../../../domain/calendar/offset.ts';
import type { LocalDate } from '../../../../domain/calendar/types.ts';
import type { Language } from '../../../../domain/text.ts';
import { irrevocableTexts } from '../../../../texts/irrevocable.ts';
import type { Sent } from '../../../form.ts';
import { listTextsOf } from '../../../texts/texts.ts';
import { StaffFrame } from '../../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../../ui/console/types.ts';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { documentOf } from '../../../ui/render.ts';
import { trajectoryAddress } from '../../addresses.ts';
import { Purpose } from '../../guide/purpose.tsx';
import type { Choosable } from '../options.ts';
import type { BulkAct } from './acts.ts';
import { MOST_WEEKS, type Ticked, tickedFields } from './asked.ts';

/** What the page of something that is asked of many shows. */
export type BulkPage = {
  readonly frame: ConsoleFrame;
  readonly act: BulkAct;
  readonly ticked: Ticked;
  readonly count: number;
  readonly sent: Sent;
  readonly colleagues: readonly Choosable[];
  readonly today: LocalDate;
  readonly preview?: BulkPreview;
  readonly formKey: string;
  /** What has to be mended. */
  readonly mistake?: { readonly field?: string; readonly message: string };
};

/** Something that is asked of many at once: what is needed for it, and what it would change. */
export function bulkPage(view: BulkPage): string {
  const { frame, act, ticked, count, formKey, mistake, preview } = view;
  const { language } = frame;
  const texts = listTextsOf(language).bulk;
  const title = `${texts.acts[act]}: ${texts.title(count)}`;
  return documentOf(
    <StaffFrame frame={frame} title={title} here="trajectories">
      <div class="narrow-page">
        <h1>{title}</h1>
        <Purpose of="bulk" language={language} />
        {mistake !== undefined && (
          <p class="wrong" role="alert" id="bulk-mistake">
            {mistake.message}
          </p>
        )}
        {count === 0 ? (
          <p>{texts.none}</p>
        ) : (
          <form method="post" action={`/trajectories/bulk?lang=${language}`}>
            <HiddenFields
              fields={[
                { name: 'act', value: act },
                { name: '_form', value: formKey },
                ...tickedFields(ticked),
              ]}
            />
            <Fields view={view} />
            <turbo-frame id="bulk-preview">
              {preview !== undefined && <Previewed preview={preview} language={language} />}
            </turbo-frame>
            <div class="buttons">
              <button type="submit" class="primary">
                {texts.do(texts.acts[act], count)}
              </button>
              <button
                type="submit"
                class="quiet"
                formaction={`/trajectories/bulk/preview?lang=${language}`}
                data-turbo-frame="bulk-preview"
              >
                {texts.preview}
              </button>
            </div>
          </form>
        )}
        <p>
          <a href={`/trajectories?lang=${language}`}>{texts.back}</a>
        </p>
      </div>
    </StaffFrame>,
  );
}

function Fields({ view }: { readonly view: BulkPage }) {
  const { act, colleagues, sent, today } = view;
  const texts = listTextsOf(view.frame.language).bulk;
  const field = (name: 'on' | 'back' | 'until' | 'reason' | 'text' | 'weeks', more: object) => (
    <Field
      key={name}
      name={name}
      title={name === 'back' ? texts.givenBack : texts[name]}
      more={more}
      view={view}
    />
  );
  const reason = () => field('reason', { maxlength: 2000, required: true });
  switch (act) {
    case 'handover':
      return (
        <>
          <div class="field">
            <label for="to">{texts.to}</label>
            <select id="to" name="to" required>
              {colleagues.map(({ value, title }) => (
                <option key={value} value={value} selected={value === sent.to}>
                  {title}
                </option>
              ))}
            </select>
          </div>
          {field('on', { type: 'date', min: today, required: true, value: sent.on ?? today })}
          {field('back', { type: 'date', min: addDays(today, 1) })}
          <p class="hint">{texts.backHint}</p>
        </>
      );
    case 'pause':
      return (
        <>
          {reason()}
          {field('until', { type: 'date', min: today })}
        </>
      );
    case 'shift':
      return (
        <>
          {field('weeks', {
            type: 'number',
            min: 1,
            max: MOST_WEEKS,
            required: true,
            value: sent.weeks ?? '2',
          })}
          {reason()}
        </>
      );
    case 'note':
      return field('text', { maxlength: 2000, required: true });
    case 'stop':
      return reason();
    case 'resume':
      return null;
  }
}

function Field(props: {
  readonly name: string;
  readonly title: string;
  readonly more: object;
  readonly view: BulkPage;
}) {
  const { name, title, more, view } = props;
  const isWrong = view.mistake?.field === name;
  const sent = view.sent[name];
  return (
    <div class="field">
      <label for={name}>{title}</label>
      <input
        id={name}
        name={name}
        value={typeof sent === 'string' ? sent : ''}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? 'bulk-mistake' : undefined}
        autocomplete="off"
        {...more}
      />
    </div>
  );
}

/** What would become of them: counts first, then those with which it cannot be done, and why. */
export function Previewed({
  preview,
  language,
}: {
  readonly preview: BulkPreview;
  readonly language: Language;
}) {
  const texts = listTextsOf(language).bulk;
  const done = preview.items.flatMap((item) => (item.outcome === 'done' ? [item] : []));
  const refused = preview.items.flatMap((item) => (item.outcome === 'refused' ? [item] : []));
  const sum = (count: 'atOnce' | 'withdrawn' | 'moved') =>
    done.reduce((total, { mails }) => total + mails[count], 0);
  const final = [...new Set(done.flatMap(({ irrevocable }) => irrevocable))];
  return (
    <section class="changes" aria-label={texts.preview}>
      <p>{texts.would(preview.done, preview.refused)}</p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ trajectoryId, reference, message }) => (
            <li key={trajectoryId}>
              <a href={trajectoryAddress(trajectoryId, language)}>{reference ?? trajectoryId}</a>:{' '}
              {message[language]}
            </li>
          ))}
        </ul>
      )}
      <p>{texts.mails(sum('atOnce'), sum('withdrawn'), sum('moved'))}</p>
      {final.length > 0 && (
        <p class="wrong">
          {texts.final}: {final.map((code) => irrevocableTexts[code][language]).join(' ')}
        </p>
      )}
    </section>
  );
}
