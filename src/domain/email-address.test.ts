import { describe, expect, it } from '@jest/globals';
import { emailAddress } from './email-address.ts';

describe('An e-mail address', () => {
  it.each([
    'an@linde.example',
    'jan@école.example',
    'jan@schöne-schule.example',
    'jan@xn--cole-9oa.example',
    'jan@例え.テスト',
    'a.b+c@sub.linde.example',
    "o'neill@linde.example",
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
    'josé@x.example',
    'an@x.example ',
    'an@x.example\nb',
  ])('is not "%s"', (text) => {
    expect(emailAddress.test(text)).toBe(false);
  });
});
