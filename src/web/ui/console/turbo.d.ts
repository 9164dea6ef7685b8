import type { HTMLAttributes } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      /** A part of a page that is replaced on its own. */
      'turbo-frame': HTMLAttributes<HTMLElement> & {
        readonly id: string;
        readonly src?: string;
        readonly autoscroll?: boolean;
        readonly 'data-autoscroll-block'?: 'start';
        readonly loading?: 'lazy';
      };
    }
  }
}
