import { readFileSync } from 'node:fs';
import type { Template } from '../../src/domain/template/model/types.ts';
import { parseTemplate } from '../../src/domain/template/reading/load.ts';
import type { Persona } from '../../src/domain/trajectory/forecast/personas.ts';
import { playThrough } from '../../src/domain/trajectory/forecast/rehearse.ts';
import type { TrajectoryEvent } from '../../src/domain/trajectory/model/events.ts';
import type { TrajectoryState } from '../../src/domain/trajectory/model/state.ts';

/** A trajectory of the population, as the test knows it. */
export interface Inhabitant {
  readonly id: string;
  readonly reference: string;
  readonly template: string;
  readonly subjectKind: string;
  readonly school: string | undefined;
  readonly service: string;
  readonly group: 'volger' | 'first-mover' | undefined;
  readonly start: string;
  readonly events: readonly TrajectoryEvent[];
  readonly state: TrajectoryState;
}

/** A school of the register. */
export interface TestSchool {
  readonly number: string;
  readonly name: string;
  readonly province: string;
  readonly network: string;
  readonly level: string;
}

const context = { calendar: { overrides: [] } };
export const services = ['10000000-0000-4000-8000-000000000001', '10000000-0000-4000-8000-000000000002'];
export const provider = '20000000-0000-4000-8000-000000000001';
/** One person per role is enough: whom the mails go to is not what these tests are about. */
export const personOf = (party: string) => `30000000-0000-4000-8000-00000000000${parties.indexOf(party) + 1}`;
const parties = ['pbd', 'central', 'school', 'provider'];

const read = new Map<string, Template>();

export const templates: readonly Template[] = [
  'digitale-school',
  'digicoach',
  'nascholing',
  'lerend-netwerk',
  'schoolsubsidie',
  'digisprong-schoolteam',
].map(templateNamed);

/** A template of the `templates` folder. */
export function templateNamed(name: string): Template {
  const known = read.get(name);
  if (known !== undefined) return known;
  const parsed = parseTemplate(templateSource(name));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  read.set(name, parsed.template);
  return parsed.template;
}

/** Its file. */
export function templateSource(name: string): string {
  return readFileSync(new URL(`../../templates/${name}.yaml`, import.meta.url), 'utf8');
}

/** Schools that differ in province, network and level; the last hundred are never reached. */
export function makeSchools(): TestSchool[] {
  const provinces = ['Antwerpen', 'Limburg', 'Oost-Vlaanderen', 'Vlaams-Brabant', 'West-Vlaanderen'];
  const networks = ['Gemeenschapsonderwijs', 'Vrij gesubsidieerd onderwijs'];
  return Array.from({ length: 700 }, (_, index) => ({
    number: String(900_001 + index),
    name: `School ${index}`,
    province: provinces[index % 5] ?? '',
    network: networks[index % 7 === 0 ? 0 : 1] ?? '',
    level: index % 3 === 0 ? 'basis' : 'secundair',
  }));
}

const kinds: readonly (readonly [string, readonly Persona[]])[] = [
  ['digitale-school', ['prompt', 'slow', 'drop-out', 'changes-hands', 'silent']],
  ['digicoach', ['prompt', 'drop-out']],
  ['nascholing', ['prompt', 'slow']],
  ['lerend-netwerk', ['prompt']],
  ['schoolsubsidie', ['prompt']],
  ['digisprong-schoolteam', ['prompt']],
];

/** A few dozen different lives over four school years, until the summer of 2026. */
function makeLives() {
  return kinds.flatMap(([name, personas]) => {
    const template = templates.find(({ id }) => id === name) as Template;
    const starts =
      name === 'digisprong-schoolteam'
        ? ['2022-11-07']
        : ['2022-09-12', '2023-10-02', '2024-09-09', '2025-11-17'];
    return personas.flatMap((persona) => starts.map((start) => lifeOf(template, persona, start)));
  });
}

function lifeOf(template: Template, persona: Persona, start: string) {
  const life = playThrough(
    {
      id: '00000000-0000-4000-8000-000000000000',
      now: `${start}T08:00:00.000Z`,
      actor: { kind: 'person', person: personOf('pbd') },
      subject: { kind: template.subject, id: 'subject' },
      start,
      roles: Object.fromEntries(template.roles.map((role) => [role.id, personOf(role.party)])),
    },
    { template, version: 1, context },
    { persona, successor: () => personOf('pbd') },
    '2026-08-31T10:00:00.000Z',
  );
  if ('rejected' in life) throw new Error(life.code);
  const events = life.played.flatMap((moment) => (moment.kind === 'event' ? [moment.event] : []));
  return { template, start, events, state: life.last.state };
}

/** The same lives again and again, at other schools and with other answers. */
export function makePopulation(schools: readonly TestSchool[], size: number): Inhabitant[] {
  const lives = makeLives();
  return Array.from({ length: size }, (_, index) => {
    const life = lives[index % lives.length];
    if (life === undefined) throw new Error('no lives');
    const id = `40000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    const school = life.template.id === 'lerend-netwerk' ? undefined : schools[(index * 7) % 600]?.number;
    const group = index % 5 === 4 ? undefined : index % 2 === 0 ? 'volger' : 'first-mover';
    return {
      id,
      reference: `P-${String(index).padStart(5, '0')}`,
      template: life.template.id,
      subjectKind: life.template.subject,
      school,
      service: services[index % 3 === 0 ? 1 : 0] ?? '',
      group,
      start: life.start,
      events: life.events.map((event) => varied(event, index, school, group)),
      state: { ...life.state, id },
    };
  });
}

function varied(
  event: TrajectoryEvent,
  index: number,
  school: string | undefined,
  group: Inhabitant['group'],
): TrajectoryEvent {
  const { body } = event;
  if (body.type === 'enrolled') {
    const subject = { ...body.subject, id: school ?? `subject-${index}` };
    return { ...event, body: { ...body, subject, ...(group === undefined ? {} : { group }) } };
  }
  if (body.type !== 'completed' || body.answers === undefined) return event;
  const answers = Object.fromEntries(
    Object.entries(body.answers).map(([field, value]) => [field, otherAnswer(field, value, index)]),
  );
  return { ...event, body: { ...body, answers } };
}

function otherAnswer(field: string, value: unknown, index: number): unknown {
  if (field.startsWith('confidence')) return 1 + ((index + Number(value)) % 4);
  if (field === 'teachers_reached' || field === 'coaches_trained') return index % 37;
  if (field === 'has_policy') return index % 11 === 0;
  if (field === 'present') return index % 4 !== 0;
  if (field === 'amount_granted') return 1_000 + index;
  return value;
}
