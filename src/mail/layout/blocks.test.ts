import { describe, expect, it } from '@jest/globals';
import { type Block, paragraphs, toPlainText } from './blocks.ts';
import { loadLayout, toHtml } from './layout.ts';

const frame = { language: 'nl', subject: 'Onderwerp', preview: 'Begin', context: 'Traject' } as const;

const everyKind: readonly Block[] = [
  { type: 'title', text: 'Een titel' },
  { type: 'greeting', text: 'Dag An,' },
  { type: 'heading', text: 'Een kop' },
  { type: 'paragraph', text: 'Een zin.' },
  { type: 'emphasis', text: 'Uiterlijk vrijdag.' },
  { type: 'quote', text: 'Eerste regel\ntweede regel' },
  { type: 'facts', facts: [{ label: 'Waar', value: 'Mechelen' }] },
  { type: 'list', items: ['Bellen', 'Mailen'] },
  { type: 'button', label: 'Bevestigen', url: 'https://traject.example/p/abc' },
  { type: 'small', text: 'Kleine letters.' },
  { type: 'small-link', label: 'Afmelden', url: 'https://traject.example/p/abc/reminders' },
];

describe('A mail made of blocks', () => {
  it('reads well as plain text', () => {
    expect(toPlainText(everyKind)).toBe(
      `Een titel
=========

Dag An,

Een kop
=======

Een zin.

Uiterlijk vrijdag.

> Eerste regel
> tweede regel

Waar: Mechelen

- Bellen
- Mailen

Bevestigen:
https://traject.example/p/abc

---

Kleine letters.

Afmelden:
https://traject.example/p/abc/reminders
`,
    );
  });

  it('says the same in HTML, block by block and in the same order', async () => {
    const html = toHtml(await loadLayout(), frame, everyKind);
    const said = [
      'Een titel',
      'Dag An,',
      'Een kop',
      'Een zin.',
      'Uiterlijk vrijdag.',
      'Eerste regel<br>tweede',
    ]
      .concat(['Waar', 'Mechelen', 'Bellen', 'Mailen', 'Bevestigen', 'Kleine letters.', 'Afmelden'])
      .map((text) => html.indexOf(text));
    expect(said).not.toContain(-1);
    expect(said).toEqual([...said].sort((a, b) => a - b));
    expect(html).toContain('href="https://traject.example/p/abc"');
  });

  it('needs nothing from outside: no fonts, no pictures, no style sheets, no script', async () => {
    const html = toHtml(await loadLayout(), frame, everyKind);
    const addresses = [...html.matchAll(/https?:\/\/[^"'\s>)]+/g)].map(([address]) => address);
    expect(addresses.filter((address) => !address.startsWith('https://traject.example/'))).toEqual([
      'http://www.w3.org/1999/xhtml',
    ]);
    expect(html).not.toMatch(/<(img|link|script|iframe)\b|@import|url\(/i);
    expect(html).toContain('<html lang="nl"');
  });

  it('leaves no place of the layout unfilled', async () => {
    expect(toHtml(await loadLayout(), frame, everyKind)).not.toMatch(/\{\{|\}\}|cut:/);
  });

  it('shows what people typed as text, never as markup', async () => {
    const layout = await loadLayout();
    const nasty = `<script>alert("x")</script> & 'y' <b>`;
    const blocks: Block[] = everyKind.map((block) => {
      if (block.type === 'facts') return { ...block, facts: [{ label: nasty, value: nasty }] };
      if (block.type === 'list') return { ...block, items: [nasty] };
      if (block.type === 'button' || block.type === 'small-link') return { ...block, label: nasty };
      return { ...block, text: nasty };
    });
    const html = toHtml(layout, { ...frame, subject: nasty, preview: nasty, context: nasty }, blocks);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39; &lt;b&gt;');
  });

  it('keeps an address inside its attribute', async () => {
    const url = 'https://traject.example/p/a"onclick="x';
    const html = toHtml(await loadLayout(), frame, [{ type: 'button', label: 'x', url }]);
    expect(html).toContain('href="https://traject.example/p/a&quot;onclick=&quot;x"');
  });

  it('takes blank lines in a template for separate paragraphs, and other line ends for spaces', () => {
    expect(paragraphs('Een\nzin.\n\n  Nog een zin.\n')).toEqual([
      { type: 'paragraph', text: 'Een zin.' },
      { type: 'paragraph', text: 'Nog een zin.' },
    ]);
  });
});
