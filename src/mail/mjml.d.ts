/** The part of MJML 5 that is used here; the package has no types of its own. */
declare module 'mjml' {
  interface MjmlOptions {
    /** Web fonts by name; must be an empty object, or the output links to a font server. */
    fonts: Record<string, string>;
    validationLevel: 'strict' | 'soft' | 'skip';
    keepComments: boolean;
    minify: boolean;
  }
  export default function mjml2html(
    source: string,
    options: MjmlOptions,
  ): Promise<{ html: string; errors: readonly { formattedMessage: string }[] }>;
}
