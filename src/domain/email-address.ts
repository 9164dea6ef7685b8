/**
 * What is taken as an e-mail address: a local part in plain letters (RFC 5321) or in any (RFC 6531), and a domain of at least
 * two labels, which may be internationalised (RFC 5890). It is kept as typed; mail to a plain local part goes to the same
 * domain in its ASCII form.
 */
export const emailAddress =
  /^[\p{L}\p{M}\p{N}_!#$%&'*+/=?^`{|}~-]+(?:\.[\p{L}\p{M}\p{N}_!#$%&'*+/=?^`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(?:xn--[a-zA-Z\d-]{1,59}|[\p{L}\p{M}]{2,63})$/u;

/** Whether the part before the @ has letters that only a mail server with `SMTPUTF8` (RFC 6531) takes. */
export function needsUnicodeMail(address: string): boolean {
  return /[^\p{ASCII}]/u.test(address.slice(0, address.lastIndexOf('@')));
}
