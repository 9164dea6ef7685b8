import { addressesIn } from '../../domain/surveys/addresses.ts';
import { type SurveyKind, surveyKinds } from '../../domain/surveys/questions.ts';
import type { Language } from '../../domain/text.ts';
import { type Sent, sentText } from '../form.ts';

/** What was filled in to have teachers asked. */
export function askedIn(sent: Sent): {
  readonly kind: SurveyKind;
  readonly addresses: readonly string[];
  readonly language: Language;
} {
  return {
    addresses: addressesIn(sentText(sent, 'addresses') ?? ''),
    kind: surveyKinds.find((kind) => kind === sentText(sent, 'kind')) ?? 'before',
    language: sentText(sent, 'language') === 'en' ? 'en' : 'nl',
  };
}

/** How many were asked just now, as the address of the page says it. */
export function askedCount(said: unknown): number | undefined {
  return typeof said === 'string' && /^\d{1,3}$/.test(said) ? Number(said) : undefined;
}
