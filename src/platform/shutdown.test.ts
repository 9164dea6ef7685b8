import { describe, expect, it, jest } from '@jest/globals';
import type { Logger } from './logging.ts';
import { onShutdown } from './shutdown.ts';

const logger = () => {
  const error = jest.fn();
  return { error, quiet: { error, debug: () => undefined } as unknown as Pick<Logger, 'error' | 'debug'> };
};

describe('shutting down', () => {
  it('closes what was opened last first, once, even when one of them fails', async () => {
    const { error, quiet } = logger();
    const closed: string[] = [];
    const shutdown = onShutdown(quiet);
    shutdown.add('database', () => closed.push('database'));
    shutdown.add('worker', () => {
      closed.push('worker');
      throw new Error('still busy');
    });
    shutdown.add('web server', async () => closed.push('web server'));
    await Promise.all([shutdown.close(), shutdown.close()]);
    await shutdown.closed;
    expect(closed).toEqual(['web server', 'worker', 'database']);
    expect(error).toHaveBeenCalledTimes(1);
  });

  it('happens when the process is asked to end, and leaves the signals alone afterwards', async () => {
    const before = process.listenerCount('SIGTERM');
    const shutdown = onShutdown(logger().quiet);
    const close = jest.fn();
    shutdown.add('web server', close);
    expect(process.listenerCount('SIGTERM')).toBe(before + 1);
    process.emit('SIGTERM');
    await shutdown.closed;
    expect(close).toHaveBeenCalledTimes(1);
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  it('leaves nothing behind that would end the process later', async () => {
    jest.useFakeTimers();
    try {
      const shutdown = onShutdown(logger().quiet);
      shutdown.add('web server', () => undefined);
      process.emit('SIGTERM');
      await shutdown.closed;
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('closes at once what was still being opened', async () => {
    const shutdown = onShutdown(logger().quiet);
    await shutdown.close();
    const late = new Promise<void>((resolve) => shutdown.add('worker', resolve));
    await late;
  });
});
