import { type Html, html } from '../html.ts';
import type { PortalTexts } from '../texts/nl.ts';
import type { Contact } from '../views.ts';

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
<ul class="contact-ways">
${contact.email && html`<li><a href="mailto:${contact.email}">${contact.email}</a></li>`}
${contact.phone && html`<li><a href="tel:${contact.phone.replace(/[^+\d]/g, '')}">${contact.phone}</a></li>`}
</ul>`
}
</section>`;
}
