import type { Scope } from '../../../domain/access/scope.ts';
import type { Letterhead } from '../../../domain/letterhead.ts';
import { exampleLetter } from '../../../mail/example-letter.ts';
import { withPicture } from '../../../mail/letter/letterhead.ts';
import type { LetterReader } from '../../../mail/service-letter.ts';
import type { Dependencies } from '../../dependencies.ts';
import { senderOfService } from '../../letters/sender.ts';
import { readLetterhead } from './read.ts';

/** A mail as schools would get it. */
export type LetterheadPreview = {
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** The whole document that a mail program shows. */
  readonly html: string;
};

/**
 * Shows a mail with the letterhead of an organisation, with other words than it has if they are given; the logo is the one that it
 * has. Nothing is stored or sent.
 * @throws `not-found` for an organisation that somebody does not deal with
 */
export async function previewLetterhead(request: {
  deps: Pick<Dependencies, 'store' | 'clock' | 'configuration'>;
  scope: Scope;
  organisation: string;
  words?: Pick<Letterhead, 'senderName' | 'signature'> | undefined;
  reader: LetterReader;
}): Promise<LetterheadPreview> {
  const { deps, scope, organisation, words, reader } = request;
  const { name } = await readLetterhead(deps, scope, organisation);
  const sender = await senderOfService(deps, organisation);
  const { logo, picture } = sender.service?.letterhead ?? {};
  const kept = logo === undefined || picture === undefined ? {} : { logo, picture };
  const letterhead = words === undefined ? sender.service?.letterhead : { ...words, ...kept };
  const service = { name, ...(letterhead === undefined ? {} : { letterhead }) };
  const { from, subject, text, html, attachments } = exampleLetter(reader, { ...sender, service });
  return {
    from: from as LetterheadPreview['from'],
    ...{ subject: String(subject), text: String(text), html: withPicture({ html, attachments }) },
  };
}
