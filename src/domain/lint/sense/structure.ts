import { allParts, type FeelPart, feelTree, namesOf } from '../../conditions/feel-tree.ts';
import { fieldRulesOf } from '../../forms/field-rule.ts';
import { positionOf, stepsOf } from '../../template/model/lookup.ts';
import type { StepNode, Template, TemplateNode } from '../../template/model/types.ts';
import { optionsOf } from '../../trajectory/model/step-outcomes.ts';
import { referencesIn } from '../condition-literals.ts';
import { conditionsOf } from '../conditions.ts';
import type { Finding } from '../finding.ts';
import { type Examined, isDoneByItself, meantOtherwise, nodesOf, within } from './examined.ts';

/** Choices that are none, loops that nobody leaves, counts that cannot be reached. */
export function checkStructure({ template }: Examined): readonly Finding[] {
  const steps = stepsOf(template);
  return [
    ...steps.flatMap((step) => [
      ...choices(step),
      ...doneWhen(step),
      ...judged(step, template),
      ...ofOtherKinds(step),
    ]),
    ...nodesOf(template).flatMap((node) => [
      ...loops(node, template),
      ...distances(node),
      ...enough(node),
      ...empty(node),
    ]),
    ...counts(template),
  ];
}

function choices(step: StepNode): Finding[] {
  const { id, kind, options } = step;
  if (options === undefined) return [];
  const at = `${id}.options`;
  const found: Finding[] = [];
  if (['decision', 'review'].includes(kind) && options.length < 2) {
    found.push(
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
    );
  }
  for (const [index, option] of options.entries()) {
    const isKnown = options
      .slice(0, index)
      .some(
        (other) =>
          other.id === option.id || other.title.nl === option.title.nl || other.title.en === option.title.en,
      );
    if (!isKnown) continue;
    found.push(
      meantOtherwise(
        'option-twice',
        `${at}.${index}`,
        { nl: 'Deze keuze staat er twee keer.', en: 'This option is there twice.' },
        {
          nl: 'Geef elke keuze een eigen naam en tekst.',
          en: 'Give each option a name and a text of its own.',
        },
      ),
    );
  }
  if (options.length > 1 && options.every(({ then }) => then === 'stop')) {
    found.push(
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
    );
  }
  if (kind === 'review' && options.every((option) => option.id === 'changes' || option.then === 'stop')) {
    found.push(
      meantOtherwise(
        'loop-without-exit',
        at,
        { nl: 'Deze beoordeling keurt nooit iets goed.', en: 'This review never approves of anything.' },
        { nl: 'Geef een keuze waarmee het verdergaat.', en: 'Give an option with which it goes on.' },
      ),
    );
  }
  return found;
}

function doneWhen(step: StepNode): Finding[] {
  const outcome = step.doneWhen?.outcome;
  const known = optionsOf(step).map(({ id }) => id);
  if (outcome === undefined || known.includes(outcome)) return [];
  return [
    meantOtherwise(
      'outcome-unknown',
      `${step.id}.done_when.outcome`,
      { nl: `De stap heeft geen uitkomst ${outcome}.`, en: `The step has no outcome ${outcome}.` },
      { nl: `Kies uit: ${known.join(', ')}.`, en: `Choose from: ${known.join(', ')}.` },
    ),
  ];
}

// What is judged has to be somebody's work.
function judged({ id, kind, reviews }: StepNode, template: Template): Finding[] {
  const target = reviews === undefined ? undefined : positionOf(template, reviews)?.node;
  if (kind !== 'review' || target?.type !== 'step') return [];
  if (!isDoneByItself(target) && target.id !== id) return [];
  return [
    meantOtherwise(
      'nothing-to-review',
      `${id}.reviews`,
      {
        nl: `Bij ${target.id} valt niets te beoordelen: niemand maakt daar iets.`,
        en: `There is nothing to judge in ${target.id}: nobody makes anything there.`,
      },
      { nl: 'Noem de stap waarin het werk gemaakt wordt.', en: 'Name the step in which the work is done.' },
    ),
  ];
}

