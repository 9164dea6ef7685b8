import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { platformError } from './errors.ts';

/** A key with which payloads in Temporal are encrypted: 32 bytes, under a name that stands beside what it encrypted. */
export type PayloadKey = { readonly name: string; readonly key: Buffer };

const ENCODING = 'binary/encrypted';
const [NONCE, TAG] = [12, 16];

/** Where the converter of failures lies that puts their words where payloads go. */
export const encodedFailures = fileURLToPath(new URL('./encoded-failures.cjs', import.meta.url));

/**
 * What workers and clients are given so that payloads and the words of failures are encrypted on the way to Temporal.
 * @param keys the first one encrypts, all of them decrypt; without any, nothing is encrypted
 */
export function dataConverterOf(keys: readonly PayloadKey[]): DataConverter | undefined {
  if (keys.length === 0) return undefined;
  return { payloadCodecs: [payloadCodec(keys)], failureConverterPath: encodedFailures };
}

/**
 * Encrypts payloads with AES-256-GCM. What was written before there were keys is read as it is.
 * @param keys the first one encrypts, all of them decrypt
 */
export function payloadCodec(keys: readonly PayloadKey[]): PayloadCodec {
  const [current] = keys;
  const byName = new Map(keys.map((one) => [one.name, one]));
  return {
    async encode(payloads) {
      return current === undefined ? payloads : payloads.map((payload) => encrypted(payload, current));
    },
    async decode(payloads) {
      return payloads.map((payload) => {
        if (textOf(payload.metadata?.encoding) !== ENCODING) return payload;
        const name = textOf(payload.metadata?.['key-name']);
        const key = byName.get(name);
        if (key === undefined) throw keyMissing(name);
        return decrypted(payload, key);
      });
    },
  };
}

function encrypted(payload: Payload, { name, key }: PayloadKey): Payload {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(packed(payload)), cipher.final()]);
  return {
    metadata: { encoding: Buffer.from(ENCODING), 'key-name': Buffer.from(name) },
    data: Buffer.concat([nonce, cipher.getAuthTag(), sealed]),
  };
}

function decrypted(payload: Payload, { name, key }: PayloadKey): Payload {
  const data = Buffer.from(payload.data ?? []);
  const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, NONCE)).setAAD(Buffer.from(name));
  decipher.setAuthTag(data.subarray(NONCE, NONCE + TAG));
  return unpacked(Buffer.concat([decipher.update(data.subarray(NONCE + TAG)), decipher.final()]));
}

function packed({ metadata, data }: Payload): Buffer {
  const named = Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)]);
  return Buffer.from(JSON.stringify({ metadata: Object.fromEntries(named), data: base64(data) }));
}

function unpacked(bytes: Buffer): Payload {
  const { metadata, data } = JSON.parse(bytes.toString()) as {
    readonly metadata: { readonly [name: string]: string };
    readonly data: string;
  };
  const named = Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')]);
  return { metadata: Object.fromEntries(named), data: Buffer.from(data, 'base64') };
}

function base64(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('base64');
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString();
}

function keyMissing(name: string): Error {
  return platformError(
    'configuration-missing',
    `What Temporal holds was encrypted with the key ${name}, which PAYLOAD_KEYS does not name.`,
  );
}
