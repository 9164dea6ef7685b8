import type { Configuration } from '../../platform/configuration.ts';
import { isPortFree } from '../../platform/embedded/ports.ts';

/**
 * The configuration of a whole installation on one machine: mail comes back to it without anything being named, on the port
 * after that of the inbox's mail server when that is free.
 */
export async function withEmbeddedIntake(configuration: Configuration): Promise<Configuration> {
  const { bounces } = configuration.mail;
  if (bounces.port !== undefined || bounces.imapUrl !== undefined) return configuration;
  const port = configuration.ports.smtp + 1;
  // Another part of this installation may be about to take it.
  if (ownPorts(configuration).includes(port) || !(await isPortFree(port))) return configuration;
  const address = bounces.address ?? 'bounce@pbd.example';
  return {
    ...configuration,
    mail: { ...configuration.mail, bounces: { ...bounces, address, port } },
  };
}

function ownPorts({ ports, http, metricsPort }: Configuration): readonly (number | undefined)[] {
  return [...Object.values(ports), http.port, metricsPort];
}
