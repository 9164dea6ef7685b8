import { adminTextsOf } from '../../texts/texts.ts';
import { EmptyState } from '../../ui/console/empty-state.tsx';
import { FailedTable } from './failed-table.tsx';
import { adminPage } from './frame.tsx';
import { HoldCard } from './hold-card.tsx';
import { LettersCard } from './letters-card.tsx';
import type { MailView } from './mail-view.ts';
import type { AdminVisit } from './visit.ts';

/** Mails that did not arrive, to be ticked and sent again; and holding mail back. */
export function mailPage(view: MailView, visit: AdminVisit): string {
  const { frame, language } = visit;
  const texts = adminTextsOf(language).mail;
  return adminPage(
    frame,
    { tab: 'mail', intro: texts.intro, did: said(visit), draft: view.hold.draft },
    <>
      <Failed view={view} visit={visit} />
      <LettersCard view={view} visit={visit} />
      <HoldCard view={view} visit={visit} />
    </>,
  );
}

function said({ did = '', language }: AdminVisit): string | undefined {
  const texts = adminTextsOf(language).mail;
  const resent = /^resent-(\d{1,6})$/.exec(did)?.[1];
  if (resent !== undefined) return texts.resent(Number(resent));
  const letters = /^letters-(\d{1,6})$/.exec(did)?.[1];
  if (letters !== undefined) return texts.letters.went(Number(letters));
  if (did === 'held') return texts.heldNow;
  return did === 'released' ? texts.released : undefined;
}

function Failed({ view, visit: { language } }: { readonly view: MailView; readonly visit: AdminVisit }) {
  const texts = adminTextsOf(language).mail;
  const { failed, since } = view;
  const again = failed.filter(({ notAgain }) => notAgain === undefined).length;
  return (
    <section class="card overview" aria-labelledby="failed-title">
      <h2 id="failed-title">{texts.failedTitle}</h2>
      <div class="list-head">
        <form method="get" action="/admin/mail" class="one-line">
          <input type="hidden" name="lang" value={language} />
          <label for="since">{texts.since}</label>
          <input type="date" id="since" name="since" value={since} />
          <button type="submit" class="secondary">
            {texts.show}
          </button>
        </form>
        {failed.length > 0 && (
          <p class="hint" role="status">
            {texts.count(failed.length, again)}
          </p>
        )}
      </div>
      {failed.length === 0 && (
        <EmptyState title={texts.none}>
          <p>{texts.noneMore}</p>
        </EmptyState>
      )}
      {failed.length > 0 && (
        <>
          <form method="get" action="/admin/mail/resend" id="resend">
            <input type="hidden" name="lang" value={language} />
            <input type="hidden" name="since" value={since} />
          </form>
          <FailedTable mails={failed} selects language={language} />
          {again > 0 && (
            <p>
              <button type="submit" form="resend" class="primary">
                {texts.resend}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}
