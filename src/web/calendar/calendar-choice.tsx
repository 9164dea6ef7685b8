import type { Language } from '../../domain/text.ts';
import { calendarTextsOf } from '../texts/texts.ts';
import { Confirmation } from '../ui/components/notice.tsx';

/** Where somebody's calendar stands: without an address, with one since a day, or with one that was made just now. */
export type CalendarChoice = {
  readonly language: Language;
  /** Where its forms are sent. */
  readonly action: string;
  /** What its forms carry unseen. */
  readonly form: string;
  /** The day on which the address was made, in words. */
  readonly since?: string;
  /** Shown once, right after it was made. */
  readonly address?: string;
  readonly ended?: true;
};

/** The address from which a calendar program reads somebody's appointments: make one, make it anew, end it. */
export function CalendarForms({ language, action, form, since, address, ended }: CalendarChoice) {
  const texts = calendarTextsOf(language);
  const has = since !== undefined || address !== undefined;
  return (
    <>
      {ended && <Confirmation title={texts.title}>{texts.ended}</Confirmation>}
      <h1>{texts.title}</h1>
      <p>{texts.lead}</p>
      {address === undefined ? (
        <p>{since === undefined ? texts.none : texts.since(since)}</p>
      ) : (
        <>
          <p>{texts.made}</p>
          <p class="field">
            <label for="address">{texts.address}</label>
            <input id="address" type="text" value={address} readonly />
          </p>
          <p class="hint">{texts.how}</p>
        </>
      )}
      <CalendarForm act="make" words={has ? texts.again : texts.make} {...{ action, form }} />
      {has && <CalendarForm act="end" words={texts.end} {...{ action, form }} />}
    </>
  );
}

function CalendarForm(props: {
  readonly act: 'make' | 'end';
  readonly words: string;
  readonly action: string;
  readonly form: string;
}) {
  return (
    <form method="post" action={props.action} data-turbo="false">
      <input type="hidden" name="_form" value={props.form} />
      <div class="buttons">
        <button
          type="submit"
          name="_act"
          value={props.act}
          class={props.act === 'end' ? 'quiet' : 'secondary'}
        >
          {props.words}
        </button>
      </div>
    </form>
  );
}
