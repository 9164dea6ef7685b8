import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { isError, messageOf, platformError } from '../../errors.ts';
import type { Progress } from './finding.ts';
import { runTool } from './tools.ts';

/** How long a server may take to begin its answer, and then between two pieces of it, in milliseconds. */
export type Patience = { answer: number; piece: number };
const usualPatience: Patience = { answer: 5_000, piece: 30_000 };

/**
 * Fetches a `.tar.gz` from the first of several places that has it, and unpacks it into a new folder.
 * @param places URLs, best first
 * @param folder where a temporary folder is made; the caller moves what it needs out of it and removes it
 * @returns the temporary folder
 * @throws a platform error `part-missing` that says what each place answered
 */
export async function downloadArchive(
  places: string[],
  folder: string,
  progress: Progress,
  patience: Patience = usualPatience,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const problems: string[] = [];
  for (const place of places) {
    const workspace = await mkdtemp(join(folder, 'download-'));
    try {
      const archive = join(workspace, 'archive.tar.gz');
      await download(place, archive, progress, patience);
      await runTool('tar', ['-xzf', archive, '-C', workspace], { doing: 'unpacking' });
      await rm(archive);
      return workspace;
    } catch (error) {
      problems.push(`${new URL(place).host}: ${messageOf(error)}`);
      await rm(workspace, { recursive: true, force: true });
    }
  }
  throw platformError('part-missing', problems.join('; '));
}

/** Moves a finished file into place at once, so that a half-made one is never found there. */
export async function putInPlace(from: string, to: string): Promise<string> {
  await rename(from, to);
  return to;
}

async function download(url: string, file: string, progress: Progress, patience: Patience): Promise<void> {
  const abort = new AbortController();
  let alarm = setTimeout(() => abort.abort(new Error('no answer')), patience.answer);
  const restart = () => {
    clearTimeout(alarm);
    alarm = setTimeout(() => abort.abort(new Error('the transfer stopped')), patience.piece);
  };
  try {
    const response = await fetch(url, { signal: abort.signal }).catch((error) => {
      throw new Error(abort.signal.aborted ? messageOf(abort.signal.reason) : describe(error));
    });
    if (!response.ok || response.body === null) throw new Error(`answered ${response.status}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    progress(
      `  downloading ${basename(new URL(url).pathname)}${total > 0 ? ` (${megabytes(total)} MB)` : ''}`,
    );
    const meter = report(total, restart, progress);
    await pipeline(Readable.fromWeb(response.body as ReadableStream), meter, createWriteStream(file), {
      signal: abort.signal,
    });
  } finally {
    clearTimeout(alarm);
  }
}

/** Passes everything through, keeps the alarm from ringing, and tells every quarter of the way. */
function report(total: number, onPiece: () => void, progress: Progress) {
  return async function* (source: AsyncIterable<Uint8Array>) {
    let [received, told] = [0, 0];
    for await (const piece of source) {
      onPiece();
      received += piece.length;
      const quarter = total > 0 ? Math.floor((received / total) * 4) : 0;
      if (quarter > told && quarter < 4) progress(`  ${quarter * 25} %`);
      told = quarter;
      yield piece;
    }
  };
}

function describe(error: unknown): string {
  return isError(error) && error.cause !== undefined ? messageOf(error.cause) : messageOf(error);
}

function megabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1_000_000));
}
