import { describe, expect, it } from '@jest/globals';
import { sdkLog } from './sdk-log.ts';

/** A log that is looked at, and a clock that is set. */
function log() {
  const lines: { level: string; fields: object; words: string }[] = [];
  const at = (level: string) => (fields: object, words: string) => void lines.push({ level, fields, words });
  const clock = { now: 0 };
  const logger = { trace: at('trace'), debug: at('debug'), warn: at('warn'), error: at('error') };
  return { lines, clock, write: sdkLog(logger as never, () => clock.now) };
}

describe('What the SDK has to say', () => {
  it('says once a minute that Temporal is away, and how many more times it was told so', () => {
    const { lines, clock, write } = log();
    const meta = { target: 'temporalio_client::retry', error: 'tcp connect error' };
    for (const call of ['poll_workflow_task_queue', 'poll_activity_task_queue']) {
      for (let tries = 6; tries < 12; tries += 1) {
        write({ level: 'WARN', message: `gRPC call ${call} retried ${tries} times`, meta });
      }
    }
    clock.now = 60_000;
    write({ level: 'WARN', message: 'gRPC call poll_workflow_task_queue retried 12 times', meta });
    const words = 'Temporal does not answer; it is asked again until it does';
    expect(lines).toEqual([
      { level: 'warn', fields: { part: 'sdk', ...meta }, words },
      { level: 'warn', fields: { part: 'sdk', ...meta, leftOut: 11 }, words },
    ]);
  });

  it('tells what differs apart, and not what differs in ids and numbers only', () => {
    const { lines, write } = log();
    const say = (message: string) => write({ level: 'ERROR', message });
    say('Run 01a22bf7-1d98-7a3e-898a-4dc55552a1ef failed 3 times');
    say('Run 5f0c-22aa failed 4 times');
    say('Something else failed');
    expect(lines.map(({ words }) => words)).toEqual([
      'Run 01a22bf7-1d98-7a3e-898a-4dc55552a1ef failed 3 times',
      'Something else failed',
    ]);
  });

  it('says for debugging only what is in the log already, or is as it should be', () => {
    const { lines, write } = log();
    const message = '[TMPRL1104] 5f0c:4:1 Workflow task duration exceeded 5 seconds.';
    write({ level: 'WARN', message: 'Activity failed', meta: { activityType: 'deliverMail' } });
    write({ level: 'WARN', message, meta: { workflow_type: 'chores' } });
    write({ level: 'INFO', message: 'Worker state changed' });
    write({ level: 'WARN', message, meta: { workflow_type: 'trajectory' } });
    expect(lines.map(({ level }) => level)).toEqual(['debug', 'debug', 'debug', 'warn']);
  });
});
