import { describe, expect, it } from '@jest/globals';
import { zipOf } from '../../../tests/support/zip.ts';
import { checkFile } from './keep.ts';
import { hasPrograms } from './packed-parts.ts';

describe('a document that carries macros', () => {
  it.each(['word/vbaProject.bin', 'Basic/Standard/Module1.xml', 'Scripts/python/run.py'])(
    'is known by what lies in it, as %s',
    (name) => {
      expect(hasPrograms(zipOf({ 'word/document.xml': '<w:t>Dag</w:t>', [name]: 'x' }))).toBe(true);
    },
  );

  it('is none when it holds words only, or is no packed document', () => {
    expect(hasPrograms(zipOf({ 'word/document.xml': '<w:t>vbaProject.bin</w:t>' }))).toBe(false);
    expect(hasPrograms(Buffer.from('%PDF-1.7'))).toBe(false);
  });

  it('is refused, with what to do instead', async () => {
    const types =
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
    const document = { '[Content_Types].xml': types, 'word/document.xml': '<w:document/>' };
    const plain = zipOf(document);
    expect(await checkFile({ name: 'a.docx', content: plain })).toContain('wordprocessingml');
    const content = zipOf({ ...document, 'word/vbaProject.bin': 'x' });
    await expect(checkFile({ name: 'a.docx', content })).rejects.toMatchObject({ code: 'file-with-macros' });
  });
});
