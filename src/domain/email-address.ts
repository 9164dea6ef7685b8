/**
 * What is taken as an e-mail address: a local part in plain letters (RFC 5321) and a domain of at least two labels, which
 * may be internationalised (RFC 5890). It is kept as typed; mail to it goes to the same domain in its ASCII form.
 */
export const emailAddress =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(?:xn--[a-zA-Z\d-]{1,59}|[\p{L}\p{M}]{2,63})$/u;
