/**
 * The body of a mail: an ordered list of blocks, from which both the plain text and the HTML are made, so that the two
 * say the same. Texts are plain sentences; nothing in them is read as markup.
 */
export type Block =
  /** What the mail is about, at the top. */
  | { readonly type: 'title'; readonly text: string }
  | { readonly type: 'greeting'; readonly text: string }
  /** Begins one subject in a mail about several. */
  | { readonly type: 'heading'; readonly text: string }
  /** `plain` where the plain text has to say it otherwise: it has no buttons. */
  | { readonly type: 'paragraph'; readonly text: string; readonly plain?: string }
  /** A sentence that must not be overlooked: what is due, and when. */
  | { readonly type: 'emphasis'; readonly text: string }
  /** What somebody wrote, word for word. */
  | { readonly type: 'quote'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'button'; readonly label: string; readonly url: string }
  /** A picture that comes along with the mail; plain text says nothing of it. */
  | { readonly type: 'picture'; readonly text: string; readonly url: string }
  | { readonly type: 'small'; readonly text: string }
  /** Small print that leads somewhere. */
  | { readonly type: 'small-link'; readonly label: string; readonly url: string };

/** A label with its value: a date, a place, a name. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A sentence or two as separate paragraphs: templates may hold blank lines. */
export function paragraphs(text: string): readonly Block[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim().replace(/\s*\n\s*/g, ' '))
    .filter((part) => part !== '')
    .map((part) => ({ type: 'paragraph', text: part }));
}

/** The blocks as plain text, with LF line ends and without trailing blank lines. */
export function toPlainText(blocks: readonly Block[]): string {
  const parts: string[] = [];
  let smallPrint = false;
  for (const block of blocks) {
    if (block.type === 'picture') continue;
    if (block.type === 'small' && !smallPrint) {
      smallPrint = true;
      parts.push('---');
    }
    parts.push(plain(block));
  }
  return `${parts.join('\n\n')}\n`;
}

function plain(block: Block): string {
  switch (block.type) {
    case 'title':
    case 'heading':
      return `${block.text}\n${'='.repeat(Math.min(block.text.length, 72))}`;
    case 'quote':
      return block.text
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'paragraph':
      return block.plain ?? block.text;
    case 'button':
    case 'small-link':
      return `${block.label}:\n${block.url}`;
    default:
      return block.text;
  }
}
