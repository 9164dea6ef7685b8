import { durationParts } from '../../calendar/offset.ts';
import type { Duration } from '../../calendar/types.ts';
import type { StepNode, Template, TemplateNode } from '../../template/model/types.ts';
import { stepsInFile } from '../../template/reading/references.ts';
import type { StepFile, TemplateFile } from '../../template/reading/schema.ts';
import type { Text } from '../../text.ts';
import type { Context } from '../../trajectory/model/advanced.ts';
import type { Finding, LintRule } from '../finding.ts';

/** What other model trajectories offer to be named: their phases and milestones, and their roles. */
export interface KnownTemplate {
  readonly id: string;
  /** Ids of its phases, and of its steps that are milestones. */
  readonly marks: readonly string[];
  readonly roles: readonly string[];
}

/** What a template offers to others. */
export function knownTemplate(template: Template): KnownTemplate {
  const marks = nodesOf(template).filter((node) =>
    node.type === 'step' ? node.milestone : node.form === 'phase',
  );
  return {
    id: template.id,
    marks: marks.map(({ id }) => id),
    roles: template.roles.map(({ id }) => id),
  };
}

/** What a template is examined with: as the core runs it, as it was written, and what stands around it. */
export interface Examined {
  readonly template: Template;
  readonly file: TemplateFile;
  readonly context: Context;
  /** The model trajectories that there are; absent where nobody knows. */
  readonly others?: readonly KnownTemplate[];
}

/** Something that can be carried out but that nobody can mean. */
export function meantOtherwise(rule: LintRule, at: string, message: Text, mend: Text): Finding {
  return { rule, severity: 'warning', at, message, mend };
}

/** Every node of a template, each stage before what stands in it. */
export function nodesOf({ phases }: Template): readonly TemplateNode[] {
  return phases.flatMap(within);
}

/** A node and everything in it. */
export function within(node: TemplateNode): readonly TemplateNode[] {
  return [node, ...(node.type === 'stage' ? node.children.flatMap(within) : [])];
}

/** The steps as they were written, by name. */
export function writtenSteps(file: TemplateFile): ReadonlyMap<string, StepFile> {
  return new Map(stepsInFile(file).map(({ step }) => [step.step, step]));
}

/** Where the rungs of a step stand in the file: in itself, or in the ladder that it shares. */
export function placeOfLadder(step: StepNode, written: StepFile | undefined): string {
  return typeof written?.reminders === 'string' ? `ladders.${written.reminders}` : `${step.id}.reminders`;
}

/** About how many days a duration takes: to be compared, not to be counted with. Of a duration backwards, less than zero. */
export function roughDays(duration: Duration): number {
  const { years, months, weeks, days } = durationParts(duration);
  return years * 365 + months * 30.4 + weeks * 7 + days;
}

/** The same of a term in a calendar, in which a week has five days. */
export function roughTerm(duration: Duration, calendar: string): number {
  const { years, months, weeks, days } = durationParts(duration);
  const perDay = calendar === 'calendar-days' ? 1 : 7 / 5;
  return years * 365 + months * 30.4 + weeks * 7 + days * perDay;
}

/** Whether a duration takes no time. */
export function isNothing(duration: Duration): boolean {
  return !/[1-9]/.test(duration);
}

/** Whether nobody does a step: it is a mail, or a mark. */
export function isDoneByItself({ kind }: Pick<StepNode, 'kind'>): boolean {
  return kind === 'notice' || kind === 'milestone';
}
