import { formatWithOffset } from '../../calendar/wall-clock.ts';
import { positionOfPath } from '../../template/model/lookup.ts';
import type { Template } from '../../template/model/types.ts';
import type { Language } from '../../text.ts';
import { headlineOf, subjectOf } from '../mail-plan/headline.ts';
import { stepOfPath } from '../model/built-in-tasks.ts';
import { idOf } from '../model/paths.ts';
import type { Obstacle } from './obstacles.ts';
import type { Played } from './play.ts';

/** A line of an agenda or rehearsal: what happens when, for whom. */
export interface AgendaEntry {
  /** RFC 3339 with the offset of Brussels. */
  readonly at: string;
  readonly kind:
    | 'mail'
    | 'phase'
    | 'step'
    | 'deadline'
    | 'expiry'
    | 'appointment'
    | 'act'
    | 'handover'
    | 'resume'
    | 'end';
  readonly phase?: string;
  readonly step?: string;
  /** A role. */
  readonly to?: string;
  readonly rung?: string;
  /** For a mail its subject; otherwise what happens, in a few words. */
  readonly subject?: string;
  /** For a step that opens: the local date until which there is time. */
  readonly due?: string;
  /** The occurrence's path. */
  readonly path?: string;
  /** For a mail: the key that its row in the ledger has. */
  readonly key?: string;
  /** Which kind of mail; see `MailKind`. */
  readonly mail_kind?: string;
  /** For a mail: the local date it would have gone on if that had not been a holiday or weekend. */
  readonly moved_from?: string;
  /** For a mail: why it will not go, if that can be foreseen. */
  readonly will_not_go?: Obstacle;
}

/** The line for one thing that was played; nothing for what is only bookkeeping. */
export function entryOf(one: Played, template: Template, language: Language): AgendaEntry | undefined {
  const at = formatWithOffset(one.at);
  switch (one.kind) {
    case 'mail': {
      const { mail } = one;
      const step = stepOfPath(template, mail.path)?.step;
      const headline = step === undefined ? mail.step : headlineOf(step, mail.kind, language, mail.key);
      return {
        at,
        kind: 'mail',
        phase: mail.phase,
        step: mail.step,
        to: mail.to,
        rung: mail.rung,
        subject: subjectOf(headline),
        path: mail.path,
        key: mail.key,
        mail_kind: mail.kind,
        ...(mail.movedFrom === undefined ? {} : { moved_from: mail.movedFrom }),
      };
    }
    case 'deadline':
    case 'appointment':
      return {
        at,
        kind: one.kind,
        phase: one.view.phase.id,
        step: one.view.step.id,
        to: one.view.role,
        subject: one.view.step.title[language],
        path: one.view.path,
      };
    case 'act': {
      const { command, role } = one.act;
      const path = 'step' in command ? command.step : undefined;
      const found = path === undefined ? undefined : stepOfPath(template, path);
      return {
        at,
        kind: 'act',
        to: role,
        subject: command.type,
        ...(path === undefined ? {} : { path, step: idOf(path) }),
        ...(found?.phase === undefined ? {} : { phase: found.phase.id }),
      };
    }
    case 'event':
      return ofEvent(one, at, template, language);
  }
}

function ofEvent(
  { event, due }: Extract<Played, { kind: 'event' }>,
  at: string,
  template: Template,
  language: Language,
): AgendaEntry | undefined {
  const { body } = event;
  switch (body.type) {
    case 'opened': {
      const found = stepOfPath(template, body.path, body.about);
      if (found === undefined) {
        const stage = positionOfPath(template, body.path)?.node;
        return {
          at,
          kind: 'phase',
          phase: idOf(body.path),
          subject: stage?.title[language] ?? body.path,
          path: body.path,
        };
      }
      return {
        at,
        kind: 'step',
        ...(found.phase === undefined ? {} : { phase: found.phase.id }),
        step: found.step.id,
        to: found.step.role,
        subject: found.step.title[language],
        ...(due === undefined ? {} : { due }),
        path: body.path,
      };
    }
    case 'expired': {
      const found = stepOfPath(template, body.path);
      return {
        at,
        kind: 'expiry',
        ...(found?.phase === undefined ? {} : { phase: found.phase.id }),
        step: idOf(body.path),
        subject: body.then,
        path: body.path,
      };
    }
    case 'handed-over':
      return { at, kind: 'handover', to: body.role };
    case 'resumed':
      return { at, kind: 'resume' };
    case 'stopped':
      return { at, kind: 'end', subject: 'stopped' };
    case 'finished':
      return { at, kind: 'end', subject: 'completed' };
    default:
      return undefined;
  }
}
