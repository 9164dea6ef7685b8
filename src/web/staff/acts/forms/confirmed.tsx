import type { Language } from '../../../../domain/text.ts';
import { type FieldMistake, type Sent, sentText } from '../../../form.ts';
import { actTextsOf } from '../../../texts/texts.ts';
import { SingleBox } from '../../../ui/components/answers.tsx';

/** The box with which one says that somebody of another organisation is meant. */
const CONFIRMED = 'confirmed';

/** Whether somebody of another organisation was said to be meant. */
export function isConfirmed(sent: Sent): boolean {
  return sentText(sent, CONFIRMED) === 'true';
}

/** Asks once more whether somebody of another organisation is meant; nothing as long as it is no question. */
export function ConfirmedBox(props: {
  readonly sent: Sent;
  readonly mistakes: readonly FieldMistake[];
  readonly language: Language;
}) {
  const { sent, mistakes, language } = props;
  const error = mistakes.find(({ field }) => field === CONFIRMED)?.message;
  if (error === undefined && !isConfirmed(sent)) return null;
  const frame = { name: CONFIRMED, label: actTextsOf(language).who.confirmed, error, required: false };
  return <SingleBox frame={frame} value={sentText(sent, CONFIRMED)} />;
}
