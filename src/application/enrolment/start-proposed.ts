import type { LocalDate } from '../../domain/calendar/types.ts';
import { markLinkUsed } from '../../store/people/links.ts';
import type { ApplicationError } from '../application-error.ts';
import type { Dependencies } from '../dependencies.ts';
import type { OpenedLink } from '../links/open.ts';
import { asRefusal, type Refused } from '../outage.ts';
import { ensurePerson, type InlinePerson } from '../people/people.ts';
import { onceMore } from '../retry-on-conflict.ts';
import { enrolTrajectory } from './enrol.ts';
import { enrolmentRejected } from './errors.ts';
import type { Proposal } from './proposal.ts';
import { tryOut } from './try-out.ts';

/** What was chosen or written down to start a proposed trajectory. People by id, or new. */
export type ProposedStart = {
  /** Number of the school, or the person. */
  readonly subject: string | InlinePerson;
  readonly roles: { readonly [role: string]: string | InlinePerson };
  /** Local date. */
  readonly start: LocalDate;
};

/**
 * Starts the trajectory that a step proposes. The step is done with it, once however often it is asked.
 * @param path of the step
 * @returns why not, naming the fields as an enrolment does; that somebody was quicker counts as started
 * @throws what is no refusal
 */
export async function startProposed(request: {
  deps: Dependencies;
  opened: OpenedLink;
  path: string;
  proposal: Proposal;
  start: ProposedStart;
}): Promise<'started' | Refused> {
  const { deps, opened, proposal, start } = request;
  const roles = Object.fromEntries(Object.keys(start.roles).map((role) => [role, role]));
  const tried = tryOut(proposal, opened, start.start, roles);
  // Nobody is added for a start that is refused.
  if (tried.rejected) return { refused: enrolmentRejected(tried) };
  const outcome = await asRefusal(() => onceMore(() => enrol(request)));
  if (outcome !== undefined && !wasQuicker(outcome.refused)) return outcome;
  if (outcome === undefined) await markLinkUsed(deps.store, opened.link.tokenHash, opened.now);
  return 'started';
}

function wasQuicker({ errors }: ApplicationError): boolean {
  return errors?.some(({ code }) => code === 'step-not-open') ?? false;
}

async function enrol({ deps, opened, path, proposal, start }: Parameters<typeof startProposed>[0]) {
  const { person, trajectory } = opened;
  const { published, scope, subject, key } = proposal;
  const id =
    typeof start.subject === 'string'
      ? start.subject
      : (
          await ensurePerson({
            ...{ deps, path: 'subject.id', idempotencyKey: key, person: start.subject, scope },
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
      roles: start.roles,
      start: start.start,
      from: { trajectory: trajectory.id, step: path },
      group: trajectory.state.group,
    },
  });
}
