import { isSameSitting, type OpenedLink } from '../../../application/links/open.ts';
import type { Language } from '../../../domain/text.ts';
import { stepOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import { roleTitleWithin } from '../../../texts/titles.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Contact } from '../../ui/types.ts';
import type { Confirmed } from './page-types.ts';

/**
 * Who just took over the role of a step, by name, with whom to turn to when that is a mistake. Only to whoever did
 * something through the link a moment ago: an old link tells nobody who has the role by now.
 */
export function takeoverNote(
  opened: OpenedLink,
  done: { readonly kind: 'colleague' | 'reassign'; readonly path: string },
  counsellor: Contact | 'reader' | undefined,
  language: Language,
): Confirmed | undefined {
  const { template, trajectory, link, now, person: reader } = opened;
  const { state } = trajectory;
  const role = stepOfPath(template, done.path, state.nodes[done.path]?.about)?.step.role;
  const given = state.nodes[done.path]?.delegate?.person;
  const id = role === undefined ? undefined : (given ?? state.roles[role]?.person);
  if (role === undefined || id === undefined || id === reader.id || !isSameSitting(link, now))
    return undefined;
  const person = opened.dossier.people.get(id);
  if (person?.email === undefined) return undefined;
  const { answered, waiting } = textsOf(language);
  if (done.kind === 'reassign') {
    const title = roleTitleWithin(template, role, language);
    return { body: waiting.assigned(person.name, person.email, title) };
  }
  const body = answered.takesOver(person.name, person.email);
  if (counsellor === undefined || counsellor === 'reader' || counsellor.email === undefined) return { body };
  return { body, turnTo: { words: answered.notRight, contact: counsellor } };
}
