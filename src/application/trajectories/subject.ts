import { subjectParts } from '../../domain/trajectory/model/subject.ts';
import type { TrajectoryHead } from '../../store/trajectories/trajectories.ts';

type Named = { readonly name: string } | undefined;

/**
 * What a trajectory is called by what it is about.
 * @returns `subject`: the name of the school, person or organisation itself, if it is known; `name`: what people know the
 * trajectory by, which is its school where it has one, and its reference where nothing has a name
 */
export function subjectNames(
  { subject, schoolNumber, reference }: TrajectoryHead,
  found: { readonly school: Named; readonly person: Named; readonly programme: Named },
): { readonly subject: string | undefined; readonly name: string } {
  const { school, person, programme } = found;
  const { key } = subjectParts(subject);
  const within = (name: string | undefined) =>
    name === undefined || key === undefined ? name : `${name} (${key})`;
  const own = within(
    { school, team: school, pupil: school, person, community: programme, organisation: programme, programme }[
      subject.kind
    ]?.name,
  );
  const known = schoolNumber === undefined ? own : within(school?.name);
  return { subject: own, name: known ?? reference };
}