/** Keys that mean something for some kinds of step only. */
const ofKinds: { readonly [key in keyof StepNode]?: readonly StepNode['kind'][] } = {
  proposes: ['trajectory'],
  amount: ['payment'],
  reviews: ['review', 'decision'],
};

function ofOtherKinds(step: StepNode): Finding[] {
  const inVain = Object.entries(ofKinds)
    .filter(([key, kinds]) => step[key as keyof StepNode] !== undefined && !kinds.includes(step.kind))
    .map(([key]) => key);
  const meets = step.kind === 'meeting' || step.kind === 'training';
  const byItself = isDoneByItself(step)
    ? [
        ...(step.answers ? ['answers'] : []),
        ...(step.options ? ['options'] : []),
        ...(step.due && step.kind === 'notice' ? ['due'] : []),
      ]
    : [];
  const keys = [...inVain, ...(!meets && step.attendees.length > 0 ? ['attendees'] : []), ...byItself];
  return keys.map((key) =>
    meantOtherwise(
      'key-without-effect',
      `${step.id}.${key}`,
      {
        nl: `${key} doet niets bij een stap van de soort ${step.kind}.`,
        en: `${key} does nothing in a step of the kind ${step.kind}.`,
      },
      { nl: 'Kijk na of de soort klopt, of laat dit weg.', en: 'Check its kind, or leave this out.' },
    ),
  );
}

// What comes back needs an end that somebody can bring about.
function loops(node: TemplateNode, template: Template): Finding[] {
  const { repeat } = node;
  if (repeat === undefined || repeat.times !== undefined || repeat.at !== undefined) return [];
  const stage = positionOf(template, node.id)?.inside;
  if (stage?.closes !== undefined || (node.type === 'stage' && node.closes !== undefined)) return [];
  const inside = new Set(within(node).map(({ id }) => id));
  if (repeat.until !== undefined && canChange(repeat.until, inside, node, template)) return [];
  return [
    meantOtherwise(
      'loop-without-exit',
      `${node.id}.repeat`,
      repeat.until === undefined
        ? { nl: 'Dit komt terug zonder einde.', en: 'This comes back without end.' }
        : {
            nl: 'Dit komt terug tot iets waar is dat onderweg niet meer verandert: er komt geen einde aan.',
            en: 'This comes back until something is true that does not change on the way: it never ends.',
          },
      {
        nl: 'Geef times, of een until die leest wat er in de herhaling geantwoord wordt.',
        en: 'Give times, or an until that reads what is answered in the repetition.',
      },
    ),
  ];
}

function canChange(
  until: string,
  inside: ReadonlySet<string>,
  node: TemplateNode,
  template: Template,
): boolean {
  const own = template.phases.findIndex(({ id }) => id === positionOf(template, node.id)?.phase.id);
  return referencesIn(until).some(({ path: [name = ''] }) => {
    if (name === 'linked' || name === 'roles') return true;
    const read = positionOf(template, name);
    if (read === undefined) return false;
    if (inside.has(name)) return true;
    const phase = template.phases.findIndex(({ id }) => id === read.phase.id);
    return phase > own || (phase === own && node.type === 'step');
  });
}

function distances({ id, repeat }: TemplateNode): Finding[] {
  const days = repeat?.at?.map(roughly) ?? [];
  const isMixed = days.some((one, index) => index > 0 && one <= (days[index - 1] ?? 0));
  const isDouble =
    repeat?.at !== undefined && repeat.times !== undefined && repeat.times !== repeat.at.length;
  if (!isMixed && !isDouble) return [];
  return [
    meantOtherwise(
      'repeat-mixed-up',
      `${id}.repeat`,
      isMixed
        ? {
            nl: 'De afstanden lopen niet op: elke keer komt na de vorige.',
            en: 'The distances do not go up: each time comes after the one before.',
          }
        : { nl: 'at en times zeggen niet hetzelfde aantal.', en: 'at and times do not say the same number.' },
      {
        nl: 'Schrijf de afstanden van klein naar groot, vanaf de eerste opening.',
        en: 'Write the distances from small to large, counted from the first opening.',
      },
    ),
  ];
}

