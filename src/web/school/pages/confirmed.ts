import { mailTo } from '../../ui/components/contact.ts';
import { confirmation } from '../../ui/components/notice.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Confirmed } from '../view/page-types.ts';

/** What the reader is told of what was just done, with where it is seen or whom to turn to. */
export function confirmedNote({ title, body, link, turnTo }: Confirmed, usualTitle: string): Html {
  return confirmation(
    title ?? usualTitle,
    html`${body}${link && html` <a href="${link.address}">${link.label}</a>`}${turnTo && html` ${turnTo.words} ${mailTo(turnTo.contact)}.`}`,
  );
}
