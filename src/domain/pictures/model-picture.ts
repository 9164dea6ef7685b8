import { nounOf, roleOf } from '../template/model/lookup.ts';
import type { StageNode, StepNode, Template, TemplateNode } from '../template/model/types.ts';
import type { Language } from '../text.ts';
import { box, colours, svg, words } from './svg.ts';

const COLUMN = 230;
const GAP = 16;
const LINE = 44;
const TOP = 64;

/**
 * A picture of a model trajectory, in SVG: its phases beside each other, in each what has to be done from top to bottom, in the
 * colour of whoever does it. Modules and tracks stand under the phase's own steps.
 */
export function modelPicture(template: Template, language: Language): string {
  const columns = template.phases.map((phase) => linesOf(phase, language));
  const most = Math.max(...columns.map(({ length }) => length));
  const parts = columns.flatMap((lines, column) => {
    const x = GAP + column * (COLUMN + GAP);
    const phase = template.phases[column]!;
    return [
      words({ x, y: TOP - 10 }, `${column + 1}. ${phase.title[language]}`, COLUMN, 'bold'),
      ...lines.flatMap((one, row) => drawn(one, { x, y: TOP + row * LINE }, template, language)),
    ];
  });
  const width = GAP + template.phases.length * (COLUMN + GAP);
  const title = template.title[language];
  return svg(title, width, TOP + most * LINE + GAP, [
    words({ x: GAP, y: 24 }, title, width - GAP, 'bold'),
    ...parts,
  ]);
}

interface Line {
  readonly heading?: string;
  readonly step?: StepNode;
  /** Whether it applies only to some. */
  readonly isConditional: boolean;
}

function linesOf(stage: StageNode, language: Language): readonly Line[] {
  return stage.children.flatMap((node: TemplateNode): readonly Line[] => {
    const isConditional = node.when !== undefined;
    if (node.type === 'step') return [{ step: node, isConditional }];
    return [{ heading: node.title[language], isConditional }, ...linesOf(node, language)];
  });
}

const again: { readonly [language in Language]: string } = { nl: 'komt terug', en: 'comes back' };
const sometimes: { readonly [language in Language]: string } = { nl: 'soms', en: 'for some' };

function drawn(
  { heading, step, isConditional }: Line,
  { x, y }: { readonly x: number; readonly y: number },
  template: Template,
  language: Language,
): readonly string[] {
  const mark = isConditional ? ` (${sometimes[language]})` : '';
  if (step === undefined) return [words({ x, y: y + 28 }, `${heading ?? ''}${mark}`, COLUMN, 'bold')];
  const role = roleOf(template, step.role);
  const who = [role?.title[language] ?? step.role, ...(step.repeat ? [again[language]] : [])].join(', ');
  return [
    box({ x, y }, COLUMN, LINE - 8, colours[role?.party ?? 'central']),
    words({ x: x + 8, y: y + 15 }, `${nounOf(step)[language]}${mark}`, COLUMN - 16),
    words({ x: x + 8, y: y + 30 }, who, COLUMN - 16),
  ];
}