function roughly(duration: string): number {
  const [, years = 0, months = 0, weeks = 0, days = 0] =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration)?.map((part) => Number(part ?? 0)) ?? [];
  return years * 365 + months * 30.4 + weeks * 7 + days;
}

// Two of three suffice, but not four of three.
function enough({ id, opens }: TemplateNode): Finding[] {
  if (opens.count === undefined || opens.count <= opens.after.length) return [];
  return [
    meantOtherwise(
      'count-out-of-reach',
      `${id}.opens.count`,
      {
        nl: `Er moeten er ${opens.count} klaar zijn, maar er staan er maar ${opens.after.length} onder after.`,
        en: `${opens.count} have to be closed, but there are only ${opens.after.length} under after.`,
      },
      { nl: 'Tel na hoeveel er zijn.', en: 'Count how many there are.' },
    ),
  ];
}

function empty(node: TemplateNode): Finding[] {
  if (node.type !== 'stage' || node.children.length > 0) return [];
  return [
    meantOtherwise(
      'empty-phase',
      node.id,
      { nl: 'In deze fase staat niets te doen.', en: 'There is nothing to do in this phase.' },
      { nl: 'Geef haar stappen, of laat ze weg.', en: 'Give it steps, or leave it out.' },
    ),
  ];
}

// A count above what there is to count: five of four.
function counts(template: Template): Finding[] {
  return conditionsOf(template).flatMap(({ node, key, expression }) =>
    allParts(feelTree(expression))
      .filter(({ kind }) => kind === 'Comparison')
      .filter((comparison) => isOutOfReach(comparison, template))
      .map(({ text }) =>
        meantOtherwise(
          'count-out-of-reach',
          [node.id, ...key].join('.'),
          {
            nl: `${text} wordt nooit waar: zoveel zijn er niet.`,
            en: `${text} never becomes true: there are not that many.`,
          },
          { nl: 'Tel na hoeveel er zijn.', en: 'Count how many there are.' },
        ),
      ),
  );
}

function isOutOfReach({ parts }: FeelPart, template: Template): boolean {
  const [left, sign, right] = parts;
  if (left === undefined || sign === undefined || right === undefined) return false;
  const flipped: { readonly [sign: string]: string } = {
    '<': '>',
    '<=': '>=',
    '>': '<',
    '>=': '<=',
    '=': '=',
  };
  const [counted, operator, number] =
    right.kind === 'NumericLiteral'
      ? [left, sign.text, Number(right.text)]
      : [right, flipped[sign.text] ?? '', Number(left.text)];
  const most = mostOf(counted, template);
  if (most === undefined || Number.isNaN(number)) return false;
  if (operator === '>') return number >= most;
  return (operator === '>=' || operator === '=') && number > most;
}

function mostOf({ kind, parts }: FeelPart, template: Template): number | undefined {
  if (kind !== 'FunctionInvocation' || parts[0]?.text !== 'count') return undefined;
  const inside = parts.slice(1).flatMap(allParts);
  const list = inside.find((part) => part.kind === 'List');
  if (list !== undefined) return list.parts.length;
  const [step = '', field = ''] = inside.map(namesOf).find(({ length }) => length === 2) ?? [];
  const node = positionOf(template, step)?.node;
  if (node?.type !== 'step' || node.answers === undefined) return undefined;
  const rule = fieldRulesOf(node.answers).find(({ name }) => name === field);
  return rule?.valueType === 'list' ? (rule.maxItems ?? rule.choices?.length) : undefined;
}
