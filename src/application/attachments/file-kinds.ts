import { cutAt } from '../../domain/text.ts';

/** How large a file may be, in bytes. */
export const FILE_LIMIT = 10 * 1024 * 1024;

/** A file that came along, not yet looked into. */
export type UploadedFile = {
  readonly name: string;
  /** Empty for a file that is larger than {@link FILE_LIMIT}, of which nothing need be kept. */
  readonly content: Buffer;
  /** In bytes, as it was sent; that of the content if left out. */
  readonly size?: number;
};

/** What may be handed in, with the extension that its name gets. */
export const acceptedFiles = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'image/png': 'png',
  'image/jpeg': 'jpg',
} as const;

/** A media type that may be handed in. */
export type AcceptedMediaType = keyof typeof acceptedFiles;

/** What a file is by its content, whatever its name says; `undefined` for what is not accepted. */
export async function mediaTypeOf(content: Uint8Array): Promise<AcceptedMediaType | undefined> {
  // Loaded with the first file that is handed in.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(content);
  return found !== undefined && found.mime in acceptedFiles ? (found.mime as AcceptedMediaType) : undefined;
}

/**
 * A name under which a file can be kept and given back: without folders or signs that mean something to a file system,
 * with the extension that fits its content.
 */
export function safeFileName(name: string, mediaType: AcceptedMediaType): string {
  const extension = acceptedFiles[mediaType];
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replaceAll(/[\p{C}<>:"|?*]/gu, '')
    .replace(/^[\s.]+/, '')
    .trim();
  const hasExtension = new RegExp(`\\.(${extension}${extension === 'jpg' ? '|jpeg' : ''})$`, 'i').test(clean);
  const base = clean === '' ? 'document' : clean;
  const longest = 120;
  if (hasExtension && base.length <= longest) return base;
  return `${cutAt(base.replace(/\.[^.]{1,5}$/, ''), longest - 5)}.${extension}`;
}
