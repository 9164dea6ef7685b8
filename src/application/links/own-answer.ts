import type { Instant, LocalDate } from '../../domain/calendar/types.ts';
import type { StepNode } from '../../domain/template/model/types.ts';
import type { Text } from '../../domain/text.ts';
import { stepOfPath } from '../../domain/trajectory/model/built-in-tasks.ts';
import { chosenOption } from '../../domain/trajectory/model/step-outcomes.ts';
import type { Attachment } from '../../store/trajectories/attachments.ts';
import type { OpenedLink } from './open.ts';

/** What somebody answered, as they can keep it: what was said, by whom, when and how. */
export type OwnAnswer = {
  readonly step: StepNode;
  readonly at: Instant;
  /** The local date on which it was really given, when somebody else recorded it later. */
  readonly on?: LocalDate;
  /** Name of who gave it. */
  readonly by: string;
  /** Name of who recorded it, when that was somebody else. */
  readonly recordedBy?: string;
  /** Through the link in a mail, or recorded by somebody of the staff. */
  readonly how: 'link' | 'recorded';
  readonly outcome?: Text;
  readonly answers: { readonly [field: string]: unknown };
  readonly comment?: string;
  readonly documents: readonly Attachment[];
  /** The version of the trajectory in which it stands, by which it can be found. */
  readonly version: number;
};

/**
 * The last answer of the reader of a link to a step, whatever happened to it since; nothing to who did not give it, nor through a link
 * that was withdrawn or has expired.
 * @param path the step occurrence
 */
export async function ownAnswer(opened: OpenedLink, path: string): Promise<OwnAnswer | undefined> {
  const { dossier, template, trajectory, person, fate } = opened;
  if (fate === 'revoked' || fate === 'expired') return undefined;
  const event = (await dossier.journal()).findLast(
    ({ body, actor }) =>
      body.type === 'completed' && body.path === path && (body.givenBy ?? actor.person) === person.id,
  );
  const step = stepOfPath(template, path, trajectory.state.nodes[path]?.about)?.step;
  if (event?.body.type !== 'completed' || step === undefined) return undefined;
  const { body, actor, at, version } = event;
  const [people, files] = await Promise.all([dossier.everybody(), dossier.attachments()]);
  const recorder = body.givenBy === undefined ? undefined : people.get(actor.person ?? '')?.name;
  const outcome = chosenOption(step, body.outcome)?.title;
  return {
    ...{ step, at, version, by: person.name },
    how: actor.kind === 'link' ? 'link' : 'recorded',
    answers: body.answers ?? {},
    documents: files.filter(({ id }) => body.attachments?.includes(id)),
    ...(body.on === undefined ? {} : { on: body.on }),
    ...(recorder === undefined ? {} : { recordedBy: recorder }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(body.comment === undefined ? {} : { comment: body.comment }),
  };
}
