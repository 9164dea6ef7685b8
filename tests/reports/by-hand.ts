import { schoolYearOf } from '../../src/domain/calendar/school-year.ts';
import { localDateOf } from '../../src/domain/calendar/wall-clock.ts';
import { indicators } from '../../src/domain/indicators/catalogue.ts';
import type { Indicator } from '../../src/domain/indicators/indicator.ts';
import { marksOf } from '../../src/domain/reports/facts/marks.ts';
import type { Template } from '../../src/domain/template/model/types.ts';
import type { EventBody } from '../../src/domain/trajectory/model/events.ts';
import { idOf } from '../../src/domain/trajectory/model/paths.ts';

/** A trajectory with its journal, as the test made it. */
export interface Life {
  readonly id: string;
  readonly template: Template;
  readonly school: string | undefined;
  readonly province: string | undefined;
  readonly service: string;
  readonly group: string | undefined;
  readonly entries: readonly { readonly version: number; readonly at: string; readonly body: EventBody }[];
}

interface Counted {
  readonly life: Life;
  readonly indicator: string;
  readonly on: string;
  readonly value: number;
  readonly moment?: string | undefined;
  readonly provider: string | undefined;
}

/** A dimension that the test splits by. */
export type Split = 'school_year' | 'province' | 'provider' | 'template';

/**
 * What the report of indicators says, worked out the slow way: by going through each journal until the end of a day. It shares
 * nothing with the product but which steps bear an indicator.
 */
export function numbersByHand(
  lives: readonly Life[],
  by: readonly Split[],
  options: { readonly end: string; readonly organisationOf: (person: string) => string | undefined },
): string[] {
  const all = lives.flatMap((life) => countedOf(life, options));
  return indicators.flatMap((indicator) => {
    const own = all.filter((one) => one.indicator === indicator.id);
    const groups = new Map<string, Counted[]>(by.length === 0 ? [['', []]] : []);
    for (const one of own) {
      const key = by.map((dimension) => placeOf(one, dimension) ?? '?').join('|');
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups].flatMap(([key, group]) => told(indicator, group).map((line) => `${key} ${line}`));
  });
}

function placeOf({ life, on, provider }: Counted, dimension: Split): string | undefined {
  if (dimension === 'school_year') return schoolYearOf(on);
  if (dimension === 'provider') return provider;
  return dimension === 'template' ? life.template.id : life.province;
}

function told(indicator: Indicator, group: readonly Counted[]): string[] {
  const line = (moment: string, value: number | null, trajectories: number) =>
    `${indicator.id} ${moment} ${value} of ${trajectories}`;
  const different = (some: readonly Counted[]) => new Set(some.map(({ life }) => life.id)).size;
  if (!indicator.beforeAfter) return [line('', measured(indicator, group), different(group))];
  const at = (moment: string) => group.filter((one) => one.moment === moment);
  const moves = [...new Set(group.map(({ life }) => life))].flatMap((life) => {
    const first = at('before').find((one) => one.life === life);
    const last = at('after').findLast((one) => one.life === life);
    return first === undefined || last === undefined ? [] : [last.value - first.value];
  });
  return [
    ...['before', 'after'].map((moment) =>
      line(moment, measured(indicator, at(moment)), different(at(moment))),
    ),
    line('change', mean(moves), moves.length),
  ];
}

function measured({ measure }: Indicator, group: readonly Counted[]): number | null {
  const values = group.map(({ value }) => value);
  switch (measure) {
    case 'schools':
      return new Set(group.flatMap(({ life }) => life.school ?? [])).size;
    case 'trajectories':
      return new Set(group.map(({ life }) => life.id)).size;
    case 'count':
      return group.length;
    case 'sum':
      return rounded(total(values));
    case 'average':
      return mean(values);
    case 'people':
      return total(
        [...new Set(group.map(({ life }) => life))].map((life) =>
          Math.max(0, ...group.filter((one) => one.life === life).map(({ value }) => value)),
        ),
      );
  }
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const rounded = (value: number) => Math.round(value * 100) / 100;
const mean = (values: readonly number[]) =>
  values.length === 0 ? null : rounded(total(values) / values.length);

function countedOf(life: Life, { end, organisationOf }: Parameters<typeof numbersByHand>[2]): Counted[] {
  const entries = life.entries.filter(({ at }) => at < end);
  const [first] = entries;
  if (first === undefined) return [];
  const base = { life, provider: providerOf(life, entries, organisationOf) };
  const reachedAs = { volger: 'reached_volgers', 'first-mover': 'reached_first_movers' }[life.group ?? ''];
  const reached =
    life.school === undefined ? [] : ['schools_in_trajectory', reachedAs ?? 'reached_group_unknown'];
  const standing = new Map<string, Counted[]>();
  for (const { at, body } of entries) {
    if (body.type === 'returned') standing.delete(body.target);
    if (body.type === 'reopened') standing.delete(body.path);
    if (body.type !== 'completed') continue;
    const marks = marksOf(life.template).get(idOf(body.path));
    const isMeant = marks?.outcome === undefined || body.outcome === marks.outcome;
    const shared = { ...base, on: localDateOf(at) };
    standing.delete(body.path);
    standing.set(body.path, [
      ...(isMeant ? (marks?.counts ?? []) : []).map((indicator) => ({ ...shared, indicator, value: 1 })),
      ...(marks?.fields ?? []).flatMap(({ field, indicator, moment, isTarget }) => {
        const answer = body.answers?.[field];
        const value = answer === true ? 1 : answer;
        return isTarget || typeof value !== 'number' ? [] : [{ ...shared, indicator, moment, value }];
      }),
    ]);
  }
  return [
    ...reached.map((indicator) => ({ ...base, indicator, on: localDateOf(first.at), value: 1 })),
    ...[...standing.values()].flat(),
  ];
}

function providerOf(
  { template }: Life,
  entries: Life['entries'],
  organisationOf: (person: string) => string | undefined,
): string | undefined {
  const holders = new Map<string, string>();
  for (const { body } of entries) {
    if (body.type === 'enrolled')
      for (const [role, who] of Object.entries(body.roles)) holders.set(role, who);
    if (body.type === 'assigned') holders.set(body.role, body.person);
    if (body.type === 'handed-over') holders.set(body.role, body.to);
  }
  return template.roles
    .filter(({ party }) => party === 'provider')
    .flatMap(({ id }) => holders.get(id) ?? [])
    .flatMap((person) => organisationOf(person) ?? [])[0];
}
