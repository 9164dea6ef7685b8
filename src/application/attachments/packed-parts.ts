/** A part of a packed document (DOCX, ODT), as it lies in it. */
export type PackedPart = { readonly name: string; readonly method: number; readonly packed: Buffer };

/** What lies in a ZIP archive, by its directory at the end; nothing for another file. */
export function partsIn(content: Uint8Array): PackedPart[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length) return [];
  const entries: PackedPart[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0 && at + 46 <= bytes.length; left -= 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) break;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const header = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    if (header + 30 <= bytes.length) {
      const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
      const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
      entries.push({ name, method: bytes.readUInt16LE(at + 10), packed });
    }
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** Parts in which programs lie: macros of Word, and of LibreOffice. */
const PROGRAMS = /(^|\/)vbaProject\.bin$|(^|\/)vbaData\.xml$|^(Basic|Scripts)\/|\.(bas|vbs|js|exe|dll)$/i;

/** Whether a document carries programs that run when it is opened. */
export function hasPrograms(content: Uint8Array): boolean {
  return partsIn(content).some(({ name }) => PROGRAMS.test(name));
}
