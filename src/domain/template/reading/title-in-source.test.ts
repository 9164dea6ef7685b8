import { describe, expect, it } from '@jest/globals';
import { titleInSource } from './title-in-source.ts';

describe('The title in the text of a model trajectory', () => {
  it.each([
    ['title: { nl: Lerend netwerk, en: Learning network }', 'Lerend netwerk', 'Learning network'],
    ['title:\n  nl: De school, digitaal\n  en: The school', 'De school, digitaal', 'The school'],
    [
      `title: { nl: 'Digisprong: ’t team, ''beter''', en: "Digisprong: the team, better" }`,
      "Digisprong: ’t team, 'beter'",
      'Digisprong: the team, better',
    ],
    ['title: { nl: Enkel dit', 'Enkel dit', 'Enkel dit'],
  ])('is found in %s', (title, nl, en) => {
    const source = `# nl: niet dit\ntemplate: x\n${title}\nroles:\n  - title: { nl: Rol, en: Role }\n`;
    expect(titleInSource(source, 'nl')).toBe(nl);
    expect(titleInSource(source, 'en')).toBe(en);
  });

  it.each([
    '',
    'template: x',
    'title:\nroles: []',
    'title:\n\nnl: verkeerd',
    'roles:\n  - title: { nl: Rol }',
  ])('is none in %j', (source) => {
    expect(titleInSource(source, 'nl')).toBeUndefined();
  });
});
