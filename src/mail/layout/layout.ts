import type { Language } from '../../domain/text.ts';
import type { Block } from './blocks.ts';
import { layoutSource, type Piece, pieces } from './layout-source.ts';

/** A piece of the compiled layout: fixed HTML around places for values. */
type Fragment = { readonly fixed: readonly string[]; readonly names: readonly string[] };

/** The layout, compiled and cut; making a mail from it is only putting strings together. */
export type Layout = { readonly [piece in Piece]: Fragment };

/** What surrounds the blocks of one mail. */
export interface Frame {
  readonly language: Language;
  readonly subject: string;
  /** What mail programs show beside the subject in the list. */
  readonly preview: string;
  /** One quiet line at the top: which trajectory this is about. */
  readonly context: string;
}

let compiled: Promise<Layout> | undefined;

/**
 * The compiled layout. MJML takes some hundred milliseconds to load and ten to compile, so this happens once per
 * process, and only in one that sends mail.
 * @throws Error when the layout is not valid MJML
 */
export function loadLayout(): Promise<Layout> {
  compiled ??= compile();
  return compiled;
}

async function compile(): Promise<Layout> {
  const { default: mjml2html } = await import('mjml');
  // Without `fonts: {}` the output links to a font server, even for fonts that are not used.
  const { html, errors } = await mjml2html(layoutSource, {
    fonts: {},
    validationLevel: 'strict',
    keepComments: true,
    minify: false,
  });
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('; '));
  return cutIntoPieces(html);
}

function cutIntoPieces(html: string): Layout {
  const parts = html.split(/<!--cut:([a-z-]+)-->/);
  const found = new Map<string, string>([['opening', parts[0] ?? '']]);
  for (let index = 1; index < parts.length; index += 2) {
    found.set(parts[index] ?? '', parts[index + 1] ?? '');
  }
  return Object.fromEntries(
    pieces.map((piece) => {
      const text = found.get(piece);
      if (text === undefined) throw new Error(`The mail layout has no piece '${piece}'`);
      return [piece, fragment(text)];
    }),
  ) as Layout;
}

function fragment(html: string): Fragment {
  // Indentation is half of what MJML writes; a mail is sent thousands of times.
  const tight = html
    .replace(/\s*\n\s*/g, '\n')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/>\n</g, '><');
  const parts = tight.split(/\{\{([a-z]+)\}\}/);
  return {
    fixed: parts.filter((_, index) => index % 2 === 0),
    names: parts.filter((_, index) => index % 2 === 1),
  };
}

/** The whole HTML document of a mail. Every value is escaped here and nowhere else. */
export function toHtml(layout: Layout, frame: Frame, blocks: readonly Block[]): string {
  const main = blocks.filter((block) => !isSmall(block));
  const small = blocks.filter(isSmall);
  return [
    fill(layout.opening, { ...frame }),
    ...main.map((block) => render(layout, block)),
    fill(layout['body-end'], {}),
    ...small.map((block) => render(layout, block)),
    fill(layout.closing, {}),
  ].join('');
}

function isSmall(block: Block): boolean {
  return block.type === 'small' || block.type === 'small-link';
}

function render(layout: Layout, block: Block): string {
  switch (block.type) {
    case 'facts': {
      const rows = block.facts.map((fact) => fill(layout.fact, { ...fact }));
      return fill(layout.facts, {}) + rows.join('') + fill(layout['facts-end'], {});
    }
    case 'list': {
      const items = block.items.map((text) => fill(layout.item, { text }));
      return fill(layout.list, {}) + items.join('') + fill(layout['list-end'], {});
    }
    case 'picture':
      return fill(layout.picture, { text: block.text, url: block.url });
    case 'button':
    case 'small-link':
      return fill(layout[block.type], { label: block.label, url: block.url });
    default:
      return fill(layout[block.type], { text: block.text });
  }
}

function fill(piece: Fragment, values: { readonly [name: string]: string }): string {
  let html = piece.fixed[0] ?? '';
  for (let index = 0; index < piece.names.length; index += 1) {
    const name = piece.names[index] ?? '';
    html += escapeHtml(values[name] ?? '') + (piece.fixed[index + 1] ?? '');
  }
  return html;
}

const special = /[&<>"'\n]/;
const replacements: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '<br>',
};

/** Text for use between tags and inside quoted attributes; a line end becomes a line break. */
export function escapeHtml(text: string): string {
  return special.test(text) ? text.replace(/[&<>"'\n]/g, (character) => replacements[character] ?? '') : text;
}
