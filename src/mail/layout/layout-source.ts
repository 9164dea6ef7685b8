/** Names of the pieces that the compiled layout is cut into, in the order in which they stand in the source. */
export const pieces = [
  'opening',
  'title',
  'greeting',
  'heading',
  'paragraph',
  'emphasis',
  'quote',
  'facts',
  'fact',
  'facts-end',
  'list',
  'item',
  'list-end',
  'button',
  'picture',
  'body-end',
  'small',
  'small-link',
  'closing',
] as const;

export type Piece = (typeof pieces)[number];

/** Cuts the output before the piece of this name. */
function cut(piece: Piece): string {
  return `<mj-raw><!--cut:${piece}--></mj-raw>`;
}

/** The same, inside the HTML of an element that is not MJML. */
function inner(piece: Piece): string {
  return `<!--cut:${piece}-->`;
}

const ink = '#1f2933';
const quiet = '#52606d';
const accent = '#1d5c54';
const line = '#d5dbe1';

/**
 * The layout of every mail: one column of at most 600 px on white, one accent colour, system type at 16 px, nothing
 * remote. Each kind of block stands in it once; a mail repeats the pieces it needs. `{{name}}` is a place for a value.
 */
export const layoutSource = `
<mjml lang="{{language}}">
  <mj-head>
    <mj-title>{{subject}}</mj-title>
    <mj-preview>{{preview}}</mj-preview>
    <mj-attributes>
      <mj-all font-family="Arial, Helvetica, sans-serif" color="${ink}" />
      <mj-text font-size="16px" line-height="1.5" padding="0 24px 16px 24px" />
      <mj-button font-size="16px" font-weight="bold" line-height="1.3" background-color="${accent}" color="#ffffff"
        border-radius="4px" inner-padding="14px 24px" align="left" padding="4px 24px 24px 24px" />
      <mj-table font-size="16px" line-height="1.5" padding="0 24px 16px 24px" cellpadding="0" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#faf6ef" width="600px">
    <mj-section background-color="#ffffff" padding="0" border-top="4px solid ${accent}">
      <mj-column padding="0">
        <mj-text font-size="13px" color="${quiet}" padding="20px 24px 20px 24px">{{context}}</mj-text>
        ${cut('title')}<mj-text font-size="22px" font-weight="bold" line-height="1.3" padding="0 24px 20px 24px">{{text}}</mj-text>
        ${cut('greeting')}<mj-text>{{text}}</mj-text>
        ${cut('heading')}<mj-divider border-width="1px" border-color="${line}" padding="4px 24px 16px 24px" />
        <mj-text font-size="18px" font-weight="bold" line-height="1.35" padding="0 24px 8px 24px">{{text}}</mj-text>
        ${cut('paragraph')}<mj-text>{{text}}</mj-text>
        ${cut('emphasis')}<mj-text font-weight="bold">{{text}}</mj-text>
        ${cut('quote')}<mj-table>
          <tr><td style="border-left:3px solid ${line};padding:2px 0 2px 14px;color:${quiet};">{{text}}</td></tr>
        </mj-table>
        ${cut('facts')}<mj-table>
          ${inner('fact')}<tr><td style="padding:3px 16px 3px 0;vertical-align:top;color:${quiet};width:118px;">{{label}}</td><td style="padding:3px 0;vertical-align:top;">{{value}}</td></tr>
          ${inner('facts-end')}
        </mj-table>
        ${cut('list')}<mj-text><ul style="margin:0;padding:0 0 0 20px;">
          ${inner('item')}<li style="margin:0 0 6px 0;">{{text}}</li>
          ${inner('list-end')}
        </ul></mj-text>
        ${cut('button')}<mj-button href="{{url}}">{{label}}</mj-button>
        ${cut('picture')}<mj-text><img src="{{url}}" alt="{{text}}" height="48" style="height:48px;width:auto;max-width:100%;border:0;"></mj-text>
        ${cut('body-end')}
      </mj-column>
    </mj-section>
    <mj-section padding="16px 0 24px 0">
      <mj-column padding="0">
        ${cut('small')}<mj-text font-size="13px" line-height="1.45" color="${quiet}" padding="0 24px 8px 24px">{{text}}</mj-text>
        ${cut('small-link')}<mj-text font-size="13px" line-height="1.45" padding="0 24px 8px 24px"><a href="{{url}}" style="color:${quiet};">{{label}}</a></mj-text>
        ${cut('closing')}
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;
