import { describe, expect, it } from '@jest/globals';
import { html, paragraphs } from './html.ts';

describe('html', () => {
  it('escapes what is put between tags and into attributes', () => {
    const name = `<b title="x">O'Hara & co</b>`;
    expect(html`<p title="${name}">${name}</p>`.safe).toBe(
      '<p title="&lt;b title=&quot;x&quot;&gt;O&#39;Hara &amp; co&lt;/b&gt;">&lt;b title=&quot;x&quot;&gt;O&#39;Hara &amp; co&lt;/b&gt;</p>',
    );
  });

  it('leaves what was made with the tag as it is, and joins lists', () => {
    expect(html`<ul>${['a', '<'].map((item) => html`<li>${item}</li>`)}</ul>`.safe).toBe(
      '<ul><li>a</li><li>&lt;</li></ul>',
    );
  });

  it('shows nothing for what is absent, but does show zero', () => {
    expect(html`${undefined}${null}${false}${[]}${0}`.safe).toBe('0');
  });

  it('does not take an object from outside for safe HTML when it is a list of texts', () => {
    expect(html`${['<script>']}`.safe).toBe('&lt;script&gt;');
  });

  it('makes paragraphs at empty lines', () => {
    expect(paragraphs('Eén.\n\nTwee & drie.').safe).toBe('<p>Eén.</p><p>Twee &amp; drie.</p>');
  });
});
