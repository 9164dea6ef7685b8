import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { formFields } from '../../forms/form-fields.ts';
import { differsInWordsOnly } from '../comparing/words-only.ts';
import { parseTemplate } from '../reading/load.ts';
import { stepsOf } from './lookup.ts';
import { furtherLanguagesOf, readIn } from './read-in.ts';
import type { Template } from './types.ts';

const source = readFileSync(
  new URL('../../../../tests/unit/planted/sound-in-french.yaml', import.meta.url),
  'utf8',
);

function loaded(yaml: string): Template {
  const parsed = parseTemplate(yaml);
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message.en);
  return parsed.template;
}

const template = loaded(source);
const askIn = (one: Template) => stepsOf(one)[0]?.ask;

describe('A template with French beside', () => {
  it('says in French what is there in French, to who reads it', () => {
    const read = readIn(template, 'fr');
    expect(read.title).toMatchObject({ nl: 'Lire ensemble', en: 'Lire ensemble' });
    expect(askIn(read)?.nl).toBe('Dites-nous ce que vous voulez lire.');
    const [field] = formFields(stepsOf(read)[0]?.answers ?? {}, 'en');
    expect(field?.label).toBe('Que lisez-vous?');
    expect(field?.options.map(({ label }) => label)).toEqual(['Des livres', 'Des journaux']);
  });

  it('says the rest in Dutch or English, as all around it', () => {
    const unfinished = loaded(source.replace(', fr: Dites-nous ce que vous voulez lire. }', ' }'));
    expect(askIn(readIn(unfinished, 'fr'))).toEqual({
      nl: 'Vertel wat jullie willen lezen.',
      en: 'Tell us what you want to read.',
    });
    expect(readIn(template, 'de')).toEqual(template);
  });

  it('stays as it is for who has no further language, and is decided on in the same way', () => {
    expect(readIn(template, undefined)).toBe(template);
    expect(template.title).toMatchObject({ nl: 'Samen lezen', en: 'Reading together' });
    expect(differsInWordsOnly(template, readIn(template, 'fr'))).toBe(true);
  });

  it('leaves alone what somebody filled in as an example', () => {
    const part = { examples: [{ nl: 'een', en: 'one', fr: 'un' }] };
    expect(readIn(part, 'fr')).toEqual(part);
  });

  it('reaches running trajectories at once when French comes to it, like every word', () => {
    const before = loaded(
      source
        .replace('languages: [fr]\n', '')
        .replaceAll(/, fr: [^}"]*(?="|\})/g, ' ')
        .replaceAll(/, fr: "[^"]*"/g, ''),
    );
    expect(furtherLanguagesOf([before])).toEqual([]);
    expect(furtherLanguagesOf([before, template])).toEqual(['fr']);
    expect(differsInWordsOnly(before, template)).toBe(true);
  });
});
