import { addDuration } from '../../calendar/offset.ts';
import type { LocalDate } from '../../calendar/types.ts';
import { dateFrom } from '../../calendar/yearly.ts';
import { positionOf } from '../../template/model/lookup.ts';
import type { StageNode, Template, TemplateNode } from '../../template/model/types.ts';
import type { Context } from '../../trajectory/model/advanced.ts';

/**
 * The earliest local date on which each node can open, when the trajectory starts on the first day that it may and everybody
 * does everything at once. Never later than what can happen.
 */
export function earliestOpenings(template: Template, context: Context): (id: string) => LocalDate {
  const known = new Map<string, LocalDate>();
  const counting = new Set<string>();
  const opens = (id: string): LocalDate => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const position = positionOf(template, id);
    // Circles are told of elsewhere.
    if (position === undefined || counting.has(id)) return template.availableFrom;
    counting.add(id);
    const date = openingOf(position.node, position.inside);
    counting.delete(id);
    known.set(id, date);
    return date;
  };
  const due = (node: TemplateNode, inside: StageNode | undefined): LocalDate =>
    latest([
      inside === undefined ? template.availableFrom : opens(inside.id),
      ...(node.opens.count === undefined ? node.opens.after.map(closes) : []),
    ]);
  const openingOf = (node: TemplateNode, inside: StageNode | undefined): LocalDate => {
    const from = due(node, inside);
    if (node.opens.on !== undefined) return latest([from, dateFrom(node.opens.on, from)]);
    if (node.opens.from !== undefined) return from;
    const wait = node.repeat?.at?.[0] ?? node.opens.delay;
    return wait === undefined ? from : addDuration(from, wait, node.opens.calendar, context.calendar);
  };
  // What may be passed over holds nobody up.
  const closes = (id: string): LocalDate => {
    const position = positionOf(template, id);
    if (position === undefined) return template.availableFrom;
    const { node, inside, phase } = position;
    if (inside !== undefined && inside !== phase && inside.when !== undefined) return opens(phase.id);
    if (node.when !== undefined) return due(node, inside);
    const last = node.repeat?.at?.at(-1);
    if (last !== undefined)
      return addDuration(due(node, inside), last, node.opens.calendar, context.calendar);
    if (node.type === 'step' || node.closes !== undefined) return opens(id);
    return latest([opens(id), ...node.children.map((child) => closes(child.id))]);
  };
  return opens;
}

function latest(dates: readonly LocalDate[]): LocalDate {
  return dates.reduce((so, date) => (date > so ? date : so));
}
