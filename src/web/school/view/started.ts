import type { Dependencies } from '../../../application/dependencies.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { type Dossier, findDossier } from '../../../application/trajectories/dossier.ts';
import { scopeOf } from '../../../domain/access/scope.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../domain/text.ts';
import { personIn } from '../../../domain/trajectory/model/role-holders.ts';
import { longDate } from '../../../texts/dates.ts';
import { startTextsOf } from '../../texts/texts.ts';
import type { Confirmed } from './page-types.ts';

/** What the reader is told of a trajectory that was started: that it runs, who gets the first mail, and where it is seen. */
export async function startedNote(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  opened: OpenedLink,
  id: string,
  language: Language,
): Promise<Pick<Confirmed, 'body' | 'link'> | undefined> {
  const scope = scopeOf(opened.person);
  if (scope === undefined) return undefined;
  const dossier = await findDossier({ deps, scope, id });
  if (dossier === undefined) return undefined;
  const { template, name: subject } = dossier;
  const first = await firstReaders(dossier);
  const texts = startTextsOf(language);
  const on = first.on === undefined || first.on <= opened.today ? undefined : longDate(first.on, language);
  const people = listed(first.names, texts.and);
  const said = [texts.started(template.title[language], subject)];
  if (people !== '') said.push(texts.firstMail(people, on));
  return {
    body: said.join(' '),
    link: { address: `/trajectories/${id}?lang=${language}`, label: texts.open },
  };
}

/** Who is mailed on the first day on which a mail goes, and that local date. */
async function firstReaders(
  dossier: Dossier,
): Promise<{ readonly names: readonly string[]; readonly on?: string }> {
  const { state, template } = dossier;
  const [mails, people] = await Promise.all([dossier.mails(), dossier.everybody()]);
  const [first] = mails;
  if (first === undefined) return { names: [] };
  const on = localDateOf(first.sendAt);
  const ids = mails
    .filter(({ sendAt }) => localDateOf(sendAt) === on)
    .flatMap(({ personId, toRole }) => personId ?? personIn(toRole, state, template) ?? []);
  return { on, names: [...new Set(ids)].flatMap((one) => people.get(one)?.name ?? []) };
}

function listed(names: readonly string[], and: string): string {
  const [last = '', ...others] = names.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} ${and} ${last}`;
}
