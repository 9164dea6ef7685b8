import { describe, expect, it } from '@jest/globals';
import { isInside, isOutside, lookupOutside, postOutside } from './outside.ts';

describe('where another system may be', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '64:ff9b::7f00:1',
      'nonsense',
    ],
  ])('is not %s', (address) => {
    expect(isInside(address)).toBe(true);
  });

  it.each(['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34'])('is %s', (address) => {
    expect(isInside(address)).toBe(false);
  });

  it.each([
    ...['http://hooks.example/x', 'https://127.0.0.1/x', 'https://[::1]/x', 'https://localhost/x'],
    ...[
      'https://a.localhost/x',
      'https://user:pass@hooks.example/x',
      'https://intranet/x',
      'https://2130706433/',
      'x',
    ],
  ])('is not at %s', (url) => {
    expect(isOutside(url)).toBe(false);
  });

  it('is found out again when it is reached: a name that leads inside is refused', async () => {
    expect(isOutside('https://hooks.example/x')).toBe(true);
    const found = await new Promise((resolve) => {
      lookupOutside('localhost', {}, (error) => resolve(error));
    });
    expect(found).toMatchObject({ code: 'EINSIDE' });
    await expect(
      postOutside({ url: 'https://127.0.0.1:9/x', mayBeInside: false }, { headers: {}, body: '' }),
    ).rejects.toMatchObject({ code: 'EINSIDE' });
  });
});
