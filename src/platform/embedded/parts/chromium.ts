import { existsSync } from 'node:fs';
import { platformError } from '../../errors.ts';
import { findOnPath, requireNamed, type Search } from './finding.ts';

const onMac = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Chromium or Chrome for the browser tests: from CHROMIUM_PATH, the PATH, or where macOS keeps it.
 * @returns its absolute path
 * @throws a platform error `part-missing` that says what to install
 */
export function findChromium(search: Pick<Search, 'parts'>): string {
  const { chromium } = search.parts;
  if (chromium !== undefined) return requireNamed(chromium, 'CHROMIUM_PATH');
  const found =
    findOnPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    onMac.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw platformError(
    'part-missing',
    'There is no Chromium on this machine: install it (on Debian and Ubuntu `apt-get install chromium`) or set CHROMIUM_PATH.',
  );
}
