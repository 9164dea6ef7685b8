import type { SendMailOptions } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { type WrittenMessage, writtenLetter } from './written-letter.ts';
import { writtenNode } from './written-node.ts';

export type { WrittenMessage } from './written-letter.ts';

/**
 * A message as it goes to the mail server, byte for byte as nodemailer streams it.
 * @throws TypeError for a part that has to be fetched from elsewhere
 */
export function writtenMessage(message: SendMailOptions): WrittenMessage {
  return writtenLetter(message) ?? compiled(message);
}

function compiled(message: SendMailOptions): WrittenMessage {
  // A message is text that was made here; nothing in it may make this process read a file or fetch an address.
  const closed = { disableFileAccess: true, disableUrlAccess: true };
  const node = new MailComposer({ ...message, ...closed }).compile();
  return {
    bytes: Buffer.from(writtenNode(node)),
    envelope: node.getEnvelope(),
    messageId: node.messageId(),
  };
}
