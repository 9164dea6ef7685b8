import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { payloadCodec } from './payload-codec.ts';

const first = { name: '2026', key: randomBytes(32) };
const second = { name: '2027', key: randomBytes(32) };
const payload = {
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from('{"trajectoryId":"one"}'),
};

describe('what goes to Temporal', () => {
  it('holds nothing that can be read without its key', async () => {
    const [sealed] = await payloadCodec([first]).encode([payload]);
    expect(Buffer.from(sealed?.data ?? []).toString('latin1')).not.toContain('trajectoryId');
    const [opened] = await payloadCodec([first]).decode([sealed!]);
    expect(opened).toEqual(payload);
  });

  it('is still read after another key has taken over, and written with that one', async () => {
    const [old] = await payloadCodec([first]).encode([payload]);
    const rotated = payloadCodec([second, first]);
    expect(await rotated.decode([old!])).toEqual([payload]);
    const [sealed] = await rotated.encode([payload]);
    expect(Buffer.from(sealed?.metadata?.['key-name'] ?? []).toString()).toBe('2027');
  });

  it('is read as it is when it was written before there were keys', async () => {
    expect(await payloadCodec([first]).decode([payload])).toEqual([payload]);
    expect(await payloadCodec([]).encode([payload])).toEqual([payload]);
  });

  it('says which key is missing, and takes nothing that was changed on the way', async () => {
    const [sealed] = await payloadCodec([first]).encode([payload]);
    await expect(payloadCodec([second]).decode([sealed!])).rejects.toThrow('the key 2026');
    const data = Buffer.from(sealed!.data!);
    data[data.length - 1] = (data.at(-1) ?? 0) ^ 1;
    await expect(payloadCodec([first]).decode([{ ...sealed, data }])).rejects.toThrow();
  });
});
