// The inbox, in a process of its own: maildev, of which this machine alone is answered. Its links open (they lead to pages
// that no frame may hold), and no page of another site can read the mails, whatever name it has point here.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [maildev = '', folder = '', host = '', smtpPort = '', webPort = ''] = process.argv.slice(2);
const { Orchestrator } = await import(pathToFileURL(join(maildev, 'dist/server/orchestrator.js')).href);
const assets = join(uiFolder(), 'dist/assets');

const silent = () => undefined;
const inbox = new Orchestrator({
  logger: {
    debug: silent,
    info: silent,
    email: silent,
    emailContents: silent,
    warn: console.warn,
    error: console.error,
  },
  config: {
    ...{ smtp: Number(smtpPort), ip: host, web: Number(webPort), webIp: host },
    ...{ basePathname: '/', mailDirectory: folder, maxEmails: 0 },
  },
});
const { api } = await inbox.start();
guard(api.server.server);
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => void inbox.stop().finally(() => process.exit(0)));
}

function uiFolder() {
  const found = createRequire(join(maildev, 'package.json')).resolve.paths('@maildev/ui') ?? [];
  return found.map((modules) => join(modules, '@maildev/ui')).find((path) => existsSync(path)) ?? '';
}

/** Puts the rules of this machine before everything that a server answers. */
function guard(server) {
  for (const event of ['request', 'upgrade']) {
    const handlers = server.listeners(event);
    server.removeAllListeners(event);
    server.on(event, (request, answer, ...rest) => {
      if (!isOurs(request)) refuse(answer);
      else if (event === 'request' && isProgram(request)) void sendProgram(request, answer);
      else for (const handler of handlers) handler.call(server, request, answer, ...rest);
    });
  }
}

/** Asked under a name of this machine, and by nobody or by a page of its own. */
function isOurs({ headers }) {
  const { host: asked = '', origin } = headers;
  const name = URL.canParse(`http://${asked}`) ? new URL(`http://${asked}`).hostname : '';
  const isLocal = name === 'localhost' || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name);
  return isLocal && (origin === undefined || origin === `http://${asked}`);
}

function refuse(answer) {
  // Of an upgrade there is only a socket.
  if (answer.writeHead === undefined) {
    answer.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    return;
  }
  answer
    .writeHead(403, { 'content-type': 'text/plain' })
    .end('Only pages of this inbox itself are answered.\n');
}

function isProgram({ url = '', method }) {
  return method === 'GET' && /^\/assets\/index-[\w-]+\.js$/.test(url);
}

async function sendProgram({ url }, answer) {
  const program = await readFile(join(assets, url.slice('/assets/'.length)), 'utf8').catch(() => undefined);
  if (program === undefined) answer.writeHead(404).end();
  else
    answer
      .writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' })
      .end(withLinks(program));
}

/** The page's program, changed so that a link of a mail opens in a window of its own, in its plain text as well. */
function withLinks(program) {
  return program
    .replace(
      'sandbox:"allow-same-origin"',
      'sandbox:"allow-same-origin allow-popups allow-popups-to-escape-sandbox"',
    )
    .replace(
      /srcDoc:(\w+),/,
      (_, html) => `srcDoc:${html}.replace(/<head[^>]*>/i,head=>head+'<base target="_blank">'),`,
    )
    .replace(
      /(\w+)\.jsx\("pre",\{className:"whitespace-pre-wrap break-words[^"]*",children:(\w+)\}\)/,
      (said, jsx, text) =>
        said.replace(
          `children:${text}`,
          `children:${text}.split(/(https?:\\/\\/[^\\s<>"]+)/).map((part,at)=>at%2===0?part:${jsx}.jsx("a",{href:part,target:"_blank",rel:"noopener",style:{textDecoration:"underline"},children:part},at))`,
        ),
    );
}
