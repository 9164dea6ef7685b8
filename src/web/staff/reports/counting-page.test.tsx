import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { countingPage } from './counting-page.tsx';

const frame: ConsoleFrame = {
  language: 'en',
  address: '/x',
  otherLanguage: '/reports/workload?lang=nl',
  reader: { name: 'Ann Beheer', function: 'administrator' },
};
const address = '/reports/workload?lang=en';

describe('the page that is shown while something is counted', () => {
  it('says how far it is, and asks again by itself, without a script too', () => {
    const page = load(countingPage(frame, { done: 7_300, total: 10_000 }, { address, isFile: false }));
    expect(page('[role=status]').text()).toContain('7300 of 10000 counted.');
    expect([page('progress').attr('value'), page('progress').attr('max')]).toEqual(['7300', '10000']);
    expect(page('main').attr('data-renews-after')).toBe('2');
    expect(page('noscript').html()).toContain('http-equiv="refresh" content="2"');
    expect(page('[role=status] a').attr('href')).toBe(address);
  });

  it('says that it takes longer where it is not known how far it is', () => {
    const page = load(countingPage(frame, {}, { address, isFile: false }));
    expect(page('[role=status]').text()).toContain('It takes a little longer.');
    expect(page('progress').attr('value')).toBeUndefined();
  });

  it('stays as it is where it leads to a file', () => {
    const page = load(countingPage(frame, {}, { address, isFile: true }));
    expect(page('main').attr('data-renews-after')).toBeUndefined();
    expect(page('noscript')).toHaveLength(0);
    expect(page('[role=status] a').attr('href')).toBe(address);
  });
});
