import { type FieldRule, fieldRulesOf, objectOf } from '../../forms/field-rule.ts';
import { stepsOf } from '../../template/model/lookup.ts';
import type { Text } from '../../text.ts';
import type { Finding, LintRule } from '../finding.ts';
import { type Examined, meantOtherwise } from './examined.ts';

/** Questions that nobody can answer, or tell apart. */
export function checkFormSense({ template }: Examined): readonly Finding[] {
  return stepsOf(template).flatMap(({ id, answers }) => {
    if (answers === undefined) return [];
    const rules = fieldRulesOf(answers);
    const properties = objectOf(answers.properties);
    return rules.flatMap((rule, index) => {
      const at = `${id}.answers.properties.${rule.name}`;
      const twice = rules.slice(0, index).some(({ title }) => isSame(title, rule.title));
      const choices =
        objectOf(objectOf(properties[rule.name]).items).enum ?? objectOf(properties[rule.name]).enum;
      return [
        ...(twice ? [told('label-twice', at, labelTwice)] : []),
        ...tooManyAsked(rule, at),
        ...lengths(rule, at),
        ...ofChoices(rule, choices, at),
      ];
    });
  });
}

interface Words {
  readonly message: Text;
  readonly mend: Text;
}

function told(rule: LintRule, at: string, { message, mend }: Words): Finding {
  return meantOtherwise(rule, at, message, mend);
}

const labelTwice: Words = {
  message: {
    nl: 'Twee vragen of keuzes heten hier hetzelfde.',
    en: 'Two questions or choices are called the same here.',
  },
  mend: {
    nl: 'Geef elk een eigen tekst, in beide talen.',
    en: 'Give each a text of its own, in both languages.',
  },
};

function isSame(one: Text, other: Text): boolean {
  return same(one.nl, other.nl) || same(one.en, other.en);
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

function tooManyAsked({ valueType, minItems, maxItems, choices }: FieldRule, at: string): Finding[] {
  if (valueType !== 'list' || choices === undefined) return [];
  const asked = Math.max(minItems ?? 0, maxItems ?? 0);
  if (asked <= choices.length) return [];
  return [
    told('more-choices-than-there-are', at, {
      message: {
        nl: `Hier worden er ${asked} gevraagd, maar er zijn maar ${choices.length} keuzes.`,
        en: `Here ${asked} are asked for, but there are only ${choices.length} choices.`,
      },
      mend: { nl: 'Vraag er minder, of geef meer keuzes.', en: 'Ask for fewer, or give more choices.' },
    }),
  ];
}

function lengths({ maxLength, maxItems, minimum, maximum, choices }: FieldRule, at: string): Finding[] {
  const isEmpty = maxLength === 0 || maxItems === 0;
  const isFixed = minimum !== undefined && minimum === maximum && choices === undefined;
  if (!isEmpty && !isFixed) return [];
  return [
    told('nothing-to-fill-in', at, {
      message: isEmpty
        ? { nl: 'Hier kan niets ingevuld worden.', en: 'Nothing can be filled in here.' }
        : { nl: 'Hier is maar één antwoord mogelijk.', en: 'Only one answer is possible here.' },
      mend: { nl: 'Geef ruimte voor een antwoord.', en: 'Leave room for an answer.' },
    }),
  ];
}

function ofChoices({ choices }: FieldRule, written: unknown, at: string): Finding[] {
  if (choices === undefined) return [];
  const values = Array.isArray(written) ? written : [];
  const isRepeated =
    new Set(values).size < values.length ||
    choices.some(({ label }, index) => choices.slice(0, index).some((other) => isSame(other.label, label)));
  return [
    ...(isRepeated ? [told('label-twice', at, labelTwice)] : []),
    ...(choices.length === 1 && values.length === 1
      ? [
          told('nothing-to-fill-in', at, {
            message: {
              nl: 'Hier valt niets te kiezen: er is maar één keuze.',
              en: 'There is nothing to choose here: there is only one choice.',
            },
            mend: {
              nl: 'Geef er een tweede keuze bij, of laat de vraag weg.',
              en: 'Give a second choice, or leave out the question.',
            },
          }),
        ]
      : []),
  ];
}
