/** The part of hoodiecrow-imap, which comes without types, that tests use. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  export default function hoodiecrow(options: {
    readonly plugins?: readonly string[];
    readonly storage: {
      readonly [folder: string]: {
        readonly messages: readonly { readonly raw: string; readonly flags: readonly string[] }[];
      };
    };
  }): {
    readonly server: Server;
    listen(port: number, ready: () => void): void;
    close(done: () => void): void;
  };
}
