import { positionOf, stepsOf } from '../../template/model/lookup.ts';
import { tasksOf } from '../../trajectory/model/built-in-tasks.ts';
import { referencesIn } from '../condition-literals.ts';
import { conditionsOf } from '../conditions.ts';
import type { Finding } from '../finding.ts';
import { type Examined, meantOtherwise, nodesOf, writtenSteps } from './examined.ts';

/** Roles, ladders and links that nobody needs, or that lead nowhere. */
export function checkRolesAndLinks(examined: Examined): readonly Finding[] {
  return [
    ...confidential(examined),
    ...attendees(examined),
    ...unusedRoles(examined),
    ...fallBacks(examined),
    ...unusedLadders(examined),
    ...links(examined),
  ];
}

function attendees({ template }: Examined): Finding[] {
  return stepsOf(template).flatMap(({ id, role, attendees: invited }) =>
    invited.flatMap((one, index) =>
      one !== role && invited.indexOf(one) === index
        ? []
        : [
            meantOtherwise(
              'attendee-twice',
              `${id}.attendees.${index}`,
              {
                nl: `${one} is al uitgenodigd: ${one === role ? 'die rol doet de stap zelf' : 'ze staat er twee keer'}.`,
                en: `${one} is invited already: ${one === role ? 'that role does the step itself' : 'it is there twice'}.`,
              },
              {
                nl: 'Noem onder attendees alleen wie er nog bij komt.',
                en: 'Name under attendees only who else comes.',
              },
            ),
          ],
    ),
  );
}

function unusedRoles({ template }: Examined): Finding[] {
  const steps = stepsOf(template);
  const inConditions = conditionsOf(template)
    .flatMap(({ expression }) => referencesIn(expression))
    .flatMap(({ path: [fact, role = ''] }) => (fact === 'roles' ? [role] : []));
  const used = new Set([
    template.counsellorRole,
    ...steps.flatMap(({ role, attendees: invited, ladder, starts }) => [
      role,
      ...invited,
      ...ladder.map(({ to }) => to),
      ...Object.values(starts?.roles ?? {}),
    ]),
    ...inConditions,
    // Whoever is above a counsellor hears of silence without being named.
    ...tasksOf(template).silence.ladder.map(({ to }) => to),
  ]);
  // Who stands in for a role that is used is used too.
  for (const { id, fallsBackTo } of [...template.roles, ...template.roles]) {
    if (used.has(id) && fallsBackTo !== undefined) used.add(fallsBackTo);
  }
  return template.roles
    .filter(({ id }) => !used.has(id))
    .map(({ id }) =>
      meantOtherwise(
        'role-unused',
        id,
        {
          nl: `De rol ${id} doet niets en krijgt niets.`,
          en: `The role ${id} does nothing and gets nothing.`,
        },
        {
          nl: 'Geef die rol een stap of een mail, of laat ze weg.',
          en: 'Give that role a step or a mail, or leave it out.',
        },
      ),
    );
}

function fallBacks({ template }: Examined): Finding[] {
  const next = new Map(template.roles.map(({ id, fallsBackTo }) => [id, fallsBackTo]));
  return template.roles
    .filter(({ id }) => {
      const seen = new Set<string>();
      for (
        let role: string | undefined = next.get(id);
        role !== undefined && !seen.has(role);
        role = next.get(role)
      ) {
        if (role === id) return true;
        seen.add(role);
      }
      return false;
    })
    .map(({ id }) =>
      meantOtherwise(
        'fall-back-in-circle',
        `${id}.falls_back_to`,
        {
          nl: `Wie voor ${id} invalt, valt weer terug op ${id}.`,
          en: `Who stands in for ${id} falls back to ${id} again.`,
        },
        {
          nl: 'Laat de keten eindigen bij een rol die altijd iemand heeft.',
          en: 'Let the chain end at a role that somebody always has.',
        },
      ),
    );
}

