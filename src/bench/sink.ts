// A mail server in a process of its own, so that taking mails in costs the measured program nothing. It accepts
// everything and writes one line per mail: when it was accepted (milliseconds since 1970), for whom, and its Message-ID.
// Arguments: port and file.
import { openSync, writeSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const [port, file] = process.argv.slice(2);
if (port === undefined || file === undefined) throw new Error('Arguments: port and file');
const log = openSync(file, 'a');

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData(stream, { envelope }, callback) {
    let head = '';
    stream.on('data', (chunk: Buffer) => {
      if (head.length < 4_000) head += chunk.toString('latin1');
    });
    stream.once('end', () => {
      const messageId = /^Message-ID:\s*(\S+)/im.exec(head)?.[1] ?? '-';
      const to = envelope.rcptTo.map(({ address }) => address).join(',');
      writeSync(log, `${Date.now()} ${to} ${messageId}\n`);
      callback(null);
    });
  },
});
server.on('error', () => undefined);
server.listen(Number(port), '127.0.0.1', () => writeSync(log, 'ready\n'));
