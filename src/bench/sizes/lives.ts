import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { storeEnrolment } from '../../application/enrolment/decide-and-store.ts';
import { addDuration } from '../../domain/calendar/offset.ts';
import { RULES_ONLY } from '../../domain/calendar/school-calendar.ts';
import { schoolYearOf } from '../../domain/calendar/school-year.ts';
import type { Instant } from '../../domain/calendar/types.ts';
import { instantAt, localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Persona } from '../../domain/trajectory/forecast/personas.ts';
import type { Played } from '../../domain/trajectory/forecast/play.ts';
import { playThrough } from '../../domain/trajectory/forecast/rehearse.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { insertPastMails, type PastMail } from '../../store/mail/past.ts';
import { publishTemplate } from '../../store/templates/templates.ts';

/** Lives that were played and stored; a database is filled with copies of them. */
export type StoredLives = {
  /** Ids of those that still run, and of those that have ended. */
  readonly running: readonly string[];
  readonly ended: readonly string[];
};

/** Whoever has the roles in what is copied. */
export type LifePeople = {
  readonly counsellor: string;
  readonly principal: string;
  readonly trainer: string;
  readonly central: string;
};

/** What is played, and how many months ago it began. */
const kinds: readonly (readonly [template: string, persona: Persona, months: readonly number[]])[] = [
  ['digitale-school', 'prompt', [3, 9, 15, 60]],
  ['digitale-school', 'slow', [5, 14, 26, 58]],
  ['digitale-school', 'silent', [2, 50]],
  ['digitale-school', 'changes-hands', [7, 55]],
  ['digitale-school', 'drop-out', [20, 48]],
  ['digicoach', 'prompt', [4, 10, 45]],
  ['nascholing', 'prompt', [40, 30]],
];

/**
 * Plays a few lives until an instant, each as some persona lives it, and stores them as their commits would have.
 */
export async function storeLives(
  store: WholeStore,
  { people, school, service, now }: { people: LifePeople; school: string; service: string; now: Instant },
): Promise<StoredLives> {
  const [running, ended]: [string[], string[]] = [[], []];
  const templates = new Map<string, Template>();
  for (const [name, persona, months] of kinds) {
    const template = templates.get(name) ?? (await published(store, name));
    templates.set(name, template);
    for (const ago of months) {
      const start = addDuration(localDateOf(now), `-P${ago}M`, 'calendar-days', RULES_ONLY);
      const id = randomUUID();
      const life = playThrough(
        {
          ...{ id, now: instantAt(start, '10:00'), actor: { kind: 'person', person: people.counsellor } },
          ...{
            subject: { kind: template.subject, id: subjectId(template, people, `${school} ${id}`) },
            start,
          },
          roles: Object.fromEntries(
            template.roles.map(({ id: role, party }) => [role, personFor(party, people)]),
          ),
        },
        { template, version: 1, context: { calendar: RULES_ONLY } },
        { persona, successor: () => people.counsellor },
        now,
      );
      if ('rejected' in life) throw new Error(`${name} cannot be played: ${life.code}`);
      const { last, played } = life;
      const events = played.flatMap((one) => (one.kind === 'event' ? [one.event] : []));
      await storeEnrolment(store, {
        ...{ advanced: { ...last, events }, template, context: { calendar: RULES_ONLY }, now },
        ...{ period: schoolYearOf(start), school, organisation: service, group: 'volger', isFollowed: false },
      });
      await insertPastMails(
        store,
        played.flatMap((one) => pastMail(one, id, people, now)),
      );
      (last.state.status === 'active' ? running : ended).push(id);
    }
  }
  return { running, ended };
}

/** A person is named by id; whatever else, by words of its own. */
function subjectId({ subject }: Template, { principal }: LifePeople, otherwise: string): string {
  return subject === 'person' ? principal : otherwise;
}

async function published(store: WholeStore, name: string): Promise<Template> {
  const file = fileURLToPath(new URL(`../../../templates/${name}.yaml`, import.meta.url));
  return (await publishTemplate(store, await readFile(file, 'utf8'))).template;
}

function personFor(party: string, { counsellor, principal, trainer, central }: LifePeople): string {
  if (party === 'pbd') return counsellor;
  if (party === 'provider') return trainer;
  return party === 'central' ? central : principal;
}

function pastMail(one: Played, trajectoryId: string, { principal }: LifePeople, now: Instant): PastMail[] {
  if (one.kind !== 'mail' || one.at >= now) return [];
  const { key, kind, rung, path, step, phase, to, at, immediate, due } = one.mail;
  const id = randomUUID();
  return [
    {
      ...{ id, key, trajectoryId, kind, rung, path, step, phase, toRole: to, sendAt: at, immediate },
      ...(due === undefined ? {} : { due }),
      ...{ status: 'sent', personId: principal, sentAt: at, messageId: `<${id}@bench.example>` },
    },
  ];
}
