import type { Language } from '../../../domain/text.ts';
import type { FailedMail } from '../../../store/mail/resend.ts';
import { shortMoment } from '../../../texts/dates.ts';
import { adminTextsOf } from '../../texts/texts.ts';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { addressWith, trajectoryAddress } from '../addresses.ts';

/** Mails that did not arrive, each with why, and whether it can go again; `selects`: they can be ticked. */
export function FailedTable(props: {
  readonly mails: readonly FailedMail[];
  readonly selects?: boolean;
  readonly language: Language;
}) {
  const { mails, selects, language } = props;
  const texts = adminTextsOf(language).mail;
  return (
    <DataTable
      caption={texts.failedTitle}
      columns={columnsIn(language)}
      rows={mails}
      keyOf={({ id }) => id}
      nameOf={(mail) => `${mail.subject ?? mail.reference}, ${shortMoment(mail.failedAt, language)}`}
      {...(selects ? { selection: { form: 'resend', name: 'mail' } } : {})}
      language={language}
    />
  );
}

function columnsIn(language: Language): Column<FailedMail>[] {
  const texts = adminTextsOf(language).mail;
  const { columns } = texts;
  return [
    {
      ...{ key: 'subject', title: columns.subject },
      cell: (mail) => (
        <a href={trajectoryAddress(mail.trajectoryId, language)} title={mail.subject ?? mail.reference}>
          {mail.subject ?? mail.reference}
        </a>
      ),
    },
    {
      ...{ key: 'mail', title: columns.mail, kind: 'short' },
      cell: ({ trajectoryId, kind, key }) => (
        <a href={addressWith(`/trajectories/${trajectoryId}/mail`, { key }, language)}>
          {texts.kinds[kind] ?? kind}
        </a>
      ),
    },
    {
      ...{ key: 'to', title: columns.to, kind: 'long' },
      cell: ({ personName, toRole }) => <span title={personName ?? toRole}>{personName ?? toRole}</span>,
    },
    {
      ...{ key: 'failed', title: columns.failed, kind: 'short' },
      cell: ({ failedAt }) => shortMoment(failedAt, language),
    },
    {
      ...{ key: 'reason', title: columns.reason, kind: 'broad' },
      cell: ({ reason = '' }) => <Cut words={texts.reasons[reason] ?? texts.otherReason} />,
    },
    {
      ...{ key: 'again', title: columns.again, kind: 'broad' },
      cell: ({ notAgain }) => (
        <Cut words={notAgain === undefined ? texts.can : texts.cannot(texts.notAgain[notAgain])} />
      ),
    },
  ];
}

/** Words that are cut off where there is no room for them, whole in the title. */
function Cut({ words }: { readonly words: string }) {
  return <span title={words}>{words}</span>;
}
