/** Where something stands in a picture, in its own units. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Colours that can be told apart on paper too, by lightness. */
export const colours = {
  ink: '#1f2933',
  line: '#9aa5b1',
  paper: '#ffffff',
  pbd: '#cfe3f7',
  school: '#d9efd2',
  provider: '#fbe5c8',
  central: '#e6d9f2',
  mail: '#2b6cb0',
  late: '#b83227',
} as const;

/** A picture with a title that is read aloud, in SVG 1.1 without script, style or anything from elsewhere. */
export function svg(title: string, width: number, height: number, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

/** A box with rounded corners. */
export function box({ x, y }: Place, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${fill}" stroke="${colours.line}"/>`;
}

/** A line of text, cut off where it would leave its room. */
export function words(
  { x, y }: Place,
  text: string,
  room: number,
  weight: 'bold' | 'normal' = 'normal',
): string {
  const most = Math.floor(room / LETTER);
  const shown = text.length > most ? `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…` : text;
  return `<text x="${x}" y="${y}" fill="${colours.ink}" font-weight="${weight}">${escaped(shown)}</text>`;
}

/** A straight line. */
export function line(from: Place, to: Place, colour: string = colours.line): string {
  return `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="${colour}"/>`;
}

/** A dot, with a text that is shown when one points at it. */
export function dot({ x, y }: Place, fill: string, title: string): string {
  return `<circle cx="${x}" cy="${y}" r="4" fill="${fill}"><title>${escaped(title)}</title></circle>`;
}

/** About how wide a letter of this size is. */
const LETTER = 6.4;

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
