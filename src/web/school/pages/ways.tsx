import type { Language } from '../../../domain/text.ts';
import { calendarTextsOf, measuredTextsOf, questionsTextsOf, surveysTextsOf } from '../../texts/texts.ts';
import type { Ways } from '../view/page-types.ts';

/** Where else the link leads: the agenda, what was measured, a question, the teachers. */
export function OtherWays({ ways, language }: { readonly ways: Ways; readonly language: Language }) {
  const { calendar, measured, question, teachers } = ways;
  const all = [
    { address: calendar, words: calendarTextsOf(language).title },
    { address: measured, words: measuredTextsOf(language).link },
    { address: question, words: questionsTextsOf(language).school.link },
    { address: teachers, words: surveysTextsOf(language).school.link },
  ];
  return (
    <>
      {all.map(({ address, words }) =>
        address === undefined ? null : (
          <p key={words}>
            <a href={address}>{words}</a>
          </p>
        ),
      )}
    </>
  );
}
