import type { MailText } from '../../../application/mail/read-text.ts';
import type { Language } from '../../../domain/text.ts';
import { explainMail } from '../../../mail/ledger/explain.ts';
import { longMoment } from '../../../texts/dates.ts';
import { timelineTextsOf } from '../../texts/texts.ts';
import { Facts } from '../../ui/components/facts.tsx';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';
import { Purpose } from '../guide/purpose.tsx';

type Shown = {
  readonly trajectory: string;
  /** The name under which the mail is known. */
  readonly mailKey: string;
  readonly mail: MailText;
};

/** One mail in words: to whom, when, why, and its text; on the page of its trajectory it opens in a frame. */
export function mailPage(shown: Shown, frame: ConsoleFrame): string {
  const { language } = frame;
  const texts = timelineTextsOf(language).letter;
  return documentOf(
    <StaffFrame frame={frame} title={`${shown.mail.subject} · ${texts.title}`} here="trajectories">
      <p class="eyebrow">
        <a href={addressWith(`/trajectories/${shown.trajectory}`, {}, language)}>← {texts.back}</a>
      </p>
      <h1>{texts.title}</h1>
      <Purpose of="mail" language={language} />
      <turbo-frame id="act">
        <Letter {...shown} language={language} />
      </turbo-frame>
    </StaffFrame>,
  );
}

function Letter({ trajectory, mailKey, mail, language }: Shown & { readonly language: Language }) {
  const texts = timelineTextsOf(language).letter;
  const { subject, text, to, at, ledger, language: words } = mail;
  const address = (rest: string, more: { readonly [name: string]: string | undefined }) =>
    addressWith(`/trajectories/${trajectory}${rest}`, { key: mailKey, ...more }, language);
  const why = ledger === undefined ? undefined : explainMail(ledger)[language];
  const facts = [
    { label: texts.to, value: `${to.name} (${to.address ?? texts.noAddress})` },
    { label: texts.when[whenOf(mail)], value: longMoment(at, language) },
    { label: texts.subject, value: subject },
    ...(why === undefined ? [] : [{ label: texts.why, value: why }]),
  ];
  return (
    <article class="act letter" aria-labelledby="letter-title">
      <h2 id="letter-title" tabindex={-1} data-focus="">
        {subject}
      </h2>
      <Facts facts={facts} />
      <p class="hint">
        {mail.asSent ? texts.asSent : whenOf(mail) === 'goes' ? texts.foreseen : texts.rewritten}
      </p>
      <pre class="letter-text" lang={words} tabindex={0}>
        {text}
      </pre>
      <details class="fold">
        <summary>{texts.look}</summary>
        <iframe
          class="letter-shown"
          title={texts.frame(subject)}
          sandbox="allow-same-origin"
          loading="lazy"
          src={address('/mail/shown', { words })}
        />
      </details>
      <div class="buttons">
        <a class="button secondary" href={address('/mail', { words: words === 'nl' ? 'en' : 'nl' })}>
          {texts.inWords[words === 'nl' ? 'en' : 'nl']}
        </a>
        <a class="button quiet" href={address('', { key: undefined })} data-turbo-frame="_top">
          {texts.close}
        </a>
      </div>
    </article>
  );
}

function whenOf({ ledger }: MailText): 'went' | 'goes' | 'would' {
  if (ledger === undefined || ledger.status === 'planned') return 'goes';
  return ledger.status === 'sent' ? 'went' : 'would';
}
