import type { LocalDate } from '../../../domain/calendar/types.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import type { FiledMail } from '../../../store/trajectories/filed-mails.ts';
import { saidDate } from '../../../texts/days-said.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { filedTextsOf, textsOf } from '../../texts/texts.ts';
import { Select } from '../../ui/components/answers.tsx';
import { ErrorSummary, TextArea, TextInput } from '../../ui/components/field.tsx';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { HiddenFields, UndoNotice } from '../../ui/console/undo-notice.tsx';
import { documentOf } from '../../ui/render.ts';
import { addressWith, trajectoryAddress } from '../addresses.ts';

/** Mails that were filed with a trajectory, and the form for one more. */
export type FiledPage = {
  readonly frame: ConsoleFrame;
  readonly trajectory: string;
  /** Where mails can be forwarded to, where that works. */
  readonly address: string | undefined;
  readonly mails: readonly (FiledMail & { readonly by: string | undefined })[];
  readonly steps: readonly { readonly value: string; readonly label: string }[];
  readonly mayAct: boolean;
  readonly did: boolean;
  readonly sent: Sent;
  readonly mistakes: readonly FieldMistake[];
  readonly today: LocalDate;
  readonly csrfToken: string;
};

/** What others wrote about a trajectory outside of it, kept where everybody who follows it finds it. */
export function filedPage(view: FiledPage): string {
  const { frame, trajectory, address, mails, mayAct, did, today } = view;
  const { language } = frame;
  const texts = filedTextsOf(language);
  return documentOf(
    <StaffFrame frame={frame} title={texts.title} here="trajectories">
      <p class="eyebrow">
        <a href={trajectoryAddress(trajectory, language)}>← {texts.back}</a>
      </p>
      {did && <UndoNotice sentence={texts.did} language={language} />}
      <header class="title-block">
        <h1>{texts.title}</h1>
        <p>{texts.lead}</p>
        {address !== undefined && <p class="held">{texts.forward(address)}</p>}
      </header>
      {mails.length === 0 && (
        <EmptyState title={texts.none}>
          <p>{texts.noForward}</p>
        </EmptyState>
      )}
      {mails.map(({ id, sender, subject, text, writtenAt, filedAt, by }) => (
        <article key={id} class="card">
          <h2>{subject}</h2>
          <p class="hint">
            {texts.of(sender, saidDate(localDateOf(writtenAt ?? filedAt), today, language))}
            {by !== undefined && `, ${texts.by(by)}`}
          </p>
          <p class="held">{text}</p>
        </article>
      ))}
      {mayAct && <AddForm view={view} language={language} />}
    </StaffFrame>,
  );
}

function AddForm({ view, language }: { readonly view: FiledPage; readonly language: Language }) {
  const { trajectory, sent, mistakes, steps, csrfToken } = view;
  const texts = filedTextsOf(language);
  const shared = textsOf(language);
  const field = (name: string, label: string, required = true) => ({
    ...{ name, label, required, unmarked: !required },
    error: mistakes.find((one) => one.field === name)?.message,
  });
  return (
    <section class="card" aria-labelledby="add-title">
      <h2 id="add-title">{texts.add}</h2>
      {mistakes.length > 0 && <ErrorSummary mistakes={mistakes} texts={shared} />}
      <form
        method="post"
        action={addressWith(`/trajectories/${trajectory}/mails`, {}, language)}
        class="stacked"
        aria-label={texts.add}
      >
        <HiddenFields fields={[{ name: '_form', value: csrfToken }]} />
        <TextInput
          frame={{ ...field('sender', texts.sender), hint: texts.senderHint }}
          texts={shared}
          value={sentText(sent, 'sender')}
          limits={{ maxlength: 300 }}
        />
        <TextInput
          frame={field('subject', texts.subject)}
          texts={shared}
          value={sentText(sent, 'subject')}
          limits={{ maxlength: 300 }}
        />
        <TextArea
          frame={field('text', texts.text)}
          texts={shared}
          value={sentText(sent, 'text')}
          rows={8}
          maxlength={20_000}
        />
        <TextInput
          frame={field('on', texts.on, false)}
          texts={shared}
          type="date"
          value={sentText(sent, 'on')}
          narrow
        />
        {steps.length > 0 && (
          <Select
            frame={field('step', texts.step, false)}
            texts={shared}
            options={steps}
            value={sentText(sent, 'step')}
            none={texts.whole}
          />
        )}
        <div class="buttons">
          <button type="submit" class="primary">
            {texts.button}
          </button>
        </div>
      </form>
    </section>
  );
}
