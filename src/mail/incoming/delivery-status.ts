/** What a report says of one recipient (RFC 3464, 2.3). */
export interface RecipientStatus {
  /** failed | delayed | delivered | relayed | expanded */
  readonly action: string;
  /** Enhanced status code, such as `5.1.1`. */
  readonly status: string;
  /** The server's own words, in one line. */
  readonly diagnostic: string;
  /** The address that it was about, in lower case. */
  readonly address?: string;
}

/**
 * Reads the machine's part of a delivery report: blocks of fields, the first about the message, each further one about a
 * recipient. What is no block of a recipient is passed over.
 * @param text content of the part `message/delivery-status`
 */
export function readDeliveryStatus(text: string): RecipientStatus[] {
  const unfolded = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');
  return unfolded.split(/\n\s*\n/).flatMap((block) => {
    const action = fieldOf(block, 'Action')?.toLowerCase();
    const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fieldOf(block, 'Status') ?? '')?.[0];
    if (action === undefined || status === undefined) return [];
    const address = afterType(
      fieldOf(block, 'Original-Recipient') ?? fieldOf(block, 'Final-Recipient') ?? '',
    );
    return [
      {
        ...{ action, status, diagnostic: afterType(fieldOf(block, 'Diagnostic-Code') ?? '').slice(0, 500) },
        ...(address === '' ? {} : { address: address.replace(/[<>]/g, '').toLowerCase() }),
      },
    ];
  });
}

/** The value of a field of a block of headers; `undefined` without it. */
export function fieldOf(block: string, name: string): string | undefined {
  const line = new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(block);
  return line?.[1]?.trim();
}

/** `rfc822; an@linde.example` without the type before the semicolon. */
function afterType(value: string): string {
  return value.replace(/^[\w-]+\s*;\s*/, '').trim();
}
