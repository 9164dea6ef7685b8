import { generateSchools, type SchoolRow } from './generate-schools.ts';
import { demoId } from './ids.ts';
import { inventPerson } from './person-names.ts';
import { seededRandom } from './random.ts';
import { networks } from './school-names.ts';

/** An organisation of the demo. */
export interface DemoOrganisation {
  readonly id: string;
  readonly kind: 'pbd' | 'provider' | 'central';
  readonly name: string;
  readonly network?: string;
}

/** Somebody in the demo: invented name, address under `.example`. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'nl' | 'en';
  readonly function: DemoFunction;
  readonly organisationId?: string;
  readonly schoolNumber?: string;
}

export type DemoFunction =
  | 'administrator'
  | 'central'
  | 'coordinator'
  | 'counsellor'
  | 'provider'
  | 'principal'
  | 'ict-coordinator';

/** A school of the demo with the people that a trajectory needs. */
export interface DemoSchool {
  readonly number: string;
  readonly name: string;
  /** The guidance service of its network. */
  readonly service: DemoOrganisation;
  readonly counsellor: DemoPerson;
  readonly principal: DemoPerson;
  /** Four in five schools have one. */
  readonly ictCoordinator?: DemoPerson;
}

/** Everybody who plays in the demo. */
export interface Cast {
  readonly organisations: readonly DemoOrganisation[];
  readonly people: readonly DemoPerson[];
  readonly counsellors: readonly DemoPerson[];
  readonly schools: readonly DemoSchool[];
}

const service = (name: string, network: string): DemoOrganisation => ({
  ...{ id: demoId(name), kind: 'pbd', name, network },
});
const services = [
  service('Begeleidingsdienst Kompas', networks.free),
  service('Begeleidingsdienst Stroom', networks.community),
  service('Begeleidingsdienst Rondom', networks.public),
] as const;
const central: DemoOrganisation = {
  id: demoId('central'),
  kind: 'central',
  name: 'Centrale regie Digitale School',
};
const providers: readonly DemoOrganisation[] = ['Leerwerkplaats Digitaal', 'Vormingshuis De Schakel'].map(
  (name) => ({
    ...{ id: demoId(name), kind: 'provider' as const, name },
  }),
);

/** Index of the school at which two people have one mailbox. */
const sharesMailbox = 48;

/** Chooses who plays: the same people every time. */
export function castDemo(schoolCount = 60): Cast {
  const random = seededRandom(60_040);
  const taken = new Set<string>();
  const invent = (
    role: DemoFunction,
    domain: string,
    where: Partial<DemoPerson>,
    language: 'nl' | 'en' = 'nl',
  ) => {
    const { name, mailbox } = inventPerson(random, taken);
    const email = `${mailbox}@${domain}`;
    return { id: demoId(email), name, email, language, function: role, ...where } satisfies DemoPerson;
  };
  const at = (organisation: DemoOrganisation) => ({ organisationId: organisation.id });
  const domainOf = ({ name }: DemoOrganisation) => `${name.toLowerCase().replace(/[^a-z]+/g, '-')}.example`;

  const direction = [
    invent('administrator', domainOf(central), at(central)),
    invent('central', domainOf(central), at(central)),
  ];
  const coordinators = services.map((one) => invent('coordinator', domainOf(one), at(one)));
  const counsellors = services.flatMap((one, index) =>
    Array.from({ length: index === 2 ? 2 : 3 }, () => invent('counsellor', domainOf(one), at(one))),
  );
  const trainers = providers.map((one) => invent('provider', domainOf(one), at(one)));

  const schools = pickSchools(schoolCount).map((row, index): DemoSchool => {
    const number = String(row.instelling_nummer);
    const own = services.find(({ network }) => network === row.instelling_net?.omschrijving) ?? services[0];
    const colleagues = counsellors.filter(({ organisationId }) => organisationId === own.id);
    const domain = new URL(row.instelling_website ?? `https://www.school-${number}.example`).hostname.slice(
      4,
    );
    // One principal in ten prefers English, so that both languages are seen.
    const principal = invent('principal', domain, { schoolNumber: number }, index % 10 === 7 ? 'en' : 'nl');
    const ict = index % 5 === 3 ? undefined : invent('ict-coordinator', domain, { schoolNumber: number });
    // At one school both read the same mailbox.
    const mailbox = index === sharesMailbox ? { email: `info@${domain}` } : {};
    return {
      ...{ number, name: row.instelling_naam, service: own, principal: { ...principal, ...mailbox } },
      counsellor: colleagues[index % colleagues.length] as DemoPerson,
      ...(ict === undefined ? {} : { ictCoordinator: { ...ict, ...mailbox } }),
    };
  });
  const inSchools = schools.flatMap(({ principal, ictCoordinator }) => [
    principal,
    ...(ictCoordinator ? [ictCoordinator] : []),
  ]);
  return {
    organisations: [...services, central, ...providers],
    people: [...direction, ...coordinators, ...counsellors, ...trainers, ...inSchools],
    ...{ counsellors, schools },
  };
}

/** Every network and every province is seen: schools from all over the generated register. */
function pickSchools(count: number): SchoolRow[] {
  return generateSchools()
    .schools.filter((_, index) => index % 20 === 10)
    .slice(0, count);
}
