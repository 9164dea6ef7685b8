import type { SendMailOptions } from 'nodemailer';
import type { Attachment } from 'nodemailer/lib/mailer';
import type { Language } from '../../domain/text.ts';
import type { Block } from '../layout/blocks.ts';
import { bareAddressOf } from '../smtp/message-id.ts';
import type { Contact, Letter } from '../types.ts';

/** Under which name a letter speaks of the picture that comes along with it. */
export const PICTURE = 'cid:logo@traject';

/** Schools know and trust their own guidance service: it is named as the sender, when one service has all that is said. */
export function senderOf({ items }: Letter, from: string): string | { name: string; address: string } {
  const counsellors = items.map(({ people, template }) => people[template.counsellorRole]);
  const services = new Set(counsellors.map((counsellor) => counsellor?.organisation));
  const [service] = services;
  if (services.size !== 1 || service === undefined) return from;
  const name = counsellors[0]?.letterhead?.senderName ?? service;
  return nameInFrom(name, from);
}

/** The From of a service: its own name, at the address from which everything goes. */
export function nameInFrom(name: string, from: string): { name: string; address: string } {
  return { name: name.replace(/\s+/g, ' ').trim(), address: bareAddressOf(from) };
}

/** What a service wants to stand under the name of its counsellor. */
export function signatureLines(
  { letterhead }: Pick<Contact, 'letterhead'>,
  language: Language,
): readonly string[] {
  return letterhead?.signature?.[language].split('\n').map((line) => line.trim()) ?? [];
}

/** The picture under the signature. */
export function pictureBlocks({
  letterhead,
  organisation,
}: Pick<Contact, 'letterhead' | 'organisation'>): readonly Block[] {
  if (letterhead?.picture === undefined) return [];
  return [{ type: 'picture', text: letterhead.senderName ?? organisation ?? '', url: PICTURE }];
}

/** The picture itself, where the letter speaks of it. */
export function pictureFiles(
  writer: Pick<Contact, 'letterhead'> | undefined,
  blocks: readonly Block[],
): readonly Attachment[] {
  const { logo, picture } = writer?.letterhead ?? {};
  if (logo === undefined || picture === undefined) return [];
  if (!blocks.some(({ type }) => type === 'picture')) return [];
  return [
    {
      filename: logo.mediaType === 'image/png' ? 'logo.png' : 'logo.jpg',
      content: Buffer.from(picture),
      contentType: logo.mediaType,
      cid: PICTURE.slice('cid:'.length),
      contentDisposition: 'inline',
    },
  ];
}

/** The document of a message, with the picture that comes along inside it: for where it is looked at, and not mailed. */
export function withPicture({
  html,
  attachments = [],
}: Pick<SendMailOptions, 'html' | 'attachments'>): string {
  const picture = attachments.find(({ cid }) => cid !== undefined);
  if (picture === undefined) return String(html);
  const content = (picture.content as Buffer).toString('base64');
  return String(html).replaceAll(PICTURE, `data:${picture.contentType};base64,${content}`);
}
