import { inflateRawSync, inflateSync } from 'node:zlib';
import { partsIn } from '../attachments/packed-parts.ts';

/** Most bytes that are unpacked of one part of a file. */
const MOST = 20 * 1024 * 1024;

/**
 * The words of a file as far as a program can read them: of the parts of a packed document (DOCX, ODT) and of the streams of
 * a PDF, and what stands in the file as it is. Pictures, and a PDF with letters of its own, tell nothing.
 */
export function wordsInFile(content: Uint8Array): string {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const whole = [bytes.toString('utf8'), bytes.toString('latin1')];
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
    return [...whole, ...partsOf(bytes)].join('\n');
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return [...whole, ...streamsOf(bytes)].join('\n');
  return whole.join('\n');
}

function partsOf(bytes: Buffer): string[] {
  return partsIn(bytes).flatMap(({ name, method, packed }) => {
    const unpacked = method === 0 ? packed : unpack(packed, inflateRawSync);
    // A name is often cut in pieces by what makes a letter bold.
    return unpacked === undefined ? [name] : [name, unpacked.toString('utf8').replaceAll(/<[^>]*>/g, '')];
  });
}

function streamsOf(bytes: Buffer): string[] {
  const words: string[] = [];
  let at = bytes.indexOf('stream');
  while (at >= 0) {
    const start = bytes[at + 6] === 0x0d ? at + 8 : at + 7;
    const end = bytes.indexOf('endstream', start);
    if (end < 0) break;
    const raw = bytes.subarray(start, end);
    words.push(shownIn((unpack(raw, inflateSync) ?? raw).toString('latin1')));
    at = bytes.indexOf('stream', end + 9);
  }
  return words;
}

/** The strings that a PDF shows, put together: a word is often cut in pieces to move its letters. */
function shownIn(stream: string): string {
  const shown = [...stream.matchAll(/\(((?:\\[\s\S]|[^()\\])*)\)|<([0-9A-Fa-f\s]+)>/g)].map(
    ([, text, hex]) => {
      if (text !== undefined) return text.replaceAll(/\\([\s\S])/g, '$1');
      const bytes = Buffer.from((hex ?? '').replaceAll(/\s/g, ''), 'hex');
      return bytes.filter((byte) => byte !== 0).toString();
    },
  );
  return shown.join('');
}

function unpack(
  packed: Buffer,
  inflate: (from: Buffer, options: { maxOutputLength: number }) => Buffer,
): Buffer | undefined {
  try {
    return inflate(packed, { maxOutputLength: MOST });
  } catch {
    return undefined;
  }
}
