import { readDepartures } from '../../../application/departures/find.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { nowOf, todayOf } from '../../../application/now.ts';
import type { PersonOverview } from '../../../application/people/overview.ts';
import type { TableRowWithPeople } from '../../../application/trajectories/table.ts';
import type { Scope } from '../../../domain/access/scope.ts';
import type { Instant, LocalDate } from '../../../domain/calendar/types.ts';
import { nounOf, roleOf } from '../../../domain/template/model/lookup.ts';
import type { MailKind } from '../../../domain/template/model/types.ts';
import type { Language } from '../../../domain/text.ts';
import { headlineOf } from '../../../domain/trajectory/mail-plan/headline.ts';
import { stepOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import { isRunning } from '../../../domain/trajectory/model/status.ts';
import { explainMail } from '../../../mail/ledger/explain.ts';
import { peopleTextsOf } from '../../texts/texts.ts';
import { type ListRow, listRow } from '../trajectories/rows.ts';
import { hindranceOf } from '../view/reach.ts';

/** A role of somebody, in the words of its trajectory. */
export type RoleOfPerson = { readonly row: ListRow; readonly roles: readonly string[] };

/** A link or a mail, in words. */
export type LinkInWords = {
  readonly key: string;
  readonly step: string;
  readonly school: string;
  readonly trajectory: string;
  readonly expiresAt: Instant;
  readonly usedAt?: Instant | undefined;
};
export type MailInWords = {
  readonly id: string;
  readonly trajectory: string;
  readonly at: Instant;
  readonly status: string;
  readonly title: string;
  readonly school: string;
  readonly why: string;
};

/** A running trajectory that needs somebody else. */
export type LeftBehind = {
  readonly trajectory: string;
  readonly school: string;
  readonly roles: readonly { readonly id: string; readonly title: string }[];
};

/** The page of a person in words. */
export type PersonView = {
  readonly overview: PersonOverview;
  readonly today: LocalDate;
  readonly hindrance: string | undefined;
  readonly now: readonly RoleOfPerson[];
  readonly before: readonly RoleOfPerson[];
  readonly links: readonly LinkInWords[];
  readonly mails: readonly MailInWords[];
  readonly behind: readonly LeftBehind[];
};

/** Puts somebody in words. */
export async function personView(
  deps: Pick<Dependencies, 'store' | 'clock'>,
  scope: Scope,
  overview: PersonOverview,
  language: Language,
): Promise<PersonView> {
  const { person, trajectories } = overview;
  const now = nowOf(deps);
  const today = todayOf(deps);
  const roles = trajectories.map((one) => ({
    row: listRow(one, now, language),
    roles: Object.entries(one.row.roles).flatMap(([role, holder]) =>
      holder === person.id ? [roleTitle(one, role, language)] : [],
    ),
  }));
  const runs = ({ row }: RoleOfPerson) => isRunning(row);
  const departures = await readDepartures({ deps, scope, filter: { person: person.id } });
  return {
    ...{ overview, today, hindrance: hindranceOf(person, today, language) },
    now: roles.filter(runs),
    before: roles.filter((one) => !runs(one)),
    links: overview.links.flatMap((link) => {
      const about = overview.about.get(link.trajectoryId);
      if (about === undefined) return [];
      const { expiresAt, usedAt, path, trajectoryId } = link;
      const key = `${trajectoryId}/${path}/${link.createdAt}`;
      return [
        {
          ...{ key, expiresAt, usedAt, trajectory: trajectoryId },
          ...{ step: nounAt(about, path, language), school: listRow(about, now, language).school },
        },
      ];
    }),
    mails: mailsInWords(overview, now, language),
    behind: departures
      .flatMap(({ concerned }) => concerned)
      .map(({ trajectoryId, schoolName, reference, roles: ids }) => ({
        trajectory: trajectoryId,
        school: schoolName ?? reference,
        roles: ids.map((id) => ({ id, title: roleTitle(overview.about.get(trajectoryId), id, language) })),
      })),
  };
}

function mailsInWords({ mails, about }: PersonOverview, now: Instant, language: Language): MailInWords[] {
  const texts = peopleTextsOf(language).mails;
  return mails.flatMap((mail) => {
    const one = about.get(mail.trajectoryId);
    if (one === undefined) return [];
    const step = one.template && stepOfPath(one.template, mail.path)?.step;
    return [
      {
        ...{
          id: mail.id,
          trajectory: mail.trajectoryId,
          at: mail.sentAt ?? mail.sendAt,
          status: mail.status,
        },
        title:
          mail.kind === 'link' || step === undefined
            ? texts.link
            : headlineOf(step, mail.kind as MailKind, language),
        school: listRow(one, now, language).school,
        why: explainMail(mail)[language],
      },
    ];
  });
}

function roleTitle(about: TableRowWithPeople | undefined, role: string, language: Language): string {
  return (about?.template && roleOf(about.template, role)?.title[language]) ?? role;
}

function nounAt({ template }: TableRowWithPeople, path: string, language: Language): string {
  const step = template && stepOfPath(template, path)?.step;
  return step === undefined ? path : nounOf(step)[language];
}
