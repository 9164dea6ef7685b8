import type { Text } from './text.ts';

/** As whom a guidance service writes to schools: in its mails, and on the pages that they lead to. */
export interface Letterhead {
  /** Name in the From of its mails; that of the organisation if left out. */
  readonly senderName?: string;
  /** Lines under the name of the counsellor: what the service wants to stand there, in both languages. */
  readonly signature?: Text;
  readonly logo?: Logo;
}

/** The picture of a service. */
export interface Logo {
  readonly mediaType: LogoType;
  /** SHA-256 of its content in hexadecimal digits: its address ends in it, so that another picture has another address. */
  readonly hash: string;
  /** In bytes. */
  readonly size: number;
}

/** What a logo may be; mail programs show no other kinds dependably. */
export const logoTypes = ['image/png', 'image/jpeg'] as const;
export type LogoType = (typeof logoTypes)[number];

/** How large a logo may be, in bytes: it goes along with every mail. */
export const LOGO_LIMIT = 100 * 1024;
