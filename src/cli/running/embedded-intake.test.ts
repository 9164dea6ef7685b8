import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from '../../platform/configuration.ts';
import { freePort } from '../../platform/embedded/ports.ts';
import { withEmbeddedIntake } from './embedded-intake.ts';

describe('Mail that comes back to an installation of one machine', () => {
  const bouncesOf = async (env: { readonly [name: string]: string }) =>
    (await withEmbeddedIntake(loadConfiguration(env))).mail.bounces;

  it('is taken on the port after that of the inbox', async () => {
    const port = await freePort();
    const bounces = await bouncesOf({ SMTP_PORT: String(port - 1) });
    expect(bounces).toMatchObject({ port, address: 'bounce@pbd.example' });
  });

  it('leaves a port that another part is about to take', async () => {
    const port = await freePort();
    for (const name of ['INBOX_PORT', 'PORT', 'METRICS_PORT', 'POSTGRES_PORT']) {
      const bounces = await bouncesOf({ SMTP_PORT: String(port - 1), [name]: String(port) });
      expect([name, bounces.port]).toEqual([name, undefined]);
    }
  });

  it('is taken where it was said, if it was', async () => {
    expect(await bouncesOf({ BOUNCE_PORT: '2600', BOUNCE_ADDRESS: 'b@pbd.example' })).toMatchObject({
      port: 2600,
    });
  });
});
