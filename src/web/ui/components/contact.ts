import type { PortalTexts } from '../../texts/nl.ts';
import { type Html, html } from '../html.ts';
import type { Contact } from '../types.ts';

/** Somebody by name, with the address as a link. */
export function mailTo({ name, email }: Contact): Html {
  return email === undefined ? html`${name}` : html`${name}, <a href="mailto:${email}">${email}</a>`;
}

/** How to reach somebody: by mail and telephone. */
export function waysTo({ email, phone }: Contact): Html {
  return html`<ul class="contact-ways">
${email && html`<li><a href="mailto:${email}">${email}</a></li>`}
${phone && html`<li><a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a></li>`}
</ul>`;
}

/** Who the counsellor is and how to reach her. It stands at the same place on every page. */
export function contactOf(contact: Contact | undefined, texts: PortalTexts): Html {
  return html`<section class="contact" aria-labelledby="contact-title">
<h2 id="contact-title">${texts.contact.title}</h2>
${
  contact === undefined
    ? html`<p>${texts.contact.none}</p>`
    : html`<p class="contact-name">${contact.name}</p>
${contact.organisation && html`<p>${contact.organisation}</p>`}
<p class="contact-body">${texts.contact.body}</p>
${waysTo(contact)}`
}
</section>`;
}