function unusedLadders({ file }: Examined): Finding[] {
  const used = new Set([...writtenSteps(file).values()].map(({ reminders }) => reminders));
  return Object.keys(file.ladders ?? {})
    .filter((name) => !used.has(name))
    .map((name) =>
      meantOtherwise(
        'ladder-unused',
        `ladders.${name}`,
        { nl: `Geen enkele stap gebruikt de ladder ${name}.`, en: `No step uses the ladder ${name}.` },
        { nl: 'Gebruik hem bij een stap, of laat hem weg.', en: 'Use it in a step, or leave it out.' },
      ),
    );
}

function links({ template, others }: Examined): Finding[] {
  if (others === undefined) return [];
  const known = new Map(others.map((one) => [one.id, one]));
  const named = (id: string) => known.get(id) ?? (id === template.id ? own(template.id) : undefined);
  const own = (id: string) => ({
    id,
    marks: nodesOf(template).map((node) => node.id),
    roles: template.roles.map((role) => role.id),
  });
  const read = conditionsOf(template).flatMap(({ node, key, expression }) =>
    referencesIn(expression).flatMap(({ path: [fact, name = '', mark = ''] }) =>
      fact === 'linked' ? [{ at: [node.id, ...key].join('.'), id: name.replaceAll('_', '-'), mark }] : [],
    ),
  );
  const inConditions = read.flatMap(({ at, id, mark }): Finding[] => {
    const other = named(id);
    if (other === undefined) return [unknownTemplate(at, id, [...known.keys()])];
    if (mark === 'status' || other.marks.includes(mark)) return [];
    return [
      meantOtherwise(
        'link-unknown',
        at,
        { nl: `${id} heeft geen fase of mijlpaal ${mark}.`, en: `${id} has no phase or milestone ${mark}.` },
        {
          nl: `Kies uit: status, ${other.marks.join(', ')}.`,
          en: `Choose from: status, ${other.marks.join(', ')}.`,
        },
      ),
    ];
  });
  const proposed = stepsOf(template).flatMap((step): Finding[] => {
    if (step.kind !== 'trajectory' || step.proposes === undefined) return [];
    const other = named(step.proposes);
    if (other === undefined)
      return [unknownTemplate(`${step.id}.proposes`, step.proposes, [...known.keys()])];
    return Object.keys(step.starts?.roles ?? {})
      .filter((role) => !other.roles.includes(role))
      .map((role) =>
        meantOtherwise(
          'link-unknown',
          `${step.id}.starts.roles.${role}`,
          { nl: `${other.id} heeft geen rol ${role}.`, en: `${other.id} has no role ${role}.` },
          { nl: `Kies uit: ${other.roles.join(', ')}.`, en: `Choose from: ${other.roles.join(', ')}.` },
        ),
      );
  });
  return [...inConditions, ...proposed];
}

function unknownTemplate(at: string, id: string, known: readonly string[]): Finding {
  return meantOtherwise(
    'link-unknown',
    at,
    { nl: `Er is geen modeltraject ${id}.`, en: `There is no model trajectory ${id}.` },
    { nl: `Kies uit: ${known.join(', ')}.`, en: `Choose from: ${known.join(', ')}.` },
  );
}

function confidential({ template }: Examined): Finding[] {
  return stepsOf(template).flatMap((step) => {
    const judged = step.reviews === undefined ? undefined : positionOf(template, step.reviews)?.node;
    if (judged?.type !== 'step' || judged.sees === undefined) return [];
    if ([judged.role, ...judged.sees].includes(step.role)) return [];
    return [
      meantOtherwise(
        'judged-unseen',
        `${step.id}.reviews`,
        {
          nl: `${step.role} mag niet lezen wat bij ${judged.id} is ingevuld, en moet het toch beoordelen.`,
          en: `${step.role} may not read what was filled in at ${judged.id}, and has to judge it all the same.`,
        },
        {
          nl: `Zet ${step.role} onder sees van ${judged.id}.`,
          en: `Put ${step.role} under sees of ${judged.id}.`,
        },
      ),
    ];
  });
}
