import type { Candidate } from '../../../application/enrolment/candidates.ts';
import type { Proposal } from '../../../application/enrolment/proposal.ts';
import { firstMails } from '../../../application/enrolment/try-out.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { isWithin } from '../../../domain/access/scope.ts';
import type { LocalDate } from '../../../domain/calendar/types.ts';
import { firstStart } from '../../../domain/template/model/first-start.ts';
import { roleOf } from '../../../domain/template/model/lookup.ts';
import type { Language } from '../../../domain/text.ts';
import { startTextsOf } from '../../texts/texts.ts';
import { SUBJECT } from '../forms/field-names.ts';
import type { Choice, PersonChoice, StartView } from './types.ts';

/** A proposal as its page shows it, in the reader's language. */
export function startViewOf(proposal: Proposal, opened: OpenedLink, language: Language): StartView {
  const { published, subject, scope, begun } = proposal;
  const { template } = published;
  const start = firstStart(template, opened.today);
  const schools = subject.kind === 'person' ? [] : subject.schools;
  const [only, ...more] = schools;
  return {
    template: template.title[language],
    summary: template.summary[language],
    ...(only !== undefined && more.length === 0 ? { subject: only.name } : {}),
    schools: more.length === 0 ? [] : schools.map(({ number, name }) => ({ id: number, label: name })),
    ...(subject.kind === 'person' ? { person: subjectChoice(subject, language) } : {}),
    roles: proposal.roles.map(({ role, people, likely }) => ({
      name: role.id,
      title: role.title[language],
      people: choicesOf(people, language),
      likely,
      likelyName: people.find(({ id }) => id === likely)?.name,
      optional: role.optional,
    })),
    ...{ start, from: template.availableFrom, until: template.availableUntil },
    isBounded: template.availableFrom > opened.today || template.availableUntil !== undefined,
    mails: comingMails(proposal, opened, start, language),
    running: proposal.running.map((one) => ({
      ...{ reference: one.reference, start: one.start },
      ...(isWithin(scope, one.organisationId) ? { address: `/trajectories/${one.id}?lang=${language}` } : {}),
    })),
    begun: begun !== undefined,
  };
}

function subjectChoice(
  { people, likely }: Extract<Proposal['subject'], { kind: 'person' }>,
  language: Language,
): PersonChoice {
  const title = startTextsOf(language).person;
  return { name: SUBJECT, title, people: choicesOf(people, language), likely, optional: false };
}

function choicesOf(people: readonly Candidate[], language: Language): Choice[] {
  const { functions } = startTextsOf(language);
  return people.map(({ id, name, function: what = '', where }) => {
    const more = [functions[what], where].filter((part) => part !== undefined).join(', ');
    return { id, label: more === '' ? name : `${name} (${more})` };
  });
}

function comingMails(
  proposal: Proposal,
  opened: OpenedLink,
  start: LocalDate,
  language: Language,
): StartView['mails'] {
  const likely = new Map(
    proposal.roles.flatMap(({ role, people, likely: id }) => {
      const person = people.find((one) => one.id === id);
      return person === undefined ? [] : [[role.id, person.name] as const];
    }),
  );
  return firstMails(proposal, opened, start, new Set(likely.keys()), language).map(({ title, role, on }) => {
    const asRole = roleOf(proposal.published.template, role)?.title[language] ?? role;
    const name = likely.get(role);
    return {
      title,
      to: name === undefined ? asRole : `${name} (${asRole})`,
      ...(on === undefined ? {} : { on }),
    };
  });
}
