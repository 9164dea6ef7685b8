import { Client, credentials } from '@grpc/grpc-js';
import { google, temporal } from '@temporalio/proto';

const { TestService } = temporal.api.testservice.v1;

/**
 * Has the time of a time-skipping server pass: at once while nothing is under way there, as fast as any other while
 * something is. The environment of the SDK keeps its connection alive by pings that this server takes amiss when the time
 * passes for minutes, and then asks a second time, so that the time runs on though the first has ended; this asks once.
 * @param address of the server, `host:port`
 * @param days of 24 hours
 * @throws when the server does not answer, or ends meanwhile
 */
export async function letTimePass(address: string, days: number): Promise<void> {
  const client = new Client(address, credentials.createInsecure());
  const service = TestService.create(({ name }, request, callback) =>
    client.makeUnaryRequest(
      `/temporal.api.testservice.v1.TestService/${name}`,
      (bytes: Uint8Array) => Buffer.from(bytes),
      (bytes: Buffer) => bytes,
      request,
      (error, answer) => callback(error, answer),
    ),
  );
  try {
    const duration = google.protobuf.Duration.fromObject({ seconds: days * 24 * 3600 });
    await service.unlockTimeSkippingWithSleep({ duration });
  } finally {
    client.close();
  }
}
