import type { LocalDate } from '../../domain/calendar/types.ts';
import { reject } from '../../domain/trajectory/model/rejections.ts';
import { markLinkUsed } from '../../store/people/links.ts';
import type { DoneOrRefused, LinkVisit } from '../links/visit.ts';
import { notTheirs, ownStep } from '../links/visit.ts';
import { ensurePerson } from '../people/named.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import { enrolTrajectory } from './enrol.ts';
import type { Proposal } from './proposal.ts';
import { tryOut } from './try-out.ts';

/** Somebody known by id, or new by name and address. */
export type Named = string | { readonly name: string; readonly email: string };

/** What was filled in to start a trajectory. */
export type ProposedStart = {
  /** The path of the step that proposes it. */
  readonly step: string;
  /** What the step proposes; nothing when it does not (any more). */
  readonly proposal: Proposal | undefined;
  /** Number of the school, or the person. */
  readonly subject: Named;
  readonly roles: { readonly [role: string]: Named };
  /** Local date. */
  readonly start: LocalDate;
};

/**
 * Starts the trajectory that a step proposes. The step is done with it, once however often it is asked.
 * @throws as `enrolTrajectory`, naming `subject`, `start` or `roles.<role>`
 */
export async function startProposed(visit: LinkVisit, asked: ProposedStart): Promise<DoneOrRefused> {
  const { deps, opened } = visit;
  const { proposal, roles, start } = asked;
  if (ownStep(opened, asked.step) === undefined) return notTheirs(opened, asked.step);
  if (proposal === undefined) return { ok: false, rejection: reject('template-unknown') };
  if (proposal.begun !== undefined) return { ok: true };
  const placeholders = Object.fromEntries(Object.keys(roles).map((role) => [role, role]));
  const tried = tryOut(proposal, opened, start, placeholders);
  if (tried.rejected) return { ok: false, rejection: tried };
  await retryOnConflict(() => enrol(visit, proposal, asked));
  await markLinkUsed(deps.store, opened.link.tokenHash, opened.now);
  return { ok: true };
}

async function enrol(
  { deps, opened }: LinkVisit,
  { published, scope, subject, key }: Proposal,
  asked: ProposedStart,
): Promise<void> {
  const { person, trajectory } = opened;
  const named = (who: Named) => (typeof who === 'string' ? who : { ...who, language: person.language });
  const id =
    typeof asked.subject === 'string'
      ? asked.subject
      : (
          await ensurePerson({
            ...{ deps, path: 'subject.id', idempotencyKey: key },
            ...{ person: named(asked.subject), scope },
            among: { party: 'school', school: subject.kind === 'person' ? subject.school : undefined },
          })
        ).id;
  await enrolTrajectory({
    ...{ deps, scope, idempotencyKey: key },
    actor: { kind: 'link', person: person.id },
    enrolment: {
      template: published.id,
      templateVersion: published.version,
      subject: { kind: subject.kind, id },
      roles: Object.fromEntries(Object.entries(asked.roles).map(([role, who]) => [role, named(who)])),
      start: asked.start,
      from: { trajectory: trajectory.id, step: asked.step },
      group: trajectory.state.group,
    },
  });
}
