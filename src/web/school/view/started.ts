import type { Dependencies } from '../../../application/dependencies.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { subjectName } from '../../../application/trajectories/subject.ts';
import { isWithin, scopeOf } from '../../../domain/access/scope.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { personIn } from '../../../domain/trajectory/model/role-holders.ts';
import { mailsOf } from '../../../store/mail/mails.ts';
import { findPeople } from '../../../store/people/people.ts';
import { templateOf } from '../../../store/templates/templates.ts';
import { findTrajectory, type Trajectory } from '../../../store/trajectories/trajectories.ts';
import { longDate } from '../../../texts/dates.ts';
import { startTextsOf } from '../../texts/texts.ts';
import type { Confirmed } from './page-types.ts';

/** What the reader is told of a trajectory that was started: that it runs, who gets the first mail, and where it is seen. */
export async function startedNote(
  deps: Pick<Dependencies, 'store'>,
  opened: OpenedLink,
  id: string,
  language: Language,
): Promise<Pick<Confirmed, 'body' | 'link'> | undefined> {
  const scope = scopeOf(opened.person);
  const trajectory = await findTrajectory(deps.store, id);
  if (scope === undefined || trajectory === undefined || !isWithin(scope, trajectory.organisationId)) {
    return undefined;
  }
  const { store } = deps;
  const [template, subject, first] = await Promise.all([
    templateOf(store, trajectory.template, trajectory.templateVersion),
    subjectName(store, trajectory),
    firstReaders(deps, trajectory),
  ]);
  const texts = startTextsOf(language);
  const on = first.on === undefined || first.on <= opened.today ? undefined : longDate(first.on, language);
  const people = listed(first.names, texts.and);
  const said = [texts.started(template.title[language], subject)];
  if (people !== '') said.push(texts.firstMail(people, on));
  return { body: said.join(' '), link: { address: `/t/${id}?lang=${language}`, label: texts.open } };
}

/** Who is mailed on the first day on which a mail goes, and that local date. */
async function firstReaders(
  { store }: Pick<Dependencies, 'store'>,
  { id, state, template: templateId, templateVersion }: Trajectory,
): Promise<{ readonly names: readonly string[]; readonly on?: string }> {
  const [mails, template] = await Promise.all([
    mailsOf(store, id),
    templateOf(store, templateId, templateVersion),
  ]);
  const [first] = mails;
  if (first === undefined) return { names: [] };
  const on = localDateOf(first.sendAt);
  const ids = mails
    .filter(({ sendAt }) => localDateOf(sendAt) === on)
    .flatMap(({ personId, toRole }) => personId ?? personIn(toRole, state, template) ?? []);
  const people = await findPeople(store, ids);
  return { on, names: [...new Set(ids)].flatMap((one) => people.get(one)?.name ?? []) };
}

function listed(names: readonly string[], and: string): string {
  const [last = '', ...others] = names.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} ${and} ${last}`;
}
