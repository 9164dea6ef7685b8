import type { OpenedLink } from '../../../application/links/open.ts';
import type { Language } from '../../../domain/text.ts';
import { logoAddress } from '../../logos.routes.ts';
import type { Service } from '../../ui/types.ts';

/** The guidance service that stands behind what a school is asked, as it wants to be shown. */
export function serviceOf({ letterhead }: OpenedLink, language: Language): Service | undefined {
  if (letterhead === undefined) return undefined;
  const { name, senderName, signature, logo } = letterhead;
  return {
    name: senderName ?? name,
    ...(logo === undefined ? {} : { logo: logoAddress(logo.hash) }),
    ...(signature === undefined ? {} : { signature: signature[language] }),
  };
}
