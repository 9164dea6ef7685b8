import type { Language } from '../../../domain/text.ts';
import { meaningInWords } from '../../../mail/ledger/explain.ts';
import type { LetterNotGone } from '../../../store/letters/not-gone.ts';
import { shortMoment } from '../../../texts/dates.ts';
import { adminTextsOf } from '../../texts/texts.ts';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { trajectoryAddress } from '../addresses.ts';

/** Letters beside the mails of trajectories that could not go yet, or were given up; nothing at all where there are none. */
export function LettersCard(props: {
  readonly letters: readonly LetterNotGone[];
  readonly language: Language;
}) {
  const { letters, language } = props;
  const texts = adminTextsOf(language).mail.letters;
  if (letters.length === 0) return null;
  return (
    <section class="card overview" aria-labelledby="letters-title">
      <h2 id="letters-title">{texts.title}</h2>
      <p class="hint">{texts.hint}</p>
      <DataTable
        caption={texts.title}
        columns={columnsIn(language)}
        rows={letters}
        keyOf={({ id }) => id}
        nameOf={({ kind, since }) => `${texts.kinds[kind]}, ${shortMoment(since, language)}`}
        language={language}
      />
    </section>
  );
}

function columnsIn(language: Language): Column<LetterNotGone>[] {
  const texts = adminTextsOf(language).mail.letters;
  const { columns } = texts;
  return [
    { ...{ key: 'letter', title: columns.letter }, cell: ({ kind }) => texts.kinds[kind] },
    {
      ...{ key: 'about', title: columns.about, kind: 'short' },
      cell: ({ trajectoryId, reference }) =>
        trajectoryId === undefined ? '' : <a href={trajectoryAddress(trajectoryId, language)}>{reference}</a>,
    },
    {
      ...{ key: 'to', title: columns.to, kind: 'long' },
      cell: ({ kind, personName }) => personName ?? texts.readers[kind] ?? '',
    },
    {
      ...{ key: 'since', title: columns.since, kind: 'short' },
      cell: ({ since }) => shortMoment(since, language),
    },
    { ...{ key: 'reason', title: columns.reason, kind: 'broad' }, cell: (letter) => why(letter, language) },
    {
      ...{ key: 'next', title: columns.next, kind: 'short' },
      cell: ({ nextAt, tries }) =>
        nextAt === undefined ? texts.givenUp : `${shortMoment(nextAt, language)} (${texts.tried(tries)})`,
    },
  ];
}

/** Why it was given up, and what the mail server meant. */
function why({ reason, answer }: LetterNotGone, language: Language): string {
  const texts = adminTextsOf(language).mail.letters;
  const said = answer === undefined ? undefined : meaningInWords(answer, language);
  return [reason === undefined ? undefined : texts.reasons[reason], said].filter(Boolean).join(': ');
}
