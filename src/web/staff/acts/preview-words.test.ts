import { expect, it } from '@jest/globals';
import { previewInWords } from './preview-words.ts';

type Given = Parameters<typeof previewInWords>;

it('Whoever has several roles is named once for a mail that each of them is to get', () => {
  const change = (to: string, person: string) => ({
    change: 'goes',
    mail: {
      key: `${to} invitation`,
      subject: '[School] Uitnodiging: Gesprek',
      to,
      person,
      at: '2026-12-01T07:18:00Z',
    },
  });
  const preview = {
    ...{ dates: [], told: [], irrevocable: [] },
    mails: [change('principal', 'piet'), change('ict', 'piet'), change('counsellor', 'fien')],
    receiver: (person: string) => ({ name: person === 'piet' ? 'Piet Pas' : 'Fien Fris' }),
  } as unknown as Given[0];
  const setting = { language: 'nl', now: '2026-11-30T12:00:00Z', today: '2026-11-30' } as unknown as Given[1];
  expect(previewInWords(preview, setting).mails).toEqual([
    { title: 'Uitnodiging: Gesprek', to: 'Piet Pas', fate: 'comes', when: 'di 1 dec' },
    { title: 'Uitnodiging: Gesprek', to: 'Fien Fris', fate: 'comes', when: 'di 1 dec' },
  ]);
});
