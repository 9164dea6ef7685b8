import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import type { WorkflowCondition } from '../../../application/operations/workflow-of.ts';
import type { LiveState } from '../../../application/trajectories/live.ts';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { livePage } from './live-page.tsx';

const trajectory = '0b2a7a6e-0000-4000-8000-000000000009';
const frame: ConsoleFrame = {
  language: 'en',
  address: '/x',
  otherLanguage: '/x?lang=nl',
  reader: { name: 'Ada', function: 'administrator' },
};

function factsOf(condition: Partial<WorkflowCondition>): Record<string, string> {
  const shown = { queue: 'trajectories', links: 0, defects: [], ...condition };
  const page = load(
    livePage({ trajectory, condition: shown, outcome: undefined, csrfToken: 'token' }, frame),
  );
  const pairs = page('main dt').map((_, one) => [[page(one).text(), page(one).next('dd').text()]]);
  return Object.fromEntries(pairs.get());
}

describe('What an administrator sees behind a trajectory', () => {
  it('is its workflow, the run, its history and what is under way', () => {
    const live: LiveState = {
      workflow: 'running',
      ...{ workflowId: `trajectory-${trajectory}`, runId: 'a-run', historyLength: 31, pending: 2 },
      ...{ storedVersion: 12, agrees: true },
    };
    expect(factsOf({ live })).toMatchObject({
      Workflow: `trajectory-${trajectory} is running`,
      Run: 'a-run',
      'Events in the history': '31',
      'Work under way': '2 tasks',
    });
  });

  it('is what the database says, while Temporal does not answer', () => {
    expect(Object.keys(factsOf({}))).toEqual(['Task queue', 'Wakes up', 'Personal links that still work']);
  });
});
