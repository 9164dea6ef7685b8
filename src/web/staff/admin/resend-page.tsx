import type { Resending } from '../../../application/mail/resend.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { adminTextsOf } from '../../texts/texts.ts';
import { addressWith } from '../addresses.ts';
import { FailedTable } from './failed-table.tsx';
import { adminPage } from './frame.tsx';
import type { AdminVisit } from './visit.ts';

/** What goes again and what does not, before anything goes. */
export function resendPage(
  asked: { readonly resending: Resending; readonly since: LocalDate },
  { frame, language, csrfToken }: AdminVisit,
): string {
  const all = adminTextsOf(language);
  const texts = all.mail;
  const { resending, since } = asked;
  const going = resending.mails.filter(({ notAgain }) => notAgain === undefined);
  const others = resending.mails.filter(({ notAgain }) => notAgain !== undefined);
  return adminPage(
    frame,
    { tab: 'mail', intro: texts.resendTitle },
    <section class="card" aria-labelledby="resend-title">
      <h2 id="resend-title">{texts.resendTitle}</h2>
      <p>{whatGoes(resending.mails.length, going.length, language)}</p>
      {going.length > 0 && <FailedTable mails={going} language={language} />}
      {others.length > 0 && (
        <>
          <h3>{texts.resendNot}</h3>
          <FailedTable mails={others} language={language} />
        </>
      )}
      <form method="post" action={addressWith('/admin/mail/resend', {}, language)} class="buttons">
        <input type="hidden" name="_form" value={csrfToken} />
        <input type="hidden" name="since" value={since} />
        {going.map(({ id }) => (
          <input key={id} type="hidden" name="mail" value={id} />
        ))}
        {going.length > 0 && (
          <button type="submit" class="primary">
            {texts.resendButton(going.length)}
          </button>
        )}
        <a class="button quiet" href={addressWith('/admin/mail', { since }, language)}>
          {all.back}
        </a>
      </form>
    </section>,
  );
}

function whatGoes(ticked: number, going: number, language: Language): string {
  const texts = adminTextsOf(language).mail;
  if (ticked === 0) return texts.resendUnticked;
  return going === 0 ? texts.resendNothing : texts.resendWhat(going);
}
