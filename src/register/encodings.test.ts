import { describe, expect, it } from '@jest/globals';
import { decodeTable, decodeText } from './encodings.ts';

const bytes = (...codes: number[]) => Uint8Array.from(codes);
// "Zoë D’Hondt €", as a spreadsheet in Belgium saves it.
const windows = bytes(0x5a, 0x6f, 0xeb, 0x20, 0x44, 0x92, 0x48, 0x6f, 0x6e, 0x64, 0x74, 0x20, 0x80);

describe('A text file', () => {
  it('is read in UTF-8, with or without a mark before it', () => {
    expect(decodeText(new TextEncoder().encode('Zoë'))).toBe('Zoë');
    expect(decodeText(new TextEncoder().encode('\uFEFFZoë'))).toBe('Zoë');
  });

  it('is read in UTF-16 when a mark says so', () => {
    expect(decodeText(bytes(0xff, 0xfe, 0x5a, 0, 0xeb, 0))).toBe('Zë');
    expect(decodeText(bytes(0xfe, 0xff, 0, 0x5a, 0, 0xeb))).toBe('Zë');
  });

  it('in another encoding is not guessed at', () => {
    expect(decodeText(windows)).toBeUndefined();
  });

  it('with a NUL in it is no text', () => {
    expect(decodeText(bytes(0x5a, 0, 0x5a))).toBeUndefined();
  });
});

describe('A list from a spreadsheet', () => {
  it('is read in Windows-1252 when it is not in UTF-8, with its own quotes and euros', () => {
    expect(decodeTable(windows)).toEqual({ text: 'Zoë D’Hondt €', isGuess: true });
  });

  it('in UTF-8 needs no guess', () => {
    expect(decodeTable(new TextEncoder().encode('Zoë'))).toEqual({ text: 'Zoë', isGuess: false });
  });

  it('that is a workbook after all is no text', () => {
    expect(decodeTable(bytes(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0xff))).toBeUndefined();
  });
});
