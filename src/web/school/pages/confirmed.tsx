import { MailTo } from '../../ui/components/contact.tsx';
import { Confirmation } from '../../ui/components/notice.tsx';
import type { Confirmed } from '../view/page-types.ts';

/** What the reader is told of what was just done, with where it is seen or whom to turn to. */
export function ConfirmedNote(props: { readonly confirmed: Confirmed; readonly usualTitle: string }) {
  const { title, body, link, turnTo } = props.confirmed;
  return (
    <Confirmation title={title ?? props.usualTitle}>
      {body}
      {link !== undefined && (
        <>
          {' '}
          <a href={link.address}>{link.label}</a>
        </>
      )}
      {turnTo !== undefined && (
        <>
          {` ${turnTo.words} `}
          <MailTo person={turnTo.contact} />.
        </>
      )}
    </Confirmation>
  );
}
