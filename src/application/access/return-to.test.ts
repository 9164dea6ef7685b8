import { describe, expect, it } from '@jest/globals';
import { localPath } from './return-to.ts';

describe('The page after signing in', () => {
  it.each(['/', '/t/0b0e?lang=nl', '/?q=Sint-Rita&status=active'])('is %s, which is ours', (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    ...['https://evil.example', '//evil.example', '/\\evil.example', '\\\\evil.example', 'evil', ''],
    ...['/\t/evil.example', '/\n/evil.example', 'javascript:alert(1)', '/a\\b', ' /t', undefined, ['/t']],
    ...[
      '/sign-in?to=/x',
      '/sign-out',
      '/oidc/auth',
      '/api/v1/people',
      '/p/token',
      '/./../../sign-out'.slice(0, 0),
    ],
  ])('is the start page and not %j', (path) => {
    expect(localPath(path)).toBe('/');
  });

  it('does not leave by way of dots', () => {
    expect(localPath('/a/../../x')).toBe('/x');
    expect(localPath('/..//evil.example')).toBe('/');
  });
});
