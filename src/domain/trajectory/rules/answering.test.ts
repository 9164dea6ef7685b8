import { describe, expect, it } from '@jest/globals';
import { positionOf } from '../../template/model/lookup.ts';
import { templateOf } from '../test-template.ts';
import { LONGEST_COMMENT, type StepAnswer, takeAnswer } from './answering.ts';

const template = templateOf(`
  - phase: one
    title: { nl: Een, en: One }
    steps:
      - { step: confirm, kind: confirm, role: principal, title: { nl: Bevestig, en: Confirm } }
      - { step: vision, kind: document, role: principal, title: { nl: Visie, en: Vision } }
      - { step: look, kind: review, reviews: vision, role: counsellor, title: { nl: Bekijk, en: Look } }
      - step: count
        kind: form
        role: principal
        title: { nl: Tel, en: Count }
        answers:
          type: object
          required: [teachers]
          properties:
            teachers: { type: integer, minimum: 1, title: { nl: Leraren, en: Teachers } }
            note: { type: string, title: { nl: Nota, en: Note } }
      - step: which
        kind: decision
        role: principal
        title: { nl: Kies, en: Choose }
        options:
          - { id: a, title: { nl: A, en: A } }
          - { id: b, title: { nl: B, en: B } }
          - { id: c, title: { nl: C, en: C }, asks: [comment] }
          - { id: d, title: { nl: D, en: D }, asks: [answers, comment] }
        answers:
          type: object
          required: [words, agree]
          properties:
            words: { type: string, maxLength: 20, title: { nl: Woorden, en: Words } }
            agree: { type: boolean, const: true, title: { nl: Akkoord, en: Agreed } }
`);
const open = { status: 'open', attachments: [] } as unknown as Parameters<typeof takeAnswer>[1];
const take = (id: string, answer: Partial<StepAnswer>, node = open) => {
  const step = positionOf(template, id)?.node;
  if (step?.type !== 'step') throw new Error(id);
  return takeAnswer(step, node, { files: 0, ...answer });
};
const paths = (outcome: ReturnType<typeof take>) =>
  outcome.rejected ? outcome.errors?.map(({ path }) => path) : [];

describe('what a step takes as an answer', () => {
  it('is its usual outcome when nothing else is said, but a judgement is never taken for granted', () => {
    expect(take('confirm', {})).toMatchObject({ outcome: { id: 'confirmed' } });
    expect(take('look', {})).toMatchObject({
      code: 'outcome-invalid',
      errors: [{ path: 'outcome', message: { nl: 'Kies één van de antwoorden.' } }],
    });
  });

  it('is not the usual outcome for somebody who had to choose and chose nothing', () => {
    expect(take('confirm', { outcome: '' })).toMatchObject({
      errors: [{ path: 'outcome', message: { en: 'Choose one of the answers.' } }],
    });
  });

  it('names the outcomes to whoever gives another', () => {
    expect(take('look', { outcome: 'perhaps' })).toMatchObject({
      errors: [{ message: { en: 'Choose from: approved, changes.' } }],
    });
  });

  it('is a document that is handed in now or was before', () => {
    expect(take('vision', {})).toMatchObject({
      code: 'attachment-required',
      errors: [{ path: 'attachments' }],
    });
    expect(take('vision', { files: 1 }).rejected).toBeUndefined();
    expect(take('vision', {}, { ...open, attachments: ['before'] }).rejected).toBeUndefined();
  });

  it('says what should change when changes are asked, within what can be read', () => {
    expect(take('look', { outcome: 'changes', comment: ' ' })).toMatchObject({ code: 'comment-required' });
    expect(take('look', { outcome: 'changes', comment: 'Korter.' }).rejected).toBeUndefined();
    expect(take('look', { outcome: 'approved', comment: 'x'.repeat(LONGEST_COMMENT + 1) })).toMatchObject({
      code: 'comment-too-long',
    });
  });

  it('is a form filled in, and no form where there is none', () => {
    expect(take('count', { answers: { teachers: 12 } })).toMatchObject({ answers: { teachers: 12 } });
    expect(take('count', {})).toMatchObject({
      code: 'answers-invalid',
      errors: [{ path: 'answers.teachers' }],
    });
    expect(take('confirm', { answers: { teachers: 12 } })).toMatchObject({ code: 'answers-unexpected' });
    expect(take('confirm', { answers: {} }).rejected).toBeUndefined();
  });

  it('keeps what is filled in with any option, and asks of each what it says', () => {
    expect(paths(take('which', { outcome: 'a' }))).toEqual(['answers.words', 'answers.agree']);
    const words = { words: 'Na Pasen liever' };
    expect(take('which', { outcome: 'b', answers: words })).toMatchObject({
      outcome: { id: 'b' },
      answers: words,
    });
    expect(take('which', { outcome: 'b' })).not.toHaveProperty('answers');
    expect(take('which', { outcome: 'b' }).rejected).toBeUndefined();
    expect(paths(take('which', { outcome: 'b', answers: { words: 'x'.repeat(21) } }))).toEqual([
      'answers.words',
    ]);
    expect(paths(take('which', { outcome: 'c' }))).toEqual(['comment']);
    expect(take('which', { outcome: 'c', comment: 'Omdat.' }).rejected).toBeUndefined();
    expect(paths(take('which', { outcome: 'd' }))).toEqual(['answers.words', 'answers.agree', 'comment']);
  });

  it('is refused for everything that is wrong at once', () => {
    const outcome = take('count', { outcome: 'perhaps', answers: { teachers: 0 } });
    expect(outcome).toMatchObject({ code: 'outcome-invalid' });
    expect(paths(outcome)).toEqual(['answers.teachers', 'outcome']);
  });
});
