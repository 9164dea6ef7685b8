import { describe, expect, it } from '@jest/globals';
import { nl as explainedInDutch, en as explainedInEnglish } from '../ledger/explanations.ts';
import { mailTexts } from './texts.ts';

const words = { step: 'S', subject: 'B', trajectory: 'T', due: 'D', asked: 'A', met: 'M', days: 3 };

/** What a text wants first, where that is not the words themselves. */
function firstOf(name: string): unknown {
  if (name.endsWith('.reminder')) return 'overdue';
  return /\.(signature|arrangedAttached|calledOffAttached|severalSubjects)$/.test(name) ? ['N', 'M'] : words;
}

/** Every sentence with its name; functions are asked with arguments that fit any of them. */
function sentences(value: unknown, name = ''): [string, string][] {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value === 'function') {
    return sentences(value(firstOf(name), words, 'P', words), name);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => sentences(part, `${name}.${key}`));
}

describe('The texts of mails', () => {
  it.each([
    ['of the mails', mailTexts.nl, mailTexts.en],
    ['of the explanations', explainedInDutch, explainedInEnglish],
  ])('%s are there in both languages, each in its own', (_name, dutch, english) => {
    const inDutch = sentences(dutch);
    const inEnglish = new Map(sentences(english));
    expect(inDutch.length).toBeGreaterThan(15);
    expect(inDutch.map(([name]) => name)).toEqual([...inEnglish.keys()]);
    for (const [name, sentence] of inDutch) {
      expect(sentence.trim()).not.toBe('');
      // What is nothing but names reads the same.
      if (name !== '.personInRole' && /[a-z]{4}/.test(sentence))
        expect([name, inEnglish.get(name)]).not.toEqual([name, sentence]);
    }
  });

  it('count in words up to twelve', () => {
    expect(mailTexts.nl.several(2, 'tasks', false)).toBe('Vandaag vragen we je twee dingen');
    expect(mailTexts.en.several(12, 'messages', false)).toBe('Today we have twelve messages for you');
    expect(mailTexts.nl.several(40, 'tasks', false)).toBe('Vandaag vragen we je 40 dingen');
  });
});
