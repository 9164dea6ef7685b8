import Sequencer from '@jest/test-sequencer';

/**
 * The files that take longest, the longest first. A machine that has run them before knows it, a new one does not; one
 * of them that begins last keeps everybody waiting for it while nothing else is left to do.
 */
const longest = [
  'browser/look',
  'api/any-input',
  'faults/skipped-months',
  'faults/defects',
  'bench/bench',
  'cli/start',
  'faults/killed',
  'access/every-route',
  'browser/console',
  'workflow/database-outage',
  'cli/command-line',
  'cli/acts',
  'e2e/other-templates',
  'cli/on-a-database',
  'production/from-nothing',
  'programmes/killed-worker',
  'faults/database',
  'e2e/rehearsal',
  'browser/starting',
  'browser/enrol-list',
].map((name) => `/tests/${name}.test.ts`);

/** In which order jest begins the files: a class, because jest makes one of it. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const found = longest.findIndex((name) => path.endsWith(name));
      return found === -1 ? longest.length : found;
    };
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}
