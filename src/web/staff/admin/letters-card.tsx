import type { Language } from '../../../domain/text.ts';
import { meaningInWords } from '../../../mail/ledger/explain.ts';
import type { LetterNotGone } from '../../../store/letters/not-gone.ts';
import { shortMoment } from '../../../texts/dates.ts';
import { adminTextsOf } from '../../texts/texts.ts';
import { type Column, DataTable } from '../../ui/console/data-table.tsx';
import { addressWith, trajectoryAddress } from '../addresses.ts';
import type { MailView } from './mail-view.ts';
import type { AdminVisit } from './visit.ts';

type Shown = {
  readonly view: Pick<MailView, 'letters' | 'since'>;
  readonly visit: Pick<AdminVisit, 'language' | 'csrfToken'>;
};

/**
 * Letters beside the mails of trajectories: those that were given up, to be ticked and sent again, and those that could not go yet;
 * nothing at all where there are none.
 */
export function LettersCard({ view, visit }: Shown) {
  const texts = adminTextsOf(visit.language).mail.letters;
  const { letters, since } = view;
  if (letters.length === 0) return null;
  const lost = letters.filter(({ givenUpAt }) => givenUpAt !== undefined);
  const owed = letters.filter(({ givenUpAt }) => givenUpAt === undefined);
  return (
    <section class="card overview" aria-labelledby="letters-title">
      <h2 id="letters-title">{texts.title}</h2>
      <p class="hint">{texts.hint}</p>
      {lost.length > 0 && <GivenUp view={{ letters: lost, since }} visit={visit} />}
      {owed.length > 0 && (
        <>
          <h3>{texts.owedTitle}</h3>
          <Letters letters={owed} last={nextTry} title={texts.owedTitle} language={visit.language} />
        </>
      )}
    </section>
  );
}

function GivenUp({ view, visit: { language, csrfToken } }: Shown) {
  const texts = adminTextsOf(language).mail.letters;
  const { letters, since } = view;
  return (
    <>
      <h3>{texts.lostTitle}</h3>
      <form method="post" action={addressWith('/admin/mail/letters', {}, language)} id="letters-again">
        <input type="hidden" name="_form" value={csrfToken} />
        <input type="hidden" name="since" value={since} />
      </form>
      <Letters letters={letters} last={canGoAgain} title={texts.lostTitle} selects language={language} />
      {letters.some(({ notAgain }) => notAgain === undefined) && (
        <>
          <p class="hint">{texts.againWhat}</p>
          <p>
            <button type="submit" form="letters-again" class="primary">
              {texts.again}
            </button>
          </p>
        </>
      )}
    </>
  );
}

function Letters(props: {
  readonly letters: readonly LetterNotGone[];
  readonly last: (letter: LetterNotGone, language: Language) => string;
  readonly title: string;
  readonly selects?: boolean;
  readonly language: Language;
}) {
  const { letters, last, title, selects, language } = props;
  const texts = adminTextsOf(language).mail.letters;
  return (
    <DataTable
      caption={title}
      columns={[
        ...columnsIn(language),
        {
          ...{ key: 'next', title: texts.columns.next, kind: 'broad' },
          cell: (letter) => last(letter, language),
        },
      ]}
      rows={letters}
      keyOf={({ id }) => id}
      nameOf={({ kind, since }) => `${texts.kinds[kind]}, ${shortMoment(since, language)}`}
      {...(selects ? { selection: { form: 'letters-again', name: 'letter' } } : {})}
      language={language}
    />
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
  ];
}

/** Why it was given up, and what the mail server meant. */
function why({ reason, answer }: LetterNotGone, language: Language): string {
  const texts = adminTextsOf(language).mail.letters;
  const said = answer === undefined ? undefined : meaningInWords(answer, language);
  return [reason === undefined ? undefined : texts.reasons[reason], said].filter(Boolean).join(': ');
}

function nextTry({ nextAt, tries, isHeld }: LetterNotGone, language: Language): string {
  const texts = adminTextsOf(language).mail.letters;
  if (isHeld) return texts.held;
  return nextAt === undefined ? '' : `${shortMoment(nextAt, language)} (${texts.tried(tries)})`;
}

function canGoAgain({ notAgain }: LetterNotGone, language: Language): string {
  const texts = adminTextsOf(language).mail;
  if (notAgain === undefined) return texts.can;
  return texts.cannot(texts.letters.reasons[notAgain] ?? texts.otherReason);
}
