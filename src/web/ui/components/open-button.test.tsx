import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { OpenButton } from './open-button.tsx';

describe('The button that opens a step', () => {
  it('sends a form that names the step, and escapes what people typed', () => {
    const html = renderToString(
      <OpenButton
        trajectory="t1"
        path={'a/"b"'}
        title="<b>Plan & praat</b>"
        csrfToken="sealed"
        language="nl"
      />,
    );
    expect(html).toContain('method="post" action="/trajectories/t1/open?lang=nl"');
    expect(html).toContain('name="_form" value="sealed"');
    expect(html).toContain('name="step" value="a/&quot;b&quot;"');
    expect(html).toContain('Openen<span class="unseen">: &lt;b>Plan &amp; praat&lt;/b></span>');
  });
});
