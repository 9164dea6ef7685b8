import http2, {
  type ClientHttp2Session,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { temporal } from '@temporalio/proto';

const { RespondWorkflowTaskCompletedRequest } = temporal.api.workflowservice.v1;
const completes = '/temporal.api.workflowservice.v1.WorkflowService/RespondWorkflowTaskCompleted';

/**
 * Stands in front of the time-skipping server, and passes everything on except that a worker wants to get the next task
 * of a workflow that it has in memory itself. A server gives such a task to another worker when the first does not take
 * it for some seconds; this one keeps it, with its time locked, for a worker that was killed.
 * @param target the address of the server, `host:port`
 * @returns its own address, and how it is stopped
 */
export async function startUnstickyServer(
  target: string,
): Promise<{ address: string; stop(): Promise<void> }> {
  const server = http2.createServer();
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => {
    const upstream = http2.connect(`http://${target}`);
    upstream.on('error', () => session.destroy());
    session.on('error', () => upstream.destroy());
    // Polls of a worker that is gone would go on to be given tasks.
    session.on('close', () => upstream.destroy());
    session.on('stream', (stream, headers) => void pass(stream, headers, upstream));
    for (const one of [session, upstream]) {
      sessions.add(one);
      one.on('close', () => sessions.delete(one));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function pass(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  upstream: ClientHttp2Session,
): Promise<void> {
  const { ':path': path, ':method': method, ...others } = headers;
  const { ':scheme': _scheme, ':authority': _authority, ...rest } = others;
  const request = upstream.request({ ...rest, ':path': path, ':method': method } as OutgoingHttpHeaders);
  stream.on('error', () => request.destroy());
  stream.on('aborted', () => request.close(http2.constants.NGHTTP2_CANCEL));
  request.on('error', () => stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR));
  let trailers: OutgoingHttpHeaders = {};
  request.on('trailers', (received) => {
    trailers = received;
  });
  request.on('response', (answer, flags) => {
    if (stream.destroyed) return;
    const isWhole = (flags & http2.constants.NGHTTP2_FLAG_END_STREAM) !== 0;
    stream.respond(answer, isWhole ? { endStream: true } : { waitForTrailers: true });
    if (!isWhole) request.pipe(stream);
  });
  stream.on('wantTrailers', () => stream.sendTrailers(trailers));
  if (path !== completes) stream.pipe(request);
  else request.end(unsticky(await buffer(stream)));
}

/** A message of gRPC: whether it is compressed (one byte), its length (four), itself. */
function unsticky(message: Buffer): Buffer {
  const body = message.subarray(5);
  const request = RespondWorkflowTaskCompletedRequest.decode(message[0] === 1 ? gunzipSync(body) : body);
  request.stickyAttributes = null;
  const changed = RespondWorkflowTaskCompletedRequest.encode(request).finish();
  const head = Buffer.alloc(5);
  head.writeUInt32BE(changed.length, 1);
  return Buffer.concat([head, changed]);
}
