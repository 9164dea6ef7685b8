/**
 * The address to which one mail comes back when it cannot be delivered: `bounce+<id of the mail>@pbd.example`, so that a
 * report tells by its address alone which mail it is about (VERP).
 * @param address where reports are received, such as `bounce@pbd.example`
 * @param mailId UUID of the mail's row
 */
export function returnPathOf(address: string, mailId: string): string {
  const [local = '', domain = ''] = partsOf(address);
  return `${local}+${mailId.replaceAll('-', '')}@${domain}`;
}

/** The mail that an address made by {@link returnPathOf} stands for; `undefined` for any other address. */
export function mailOfReturnPath(address: string, recipient: string): string | undefined {
  const [local = '', domain = ''] = partsOf(address.toLowerCase());
  const [user = '', host] = partsOf(recipient.trim().toLowerCase());
  const id = user.slice(local.length + 1);
  if (host !== domain || !user.startsWith(`${local}+`) || !/^[0-9a-f]{32}$/.test(id)) return undefined;
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The address to which staff forward what belongs with a trajectory: `bounce+file<id of the trajectory>@pbd.example`. */
export function filingAddressOf(address: string, trajectoryId: string): string {
  const [local = '', domain = ''] = partsOf(address);
  return `${local}+file${trajectoryId.replaceAll('-', '')}@${domain}`;
}

/** The trajectory that an address made by {@link filingAddressOf} stands for; `undefined` for any other address. */
export function trajectoryOfAddress(address: string, recipient: string): string | undefined {
  const plain = recipient.trim().toLowerCase();
  const [local = ''] = partsOf(address.toLowerCase());
  return plain.startsWith(`${local}+file`)
    ? mailOfReturnPath(address, `${local}+${plain.slice(local.length + 5)}`)
    : undefined;
}

/** Whether mail to this address is for us: the address itself, or one made of it. */
export function isReturnPath(address: string, recipient: string): boolean {
  return (
    recipient.trim().toLowerCase() === address.toLowerCase() ||
    mailOfReturnPath(address, recipient) !== undefined ||
    trajectoryOfAddress(address, recipient) !== undefined
  );
}

function partsOf(address: string): string[] {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), address.slice(at + 1)];
}
