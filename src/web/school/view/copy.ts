import type { OpenedLink } from '../../../application/links/open.ts';
import type { OwnAnswer } from '../../../application/links/own-answer.ts';
import type { Language } from '../../../domain/text.ts';
import { longDate, longMoment } from '../../../texts/dates.ts';
import type { Addresses } from '../../addresses.ts';
import { copyTextsOf } from '../../texts/texts.ts';
import { type AnswerInWords, answersInWords } from '../../ui/answers-in-words.ts';
import type { Service } from '../../ui/types.ts';

/** A copy of what somebody answered, to be printed or kept. */
export type CopyView = {
  readonly language: Language;
  readonly title: string;
  /** The model trajectory and whose it is. */
  readonly place: string;
  /** What was asked. */
  readonly ask: string;
  /** Who, when, how, and where it can be found again. */
  readonly facts: readonly AnswerInWords[];
  readonly answers: readonly AnswerInWords[];
  readonly comment?: string;
  readonly documents: readonly { readonly name: string; readonly sha256: string }[];
  readonly fileName: string;
  readonly otherLanguage: string;
  readonly home: string;
  readonly save: string;
  /** By name alone: a page that is saved has no pictures. */
  readonly service: Service | undefined;
};

/** The copy of an answer, in the reader's language. */
export function copyOf(
  { template, subject, trajectory, letterhead }: OpenedLink,
  answer: OwnAnswer,
  {
    path,
    language,
    addresses,
  }: { readonly path: string; readonly language: Language; readonly addresses: Addresses },
): CopyView {
  const texts = copyTextsOf(language);
  const { step, at, on, by, recordedBy, how, outcome, comment, documents, version } = answer;
  const { reference } = trajectory;
  return {
    ...{ language, title: step.title[language], ask: step.ask[language] },
    place: `${template.title[language]} · ${subject}`,
    facts: [
      { label: texts.who, value: by },
      { label: texts.when, value: longMoment(at, language) },
      ...(on === undefined ? [] : [{ label: texts.givenOn, value: longDate(on, language) }]),
      {
        label: texts.how,
        value:
          how === 'link'
            ? texts.throughLink
            : recordedBy === undefined
              ? texts.recorded
              : texts.recordedBy(recordedBy),
      },
      { label: texts.reference, value: `${reference}, ${texts.entry(version)}` },
    ],
    answers: [
      ...(outcome === undefined ? [] : [{ label: texts.chosen, value: outcome[language] }]),
      ...answersInWords(step, answer.answers, language),
    ],
    ...(comment === undefined ? {} : { comment }),
    documents: documents.map(({ name, sha256 }) => ({ name, sha256 })),
    fileName: `${reference}-${step.id}.html`,
    otherLanguage: addresses.otherLanguage(path),
    home: addresses.home(),
    save: addresses.copy(path, 'save'),
    service: letterhead && { name: letterhead.senderName ?? letterhead.name },
  };
}
