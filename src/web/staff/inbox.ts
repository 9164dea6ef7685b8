import type { Dependencies } from '../../application/dependencies.ts';

/** Where the inbox is that came along; nowhere when mail goes to a real mail server. */
export function inboxAddress({
  configuration: { mail, ports },
}: Pick<Dependencies, 'configuration'>): string | undefined {
  if (mail.smtpUrl === undefined) return undefined;
  const { hostname, port } = new URL(mail.smtpUrl);
  const isOwn = hostname === '127.0.0.1' && port === String(ports.smtp);
  return isOwn ? `http://127.0.0.1:${ports.inbox}` : undefined;
}
