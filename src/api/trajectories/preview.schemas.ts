import { z } from 'zod';
import type { Preview, PreviewPerson, Told } from '../../application/previews/preview.ts';
import { formatWithOffset } from '../../domain/calendar/wall-clock.ts';
import type { Language } from '../../domain/text.ts';
import type { DateChange, MailChange } from '../../domain/trajectory/forecast/difference.ts';
import type { Obstacle } from '../../domain/trajectory/forecast/obstacles.ts';
import type { ForecastMail } from '../../domain/trajectory/forecast/outlook.ts';
import { phaseInView } from '../../domain/trajectory/views/steps.ts';
import { irrevocableTexts } from '../../texts/irrevocable.ts';
import { obstacleTexts } from '../../texts/obstacles.ts';
import { titleOf } from '../../texts/titles.ts';
import { flag, instant, text, uuid } from '../schemas.ts';
import { trajectoryStatus } from './trajectories.schemas.ts';

/** The query of what can be looked at before it is done. */
export const dryRunQuery = z.strictObject({
  dry_run: flag.optional().meta({ description: 'Do nothing, and answer with what would change.' }),
});

const person = z
  .strictObject({ id: uuid.nullable().meta({ description: 'Null for somebody new.' }), name: z.string() })
  .meta({ id: 'PreviewPerson' });

/** Why a mail that is planned will not go. */
export const willNotGoSchema = z.strictObject({ code: z.string(), message: text }).meta({ id: 'WillNotGo' });

/** An obstacle as it goes over the wire. */
export function toWireObstacle(obstacle: Obstacle | undefined): z.input<typeof willNotGoSchema> | undefined {
  return obstacle === undefined ? undefined : { code: obstacle, message: obstacleTexts[obstacle] };
}

const when = z.strictObject({
  at: instant,
  person: z.union([person, z.null()]).meta({ description: 'Null while nobody has the role.' }),
  will_not_go: willNotGoSchema
    .nullable()
    .meta({ description: 'Why it will not go, if that can be foreseen.' }),
});

const mailChange = z
  .strictObject({
    change: z.enum(['goes', 'moves', 'withdrawn', 'readdressed']),
    key: z.string(),
    kind: z.string(),
    rung: z.string(),
    path: z.string(),
    step: z.string(),
    phase: z.string(),
    to: z.string().meta({ description: 'The role.' }),
    subject: z.string(),
    before: when.nullable().meta({ description: 'Null of a mail that would not go without it.' }),
    after: when.nullable().meta({ description: 'Null of a mail that is withdrawn.' }),
  })
  .meta({ id: 'MailChange' });

export const dateChange = z
  .strictObject({
    kind: z.enum(['opens', 'due', 'appointment', 'expires', 'handover', 'resumes', 'ends']),
    path: z.string().nullable().meta({ description: 'The step or phase; of a handover the role.' }),
    title: z.string(),
    before: z.string().nullable().meta({ description: 'A day; of an appointment the instant it begins.' }),
    after: z.string().nullable(),
  })
  .meta({ id: 'DateChange' });

export const toldSchema = z
  .array(z.strictObject({ role: z.string(), person: z.union([person, z.null()]) }))
  .meta({ description: 'Who gets a mail at once.' });

export const previewSchema = z
  .strictObject({
    dry_run: z.literal(true),
    version: z
      .int()
      .nullable()
      .meta({ description: 'What was looked at; send it along, and what was seen is what happens.' }),
    status: z.strictObject({ before: z.union([trajectoryStatus, z.null()]), after: trajectoryStatus }),
    phase: z.strictObject({ before: z.string().nullable(), after: z.string() }),
    steps: z
      .array(
        z.strictObject({
          path: z.string(),
          title: z.string(),
          before: z.string().nullable().meta({ description: 'Null of what had not come to its turn.' }),
          after: z.string(),
        }),
      )
      .meta({ description: 'Steps and phases whose status changes at once.' }),
    dates: z.array(dateChange),
    mails: z
      .array(mailChange)
      .meta({ description: 'What goes, moves or is withdrawn if nobody does anything else.' }),
    told: toldSchema,
    cannot_be_undone: z.array(z.strictObject({ code: z.string(), message: text })),
  })
  .meta({ id: 'Preview', description: 'What an act would change. Nothing of it has happened.' });

/** A preview as it goes over the wire. */
export function toWirePreview(preview: Preview, language: Language): z.input<typeof previewSchema> {
  const { before, after, template, receiver } = preview;
  return {
    dry_run: true,
    version: preview.version ?? null,
    status: { before: before?.status ?? null, after: after.status },
    phase: {
      before: before === undefined ? null : phaseInView(before, template).id,
      after: phaseInView(after, template).id,
    },
    steps: preview.statuses.map(({ path, before: was, after: is }) => ({
      ...{ path, title: titleOf(template, path, language), before: was ?? null, after: is },
    })),
    dates: preview.dates.map(toWireDate),
    mails: preview.mails.map((change) => toWireMailChange(change, receiver)),
    told: preview.told.map(toWireTold),
    cannot_be_undone: preview.irrevocable.map((code) => ({ code, message: irrevocableTexts[code] })),
  };
}

/** A date that moves, as it goes over the wire. */
export function toWireDate({ kind, path, title, before, after }: DateChange): z.input<typeof dateChange> {
  const inBrussels = (on: string | undefined) =>
    on === undefined ? null : kind === 'appointment' ? formatWithOffset(on) : on;
  return { kind, path: path ?? null, title, before: inBrussels(before), after: inBrussels(after) };
}

/** Who hears of it at once, as it goes over the wire. */
export function toWireTold({ role, person: who }: Told): z.input<typeof toldSchema>[number] {
  return { role, person: toWirePerson(who) };
}

function toWireMailChange(
  { change, mail, before }: MailChange,
  receiver: Preview['receiver'],
): z.input<typeof mailChange> {
  const { key, kind, rung, path, step, phase, to, subject } = mail;
  const whenOf = (one: ForecastMail) => ({
    ...{ at: formatWithOffset(one.at), person: toWirePerson(receiver(one.person)) },
    will_not_go: toWireObstacle(one.obstacle) ?? null,
  });
  const isGone = change === 'withdrawn';
  return {
    ...{ change, key, kind, rung, path, step, phase, to, subject },
    before: before === undefined ? (isGone ? whenOf(mail) : null) : whenOf(before),
    after: isGone ? null : whenOf(mail),
  };
}

function toWirePerson(who: PreviewPerson | undefined): z.input<typeof person> | null {
  return who === undefined ? null : { id: who.id ?? null, name: who.name };
}
