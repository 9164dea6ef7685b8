import type { Language } from '../../../domain/text.ts';
import type { SharedTexts } from '../../texts/nl.ts';
import { dayTextsOf } from '../../texts/texts.ts';
import type { Contact, Service } from '../types.ts';

/** Somebody by name, with the address as a link. */
export function MailTo({ person: { name, email } }: { readonly person: Contact }) {
  if (email === undefined) return <>{name}</>;
  return (
    <>
      {name}, <a href={`mailto:${email}`}>{email}</a>
    </>
  );
}

/** A telephone number that can be called by pressing it. */
export function PhoneLink({ phone }: { readonly phone: string }) {
  return <a href={telOf(phone)}>{phone}</a>;
}

/** The telephone of a school, for somebody of it who has none of their own. */
export function SchoolPhone({ phone, language }: { readonly phone: string; readonly language: Language }) {
  return (
    <a href={telOf(phone)} aria-label={dayTextsOf(language).schoolPhone(phone)}>
      {phone}
    </a>
  );
}

function telOf(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, '')}`;
}

/** A website as the register writes it, often without `https://`; what is no address of a website is text. */
export function WebsiteLink({ website }: { readonly website: string }) {
  const address = /^[a-z][a-z\d+.-]*:/i.test(website) ? website : `https://${website}`;
  const isWebsite = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return isWebsite ? (
    <a href={address} rel="noreferrer">
      {website}
    </a>
  ) : (
    website
  );
}

/** How to reach somebody: by mail and telephone. */
export function WaysTo({ person: { email, phone } }: { readonly person: Contact }) {
  return (
    <ul class="contact-ways">
      {email && (
        <li>
          <a href={`mailto:${email}`}>{email}</a>
        </li>
      )}
      {phone && (
        <li>
          <PhoneLink phone={phone} />
        </li>
      )}
    </ul>
  );
}

function Lines({ text }: { readonly text: string }) {
  return <p class="contact-signature">{text}</p>;
}

/** Who the counsellor is and how to reach her. It stands at the same place on every page. */
export function ContactCard(props: {
  readonly contact: Contact | undefined;
  /** Her service, with what it wants to stand under her name. */
  readonly service?: Service | undefined;
  readonly texts: SharedTexts;
}) {
  const { contact, service, texts } = props;
  return (
    <section class="contact" aria-labelledby="contact-title">
      <h2 id="contact-title">{texts.contact.title}</h2>
      {contact === undefined ? (
        <p>{texts.contact.none}</p>
      ) : (
        <>
          <p class="contact-name">{contact.name}</p>
          {contact.organisation && <p>{contact.organisation}</p>}
          <p class="contact-body">{texts.contact.body}</p>
          <WaysTo person={contact} />
          {service?.signature && <Lines text={service.signature} />}
        </>
      )}
    </section>
  );
}
