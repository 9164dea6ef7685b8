import { createHash } from 'node:crypto';
import type { Scope } from '../../../domain/access/scope.ts';
import { type Letterhead, LOGO_LIMIT, type LogoType, logoTypes } from '../../../domain/letterhead.ts';
import { saveLetterheadWords, saveLogo } from '../../../store/people/letterheads.ts';
import type { UploadedFile } from '../../attachments/file-kinds.ts';
import { mediaTypeOf } from '../../attachments/file-kinds.ts';
import type { Dependencies } from '../../dependencies.ts';
import { nowOf } from '../../now.ts';
import { logoEmpty, logoKindRefused, logoTooLarge } from '../errors.ts';
import { type OrganisationLetterhead, readLetterhead } from './read.ts';

/** Whose letterhead is changed, and by whom. */
type Change = {
  readonly deps: Pick<Dependencies, 'store' | 'clock'>;
  readonly scope: Scope;
  readonly organisation: string;
  /** Id of the person who changes it; nobody for whoever runs the installation. */
  readonly by?: string | undefined;
};

/**
 * Replaces the sender name and signature of an organisation: what is left out stands as it would without. Mails that go from
 * now on have them, and the pages of schools at once.
 * @throws `not-found` for an organisation that somebody does not deal with
 */
export async function changeLetterhead(
  change: Change & Pick<Letterhead, 'senderName' | 'signature'>,
): Promise<OrganisationLetterhead> {
  const { deps, scope, organisation, by, senderName, signature } = change;
  await readLetterhead(deps, scope, organisation);
  const words = {
    ...(senderName === undefined ? {} : { senderName }),
    ...(signature === undefined ? {} : { signature }),
  };
  await saveLetterheadWords(deps.store, organisation, words, { by, now: nowOf(deps) });
  return readLetterhead(deps, scope, organisation);
}

/**
 * Replaces the logo of an organisation, which is judged by its content, or takes it away.
 * @throws `too-large` above 100 kB, `unsupported` for what is no PNG or JPEG, `malformed` for an empty file, and as
 *   {@link changeLetterhead}
 */
export async function changeLogo(
  change: Change & { readonly file: UploadedFile | undefined },
): Promise<OrganisationLetterhead> {
  const { deps, scope, organisation, by, file } = change;
  await readLetterhead(deps, scope, organisation);
  const logo =
    file === undefined
      ? undefined
      : {
          mediaType: await checkLogo(file),
          content: file.content,
          hash: createHash('sha256').update(file.content).digest('hex'),
        };
  await saveLogo(deps.store, organisation, logo, { by, now: nowOf(deps) });
  return readLetterhead(deps, scope, organisation);
}

async function checkLogo({ content, size }: UploadedFile): Promise<LogoType> {
  if ((size ?? content.length) > LOGO_LIMIT) throw logoTooLarge();
  if (content.length === 0) throw logoEmpty();
  const found = await mediaTypeOf(content);
  const mediaType = logoTypes.find((type) => type === found);
  if (mediaType === undefined) throw logoKindRefused();
  return mediaType;
}
