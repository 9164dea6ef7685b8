import { Writable } from 'node:stream';
import { describe, expect, it, jest } from '@jest/globals';
import { createLogger } from './logging.ts';
import { scrubText } from './scrub.ts';

function collect(): { lines: () => string; logger: ReturnType<typeof createLogger> } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { lines: () => chunks.join(''), logger: createLogger('debug', stream) };
}

describe('the log', () => {
  it('goes on without its lines when the disk is full, and says so once', () => {
    const said: string[] = [];
    const stderr = jest
      .spyOn(process.stderr, 'write')
      .mockImplementation((text) => said.push(String(text)) > 0);
    try {
      const logger = createLogger('info', '/dev/full');
      logger.info('lost');
      logger.info('lost too');
    } finally {
      stderr.mockRestore();
    }
    expect(said).toEqual([
      expect.stringMatching(/^The log \/dev\/full cannot be written .*; lines are lost\.\n$/),
    ]);
  });

  it('writes one JSON object per line with the level by name and an RFC 3339 time', () => {
    const { lines, logger } = collect();
    logger.info({ trajectory: 'a1', version: 3 }, 'advanced');
    expect(JSON.parse(lines())).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      trajectory: 'a1',
      version: 3,
      msg: 'advanced',
    });
  });

  it('keeps below its level', () => {
    const { lines, logger } = collect();
    logger.trace('nothing');
    expect(lines()).toBe('');
  });

  it('holds no people, texts or secrets, at any depth', () => {
    const { lines, logger } = collect();
    const person = {
      email: 'an@school.example',
      firstName: 'Annelies',
      last_name: 'Peeters',
      phone: '0470 00 00 00',
    };
    logger.warn({ mails: [{ id: 'm1', person }], token: 'tok-123', answers: { needs: 'Wifi' } }, 'not sent');
    for (const secret of ['an@school', 'Annelies', 'Peeters', '0470', 'tok-123', 'Wifi']) {
      expect(lines()).not.toContain(secret);
    }
    expect(lines()).toContain('"m1"');
  });

  it('takes addresses and tokens out of errors, their causes and their stacks', () => {
    const { lines, logger } = collect();
    const cause = new Error('550 <jan@school.example> unknown');
    logger.error(
      { err: new Error('no mail to jan@school.example', { cause }) },
      'mail to jan@school.example failed',
    );
    logger.error(new Error('GET /p/q1w2e3r4t5 failed'));
    expect(lines()).not.toContain('jan@school.example');
    expect(lines()).not.toContain('q1w2e3r4t5');
    expect(lines()).toContain('550 <[address]> unknown');
    expect(lines()).toContain('GET /p/[removed] failed');
  });

  it('shows of a request only its method and path, without the link', () => {
    const { lines, logger } = collect();
    const headers = { authorization: 'Bearer abc', cookie: 'session=abc' };
    logger.info({ req: { id: 1, method: 'POST', url: '/p/q1w2e3?step=2', headers } }, 'request');
    expect(JSON.parse(lines()).req).toEqual({ id: 1, method: 'POST', url: '/p/[removed]?step=2' });
  });

  it('takes credentials out of connection strings', () => {
    expect(scrubText('cannot reach postgresql://user:pass@localhost:5432/x')).toBe(
      'cannot reach postgresql://[removed]@localhost:5432/x',
    );
  });
});
