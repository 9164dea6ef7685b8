import { positionOf, stepsOf } from '../../template/model/lookup.ts';
import type { StepNode, Template, TemplateNode } from '../../template/model/types.ts';
import { optionsOf } from '../../trajectory/model/step-outcomes.ts';
import { referencesIn } from '../condition-literals.ts';
import type { Finding } from '../finding.ts';
import { checkCounts } from './counts.ts';
import { type Examined, isDoneByItself, meantOtherwise, nodesOf, within } from './examined.ts';
import { checkOptions } from './options.ts';

/** Choices that are none, loops that nobody leaves, counts that cannot be reached. */
export function checkStructure({ template }: Examined): readonly Finding[] {
  const steps = stepsOf(template);
  return [
    ...steps.flatMap((step) => [
      ...checkOptions(step),
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
    ...checkCounts(template),
  ];
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
