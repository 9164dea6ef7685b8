import type { Instant } from '../calendar/types.ts';
import type { FieldError } from '../rejection.ts';

/** Most characters of a question, and of an answer. */
export const MOST_CHARACTERS = 4000;

/** A question of somebody of a school, and what became of it: a trace that anybody can follow back. */
export interface SchoolQuestion {
  readonly id: string;
  readonly trajectoryId: string;
  /** Person id. */
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly text: string;
  /** Who was asked to answer it instead of who follows the trajectory; by whom, and when. Person ids. */
  readonly passed?: { readonly to: string; readonly by: string; readonly at: Instant };
  readonly answered?: { readonly by: string; readonly at: Instant; readonly answer: string };
}

/**
 * What is wrong with the words of a question or an answer.
 * @param path the field in which they stand
 */
export function wordErrors(path: 'text' | 'answer', words: string): readonly FieldError[] {
  if (words.trim() === '') {
    const message =
      path === 'text'
        ? { nl: 'Schrijf je vraag.', en: 'Write your question.' }
        : { nl: 'Schrijf je antwoord.', en: 'Write your answer.' };
    return [{ path, code: 'words-missing', message }];
  }
  if (words.length > MOST_CHARACTERS) {
    const message = {
      nl: `Dit is te lang: hoogstens ${MOST_CHARACTERS} tekens.`,
      en: `This is too long: at most ${MOST_CHARACTERS} characters.`,
    };
    return [{ path, code: 'words-too-long', message }];
  }
  return [];
}
