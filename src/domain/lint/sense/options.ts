import type { StepNode } from '../../template/model/types.ts';
import type { Finding } from '../finding.ts';
import { meantOtherwise } from './examined.ts';

type Options = NonNullable<StepNode['options']>;

/** Choices that are none: one alone, the same twice, or none with which it goes on. */
export function checkOptions({ id, kind, options }: StepNode): readonly Finding[] {
  if (options === undefined) return [];
  const at = `${id}.options`;
  return [
    ...alone(kind, options, at),
    ...twice(options, at),
    ...stops(options, at),
    ...neverApproves(kind, options, at),
  ];
}

function alone(kind: StepNode['kind'], options: Options, at: string): Finding[] {
  if (!['decision', 'review'].includes(kind) || options.length >= 2) return [];
  return [
    meantOtherwise(
      'one-option',
      at,
      {
        nl: 'Hier valt niets te kiezen: er is maar één keuze.',
        en: 'There is nothing to choose here: there is only one option.',
      },
      {
        nl: 'Geef een tweede keuze, of maak er een confirm van.',
        en: 'Give a second option, or make it a confirm.',
      },
    ),
  ];
}

function twice(options: Options, at: string): Finding[] {
  return options.flatMap(({ id, title }, index) => {
    const isKnown = options
      .slice(0, index)
      .some((other) => other.id === id || other.title.nl === title.nl || other.title.en === title.en);
    if (!isKnown) return [];
    return [
      meantOtherwise(
        'option-twice',
        `${at}.${index}`,
        { nl: 'Deze keuze staat er twee keer.', en: 'This option is there twice.' },
        {
          nl: 'Geef elke keuze een eigen naam en tekst.',
          en: 'Give each option a name and a text of its own.',
        },
      ),
    ];
  });
}

function stops(options: Options, at: string): Finding[] {
  if (options.length <= 1 || options.some(({ then }) => then !== 'stop')) return [];
  return [
    meantOtherwise(
      'every-option-stops',
      at,
      {
        nl: 'Wat er ook gekozen wordt, het traject stopt.',
        en: 'Whatever is chosen, the trajectory stops.',
      },
      {
        nl: 'Laat then: stop weg bij de keuze waarmee het verdergaat.',
        en: 'Leave out then: stop at the option with which it goes on.',
      },
    ),
  ];
}

function neverApproves(kind: StepNode['kind'], options: Options, at: string): Finding[] {
  if (kind !== 'review' || options.some(({ id, then }) => id !== 'changes' && then !== 'stop')) return [];
  return [
    meantOtherwise(
      'loop-without-exit',
      at,
      { nl: 'Deze beoordeling keurt nooit iets goed.', en: 'This review never approves of anything.' },
      { nl: 'Geef een keuze waarmee het verdergaat.', en: 'Give an option with which it goes on.' },
    ),
  ];
}
