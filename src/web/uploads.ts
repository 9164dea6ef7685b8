import type { StorageEngine } from 'multer';

/**
 * Keeps a document in memory, as far as it is not larger than the limit; of one that is, nothing is kept but that it is.
 * The rest of the form is read all the same, so that what was written beside it is not lost.
 * @param limit in bytes
 */
export function inMemoryUpTo(limit: number): StorageEngine {
  return {
    _handleFile(_request, file, done) {
      let pieces: Buffer[] = [];
      let size = 0;
      file.stream.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > limit) pieces = [];
        else pieces.push(piece);
      });
      file.stream.once('error', (error) => done(error));
      file.stream.once('end', () => done(null, { buffer: Buffer.concat(pieces), size }));
    },
    _removeFile(_request, _file, done) {
      done(null);
    },
  };
}
