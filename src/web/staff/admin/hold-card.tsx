import { shortMoment } from '../../../texts/dates.ts';
import { sentText } from '../../form.ts';
import { adminTextsOf, textsOf } from '../../texts/texts.ts';
import { TextInput } from '../../ui/components/field.tsx';
import { SelectInput } from '../../ui/components/select.tsx';
import { errorOf } from '../acts/forms/fields.tsx';
import { addressWith } from '../addresses.ts';
import type { MailView } from './mail-view.ts';
import type { AdminVisit } from './visit.ts';

type Shown = { readonly view: MailView; readonly visit: AdminVisit };

/** What is held back, with the button that lets it go; and the form to hold mail back, which first says what would wait. */
export function HoldCard({ view, visit }: Shown) {
  const { language } = visit;
  const texts = adminTextsOf(language).mail;
  const { holds, held } = view.holding;
  return (
    <section class="card" aria-labelledby="hold-title">
      <h2 id="hold-title">{texts.holdTitle}</h2>
      <p class="hint">{holds.length === 0 ? texts.holdNone : texts.waiting(held.waiting, held.nextWeek)}</p>
      {holds.map((hold) => (
        <form
          key={hold.organisationId ?? 'everybody'}
          method="post"
          action={addressWith('/admin/mail/release', {}, language)}
          class="notice confirmation"
        >
          <p>
            {texts.held(
              hold.organisationName ?? texts.everybody,
              shortMoment(hold.heldAt, language),
              hold.reason,
            )}{' '}
            {texts.releaseWhat(held.atOnce)}
          </p>
          <input type="hidden" name="_form" value={visit.csrfToken} />
          <input type="hidden" name="organisation" value={hold.organisationId ?? ''} />
          <button
            type="submit"
            class="primary"
            aria-label={texts.releaseOf(hold.organisationName ?? texts.everybody)}
          >
            {texts.release}
          </button>
        </form>
      ))}
      <HoldForm view={view} visit={visit} />
    </section>
  );
}

function HoldForm({ view, visit: { language, csrfToken } }: Shown) {
  const texts = adminTextsOf(language).mail;
  const { draft = { sent: {}, mistakes: [] }, held } = view.hold;
  const shared = textsOf(language);
  return (
    <form
      method="post"
      action={addressWith('/admin/mail/hold', {}, language)}
      class="form"
      data-turbo="false"
    >
      <p class="hint">{texts.holdHint}</p>
      <input type="hidden" name="_form" value={csrfToken} />
      <SelectInput
        frame={{ name: 'organisation', label: texts.holdWhose, required: false, unmarked: true }}
        texts={shared}
        options={view.services.map(({ id, name }) => ({ value: id, label: name }))}
        value={sentText(draft.sent, 'organisation')}
        {...(view.isEverybodys ? { empty: texts.everybody } : {})}
      />
      <TextInput
        frame={{ name: 'reason', label: texts.holdReason, required: true, error: errorOf(draft, 'reason') }}
        texts={shared}
        value={sentText(draft.sent, 'reason')}
        limits={{ maxlength: 200 }}
      />
      {held !== undefined && <p role="status">{texts.waiting(held.waiting, held.nextWeek)}</p>}
      <div class="buttons">
        <button type="submit" class="secondary" name="do" value="look">
          {texts.holdPreview}
        </button>
        {held !== undefined && (
          <button type="submit" class="primary" name="do" value="hold">
            {texts.hold}
          </button>
        )}
      </div>
    </form>
  );
}
