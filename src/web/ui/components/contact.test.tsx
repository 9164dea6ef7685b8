import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { WebsiteLink } from './contact.tsx';

describe('the website of a school', () => {
  it.each([
    ['www.school.example', 'https://www.school.example'],
    ['http://school.example/lager', 'http://school.example/lager'],
  ])('leads there from %s', (website, address) => {
    expect(renderToString(<WebsiteLink website={website} />)).toBe(
      `<a href="${address}" rel="noreferrer">${website}</a>`,
    );
  });

  it.each(['javascript:alert(1)', 'geen website'])('is text where it leads nowhere: %s', (website) => {
    expect(renderToString(<WebsiteLink website={website} />)).toBe(website);
  });
});
