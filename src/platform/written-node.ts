import { encode as toBase64 } from 'nodemailer/lib/base64';
import type MimeNode from 'nodemailer/lib/mime-node';
import { encode as toQuotedPrintable, wrap as wrapQuotedPrintable } from 'nodemailer/lib/qp';

/** Characters of a line of base64, as nodemailer has them. */
const BASE64_LINE = 76;

/**
 * What nodemailer has compiled, as it streams it: its headers, boundaries and encodings. A stream for each part, as nodemailer makes
 * where a part may be a file or come over the network, costs more than all the rest of a mail; ours are texts and bytes that are in
 * memory.
 * @throws TypeError for a part that has to be fetched from elsewhere
 */
export function writtenNode(message: MimeNode): string {
  const written = piecesOf(message).join('');
  // As nodemailer ends what it streams.
  return written.endsWith('\n') ? written : `${written}\r\n`;
}

function piecesOf(node: MimeNode): string[] {
  // Made by `buildHeaders`, and so read only after it.
  const pieces = [node.buildHeaders(), '\r\n\r\n', writtenContent(node)];
  for (const [index, part] of node.childNodes.entries()) {
    pieces.push(index === 0 ? '' : '\r\n', `--${node.boundary}\r\n`, ...piecesOf(part));
  }
  if (node.multipart) pieces.push(`\r\n--${node.boundary}--\r\n`);
  return pieces;
}

function writtenContent(node: MimeNode): string {
  const { content } = node;
  if (content === undefined) return '';
  if (typeof content !== 'string' && !Buffer.isBuffer(content)) {
    throw new TypeError('A part of a mail is text or bytes');
  }
  const encoding = node.getTransferEncoding();
  if (encoding === 'base64') return base64Lines(content);
  if (encoding === 'quoted-printable') return wrapQuotedPrintable(toQuotedPrintable(content));
  return content.toString();
}

/** Base64 in lines. Nodemailer looks for the lines with a pattern, which takes three times as long. */
export function base64Lines(content: string | Buffer): string {
  const encoded = toBase64(content);
  let lines = encoded.slice(0, BASE64_LINE);
  for (let at = BASE64_LINE; at < encoded.length; at += BASE64_LINE) {
    lines += `\r\n${encoded.slice(at, at + BASE64_LINE)}`;
  }
  return lines;
}
