import { crc32 as crcOf, deflateRawSync } from 'node:zlib';

/** A ZIP archive of some texts, as word processors write them. */
export function zipOf(parts: { readonly [name: string]: string }): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [packed, named] = [deflateRawSync(Buffer.from(text)), Buffer.from(name)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(Buffer.from(text)), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(Buffer.byteLength(text), 18);
    facts.writeUInt16LE(named.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, named, packed]);
    const place = Buffer.alloc(16);
    place.writeUInt32LE(at, 12);
    locals.push(local);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), facts, place.subarray(2), named]),
    );
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, listed, Buffer.from('PK\u0005\u0006'), end]);
}

function crc32(bytes: Buffer): number {
  return typeof crcOf === 'function' ? crcOf(bytes) : 0;
}
