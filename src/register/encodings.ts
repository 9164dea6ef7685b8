import iconv from 'iconv-lite';

/** A list, and whether its encoding had to be guessed. */
export interface DecodedTable {
  readonly text: string;
  readonly isGuess: boolean;
}

/** The text in these bytes: UTF-8, or UTF-16 with a byte order mark; nothing when they are neither, or no text at all. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decodeUnicode(bytes);
  return text === undefined || text.includes('\0') ? undefined : text;
}

/** The list in these bytes. A spreadsheet in Belgium saves CSV in Windows-1252 unless it is told otherwise. */
export function decodeTable(bytes: Uint8Array): DecodedTable | undefined {
  const unicode = decodeUnicode(bytes);
  const text = unicode ?? iconv.decode(Buffer.from(bytes), 'win1252');
  return text.includes('\0') ? undefined : { text, isGuess: unicode === undefined };
}

function decodeUnicode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decoded('utf-16be', bytes);
  return decoded('utf-8', bytes);
}

function decoded(encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
