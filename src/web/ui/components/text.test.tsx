import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { Paragraphs } from './text.tsx';

describe('A component', () => {
  it('escapes what is put between tags and into attributes', () => {
    const name = `<b title="x">O'Hara & co</b>`;
    expect(renderToString(<p title={name}>{name}</p>)).toBe(
      `<p title="&lt;b title=&quot;x&quot;>O'Hara &amp; co&lt;/b>">&lt;b title=&quot;x&quot;>O'Hara &amp; co&lt;/b></p>`,
    );
  });

  it('shows nothing for what is absent, but does show zero', () => {
    expect(
      renderToString(
        <p>
          {undefined}
          {null}
          {false}
          {[]}
          {0}
        </p>,
      ),
    ).toBe('<p>0</p>');
  });

  it('makes paragraphs at empty lines', () => {
    expect(renderToString(<Paragraphs text={'Eén.\n\nTwee & drie.'} />)).toBe(
      '<p>Eén.</p><p>Twee &amp; drie.</p>',
    );
  });
});
