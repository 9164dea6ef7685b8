/** What was filled in, by field name; checked against the form's schema before it is recorded. */
export type Answers = { readonly [field: string]: unknown };

/** What is wrong with an answer; stable, for programs. */
export type AnswerErrorCode = FieldErrorCode | 'not-an-object' | 'unknown';

/** What is wrong with one field of the form. */
export type FieldErrorCode =
  | 'required'
  | 'must-agree'
  | 'type'
  | 'choice'
  | 'range'
  | 'too-short'
  | 'too-long'
  | 'date'
  | 'email'
  | 'pattern'
  | 'too-few'
  | 'too-many'
  | 'duplicate';

/** One thing to mend: `path` is the field's name (empty for the answers as a whole), `message` for people. */
export type AnswerError = { path: string; code: AnswerErrorCode; message: string };

/** The outcome of checking answers. */
export type AnswerCheck = { valid: true; answers: Answers } | { valid: false; errors: AnswerError[] };
