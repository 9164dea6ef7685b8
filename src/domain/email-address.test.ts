import { describe, expect, it } from '@jest/globals';
import { emailAddress, needsUnicodeMail } from './email-address.ts';

describe('An e-mail address', () => {
  it.each([
    'an@linde.example',
    'jan@école.example',
    'jan@schöne-schule.example',
    'jan@xn--cole-9oa.example',
    'jan@例え.テスト',
    'a.b+c@sub.linde.example',
    "o'neill@linde.example",
    'josé@linde.example',
    '用户@例え.テスト',
  ])('may be %s', (address) => {
    expect(emailAddress.test(address)).toBe(true);
  });

  it.each([
    'an',
    'an@',
    'an@linde',
    '@linde.example',
    'a b@linde.example',
    'an@-x.example',
    'an@x-.example',
    'an..b@x.example',
    'an@x..example',
    'an@x.example ',
    'an\u200b@x.example',
    'an\u202e@x.example',
    'an@x.example\nb',
  ])('is not "%s"', (text) => {
    expect(emailAddress.test(text)).toBe(false);
  });

  it.each([
    ['an@école.example', false],
    ['josé@linde.example', true],
    ['josé@école.example', true],
  ])('of %s asks more of a mail server: %s', (address, more) => {
    expect(needsUnicodeMail(address)).toBe(more);
  });
});
