import type { ShownContact } from '../../../application/named-contacts/find.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import type { Language } from '../../../domain/text.ts';
import { saidMoment } from '../../../texts/days-said.ts';
import { dayTextsOf } from '../../texts/texts.ts';
import { AnswerForm } from '../../ui/console/answer-form.tsx';
import { addressWith, trajectoryAddress } from '../addresses.ts';

/** Whom schools named and who wait for the reader, each with the answers in place; nothing where there are none. */
export function NamedContacts(props: {
  readonly contacts: readonly ShownContact[];
  readonly newKey: () => string;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { contacts, newKey, today, language } = props;
  const texts = dayTextsOf(language).contacts;
  if (contacts.length === 0) return null;
  return (
    <section class="day-section" aria-labelledby="named-contacts">
      <h2 id="named-contacts">
        {texts.title} <span class="count">{contacts.length}</span>
      </h2>
      <p class="hint">{texts.hint}</p>
      <ul class="lines">
        {contacts.map((contact) => (
          <Line key={contact.id} contact={contact} newKey={newKey} today={today} language={language} />
        ))}
      </ul>
    </section>
  );
}

function Line(props: {
  readonly contact: ShownContact;
  readonly newKey: () => string;
  readonly today: LocalDate;
  readonly language: Language;
}) {
  const { contact, newKey, today, language } = props;
  const texts = dayTextsOf(language).contacts;
  const {
    id,
    trajectoryId,
    by,
    askedBy,
    askedAt,
    school,
    reference,
    name = '',
    email = '',
    whole,
    title,
  } = contact;
  return (
    <li class="line" data-row>
      <p>
        <a href={trajectoryAddress(trajectoryId, language)}>{school ?? reference}</a>:{' '}
        {texts.asks(by ?? askedBy, saidMoment(askedAt, today, language))}{' '}
        <strong>
          {name} ({email})
        </strong>{' '}
        {whole ? texts.role(title) : texts.step(title)}
      </p>
      <AnswerForm
        action={addressWith(`/trajectories/${trajectoryId}/named-contacts/${id}`, {}, language)}
        label={`${texts.title}: ${name}`}
        about={name}
        yes={{ value: 'confirm', words: texts.confirm }}
        no={{ value: 'refuse', words: texts.refuse }}
        formKey={newKey()}
      />
    </li>
  );
}
