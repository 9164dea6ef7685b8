import { addDays } from '../../domain/calendar/offset.ts';
import type { LocalDate } from '../../domain/calendar/types.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import type { Rejection } from '../../domain/rejection.ts';
import { roleOf } from '../../domain/template/model/lookup.ts';
import type { Template } from '../../domain/template/model/types.ts';
import type { Language } from '../../domain/text.ts';
import { type Enrolment, enrol } from '../../domain/trajectory/decide/enrol.ts';
import { agenda } from '../../domain/trajectory/forecast/agenda.ts';
import { PLAYED_TRAJECTORY } from '../../domain/trajectory/forecast/walk.ts';
import type { Advanced } from '../../domain/trajectory/model/advanced.ts';
import { withFallBacks } from '../../domain/trajectory/model/role-holders.ts';
import type { OpenedLink } from '../links/open.ts';
import type { Proposal } from './proposal.ts';

/** How many mails are shown beforehand, and how many days they are looked for after the start. */
const MAILS_SHOWN = 3;
const DAYS_AHEAD = 120;

/** A mail that will come. */
export type ComingMail = {
  readonly title: string;
  /** The role that gets it: the one that stands in, where that one is empty. */
  readonly role: string;
  /** Local date; absent for what goes at once. */
  readonly on?: LocalDate;
};

/** What the core would say of a start, without anybody being added or enrolled. */
export function tryOut(
  { published: { template, version } }: Proposal,
  opened: OpenedLink,
  start: LocalDate,
  roles: Enrolment['roles'],
): Advanced | Rejection {
  const request: Enrolment = {
    id: PLAYED_TRAJECTORY,
    now: opened.now,
    actor: { kind: 'link', person: opened.person.id },
    subject: { kind: template.subject, id: 'somebody' },
    start,
    roles,
  };
  return enrol(request, template, version, opened.context);
}

/** The first mails of a proposed trajectory if it starts on a day with somebody in every role that is filled. */
export function firstMails(
  proposal: Proposal,
  opened: OpenedLink,
  start: LocalDate,
  filled: ReadonlySet<string>,
  language: Language,
): ComingMail[] {
  const { template } = proposal.published;
  const outcome = tryOut(
    proposal,
    opened,
    start,
    Object.fromEntries(rolesFilled(template, filled).map((id) => [id, id])),
  );
  if (outcome.rejected) return [];
  const today = localDateOf(opened.now);
  return agenda(outcome.state, template, opened.context, { until: addDays(start, DAYS_AHEAD), language })
    .filter(({ kind }) => kind === 'mail')
    .slice(0, MAILS_SHOWN)
    .map(({ at, to = '', subject = '' }) => ({
      title: subject.replace(/^\[[^\]]*\]\s*/, ''),
      role: withFallBacks(to, template).find((role) => outcome.state.roles[role] !== undefined) ?? to,
      ...(at.slice(0, 10) === today ? {} : { on: at.slice(0, 10) }),
    }));
}

function rolesFilled(template: Template, filled: ReadonlySet<string>): string[] {
  return template.roles.map(({ id }) => id).filter((id) => filled.has(id) || !roleOf(template, id)?.optional);
}
