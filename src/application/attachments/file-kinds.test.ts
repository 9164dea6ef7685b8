import { describe, expect, it } from '@jest/globals';
import { mediaTypeOf, safeFileName } from './file-kinds.ts';

describe('what a file is', () => {
  it('follows from its content', async () => {
    expect(await mediaTypeOf(Buffer.from('%PDF-1.7\n%âãÏÓ\n'))).toBe('application/pdf');
    expect(await mediaTypeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]))).toBe(
      'image/jpeg',
    );
  });

  it('is nothing for what is not accepted', async () => {
    expect(await mediaTypeOf(Buffer.from('GIF89a'.padEnd(60, '\0')))).toBeUndefined();
    expect(await mediaTypeOf(Buffer.from('just some text'))).toBeUndefined();
    expect(await mediaTypeOf(Buffer.alloc(0))).toBeUndefined();
  });
});

describe('the name of a file', () => {
  it.each([
    ['visie.pdf', 'visie.pdf'],
    ['Onze visie.PDF', 'Onze visie.PDF'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Mijn documenten\\visie.docx', 'visie.pdf'],
    ['', 'document.pdf'],
    ['...', 'document.pdf'],
    ['a\u0000b\u202ec.pdf', 'abc.pdf'],
    [`${'x'.repeat(114)}😀${'y'.repeat(180)}😀`, `${'x'.repeat(114)}.pdf`],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(115)}.pdf`],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name, 'application/pdf')).toBe(safe);
  });

  it('keeps both ways to write JPEG', () => {
    expect(safeFileName('foto.jpeg', 'image/jpeg')).toBe('foto.jpeg');
    expect(safeFileName('foto.jpg', 'image/jpeg')).toBe('foto.jpg');
    expect(safeFileName('foto.png', 'image/jpeg')).toBe('foto.jpg');
  });
});
