import { addDuration } from '../calendar/offset.ts';
import { isSchoolHoliday, nextSchoolDay } from '../calendar/school-calendar.ts';
import type { LocalDate } from '../calendar/types.ts';
import { localDateOf, startOfDay } from '../calendar/wall-clock.ts';
import { dateFrom } from '../calendar/yearly.ts';
import { formSchemaProblems } from '../forms/form-schema-problems.ts';
import { validateAnswers } from '../forms/validate-answers.ts';
import { roleOf, stepsOf } from '../template/model/lookup.ts';
import type { Template, TemplateNode } from '../template/model/types.ts';
import { parseTemplate, type TemplateError } from '../template/reading/load.ts';
import { undeclaredIn } from '../template/reading/text-languages.ts';
import { advanced } from '../trajectory/decide/advance.ts';
import { nobodyActs, play } from '../trajectory/forecast/play.ts';
import type { Arrival, Context } from '../trajectory/model/advanced.ts';
import { isEndless } from '../trajectory/model/endless.ts';
import { idOf } from '../trajectory/model/paths.ts';
import { withFallBacks } from '../trajectory/model/role-holders.ts';
import { checkAppointments, follows } from './appointments.ts';
import { checkConditions } from './conditions.ts';
import { checkDelegating } from './delegating.ts';
import { type Exploration, explore } from './explore.ts';
import type { Finding } from './finding.ts';
import { type AcceptedFinding, withAccepted } from './sense/accepted.ts';
import { checkSense } from './sense/check-sense.ts';
import type { KnownTemplate } from './sense/examined.ts';
import { checkExploration } from './states.ts';

/** What lint has to say of a template file; without errors it can be published. */
export interface LintReport {
  readonly template?: string;
  readonly findings: readonly Finding[];
  /** What was found too, but that the file accepts with a reason. */
  readonly accepted: readonly AcceptedFinding[];
  /** How many different states were looked at. */
  readonly states: number;
}

/** With what a file is looked at. */
export interface LintContext extends Context {
  /** What the other model trajectories offer to be named; links are only checked where it is known. */
  readonly others?: readonly KnownTemplate[];
}

/**
 * Proves what can be proved of a template before it is published: see `LintRule`. States are explored with the core itself,
 * up to a bound that is reported when it was reached.
 * @param watch told on which line of the file the work is, for whoever has to end it
 */
export function lint(
  yaml: string,
  { others, ...context }: LintContext,
  watch: (line: number) => void = () => undefined,
): LintReport {
  const parsed = parseTemplate(yaml);
  if (!parsed.ok) return { findings: parsed.errors.map(ofFile), accepted: [], states: 0 };
  const { template, file, lineOfNode } = parsed;
  const start = nextSchoolDay(template.availableFrom, context.calendar);
  const stated = [
    ...checkRoles(template),
    ...checkDelegating(template),
    ...checkForms(template),
    ...checkConditions(template),
    ...checkDates(template, context),
  ];
  const broken = stated.some((finding) => finding.severity === 'error' && finding.rule !== 'mail-in-holiday');
  // What is broken on paper is mended first: walking through it would only repeat the same findings.
  const { findings: walked, states } = broken
    ? { findings: [], states: 0 }
    : walk(template, start, context, (node) => {
        const line = lineOfNode(node);
        if (line !== undefined) watch(line);
      });
  const sense = checkSense({ template, file, context, ...(others === undefined ? {} : { others }) });
  const withLine = (finding: Finding): Finding => {
    const [id = '', ...keys] = finding.at.split('.');
    const line = lineOfNode(id, ...keys);
    return line === undefined ? finding : { ...finding, line };
  };
  const { findings, accepted } = withAccepted([...stated, ...walked, ...sense], file);
  return {
    template: template.id,
    findings: findings.map(withLine),
    accepted: accepted.map(({ finding, because }) => ({ finding: withLine(finding), because })),
    states,
  };
}

function walk(
  template: Template,
  start: LocalDate,
  context: Context,
  watch: (node: string) => void,
): { readonly findings: readonly Finding[]; readonly states: number } {
  try {
    const exploration = explore(template, start, context, watch);
    const findings = [
      ...checkExploration(template, exploration),
      ...checkAppointments(template, exploration, context),
      ...checkReminders(template, exploration, context),
    ];
    return { findings, states: exploration.visits.length };
  } catch (error) {
    if (!isEndless(error)) throw error;
    return { findings: [neverAtRest(error.node)], states: 0 };
  }
}

function neverAtRest(node: string): Finding {
  return {
    rule: 'never-at-rest',
    severity: 'error',
    at: node,
    message: {
      nl: 'Dit komt telkens vanzelf terug, zonder dat iemand iets doet of er tijd voorbijgaat: er komt geen einde aan.',
      en: 'This comes back by itself time and again, without anybody acting or time passing: it never ends.',
    },
    mend: {
      nl: 'Laat er tijd tussen (every), geef een einde dat komt (times, until), of zet er iets in dat iemand doet.',
      en: 'Put time in between (every), give it an end that comes (times, until), or something that somebody does.',
    },
  };
}

/** What keeps a file from being read as a template, as lint says it. */
export function ofFile(error: TemplateError): Finding {
  const isText = /(^|\.)(nl|en)$/.test(error.path);
  return {
    rule: isText ? 'text-missing' : (error.rule ?? 'file'),
    severity: 'error',
    at: error.path,
    ...(error.line === undefined ? {} : { line: error.line }),
    ...(error.within === undefined ? {} : { within: error.within }),
    message: isText
      ? { nl: `Hier ontbreekt een tekst: ${error.path}.`, en: `A text is missing here: ${error.path}.` }
      : error.message,
    ...(isText
      ? {
          mend: {
            nl: 'Schrijf de tekst in het Nederlands en in het Engels.',
            en: 'Write the text in Dutch and in English.',
          },
        }
      : {}),
  };
}

// A role that may stay empty needs another to stand in for it wherever somebody has to do or know something.
function checkRoles(template: Template): Finding[] {
  const isFilled = (role: string) =>
    withFallBacks(role, template).some((one) => roleOf(template, one)?.optional === false);
  return stepsOf(template).flatMap((step) =>
    [...new Set([step.role, ...step.ladder.map((rung) => rung.to)])]
      .filter((role) => !isFilled(role))
      .map(
        (role): Finding => ({
          rule: 'role-without-person',
          severity: 'error',
          at: step.id,
          message: {
            nl: `Misschien heeft niemand de rol ${role}; dan wordt deze stap aan niemand gevraagd.`,
            en: `Perhaps nobody has the role ${role}; then nobody is asked to do this step.`,
          },
          mend: {
            nl: `Maak ${role} verplicht, of geef die rol falls_back_to.`,
            en: `Make ${role} required, or give it falls_back_to.`,
          },
        }),
      ),
  );
}

function checkForms(template: Template): Finding[] {
  return stepsOf(template).flatMap((step): Finding[] => {
    if (step.answers === undefined) return [];
    const problems = formSchemaProblems(step.answers).map(
      (problem): Finding => ({
        rule: 'form-schema',
        severity: 'error',
        at: [step.id, 'answers', ...problem.path].join('.'),
        message: { nl: problem.message, en: problem.message },
      }),
    );
    const undeclared = undeclaredIn(step.answers, ['nl', 'en', ...(template.furtherLanguages ?? [])]).map(
      ({ path, message }): Finding => ({
        ...{ rule: 'form-schema', severity: 'error', message },
        at: [step.id, 'answers', ...path].join('.'),
      }),
    );
    if (problems.length + undeclared.length > 0) return [...problems, ...undeclared];
    const example = (step.answers.examples as readonly unknown[] | undefined)?.[0];
    const check = validateAnswers(step.answers, example ?? {}, 'nl');
    if (check.valid) return [];
    const english = validateAnswers(step.answers, example ?? {}, 'en');
    const first = english.valid ? undefined : english.errors[0];
    return [
      {
        rule: 'form-example',
        severity: 'error',
        at: `${step.id}.answers.examples`,
        message: {
          nl: `Het voorbeeld past niet in het formulier: ${check.errors[0]?.message}`,
          en: `The example does not fit the form: ${first?.message}`,
        },
        mend: {
          nl: 'Geef onder examples één volledig en geldig antwoord; repetities gebruiken het.',
          en: 'Give one complete and valid answer under examples; rehearsals use it.',
        },
      },
    ];
  });
}

// A fixed date in a school holiday asks a school for something when nobody is there.
function checkDates(template: Template, context: Context): Finding[] {
  return stepsOf(template).flatMap((step) => {
    if (roleOf(template, step.role)?.party !== 'school') return [];
    const dates = [
      { at: `${step.id}.opens.on`, on: step.opens.on },
      { at: `${step.id}.due.on`, on: step.due?.on },
    ];
    return dates.flatMap(({ at, on }): Finding[] => {
      const day = on === undefined ? undefined : dateFrom(on, template.availableFrom);
      if (day === undefined || !isSchoolHoliday(day, context.calendar)) return [];
      const good = nextSchoolDay(day, context.calendar);
      return [
        {
          rule: 'mail-in-holiday',
          severity: 'error',
          at,
          message: { nl: `${on} valt in een schoolvakantie.`, en: `${on} falls in a school holiday.` },
          mend: { nl: `Neem bijvoorbeeld ${good}.`, en: `Take ${good}, for example.` },
        },
      ];
    });
  });
}

/** Longer than any trajectory and its ladders last: who is still mailed then would be for ever. */
const YEARS_UNTIL_ENDLESS = 10;

// What comes back without end is looked at from its first occurrence on, everything else from the start.
function checkReminders(template: Template, exploration: Exploration, context: Context): Finding[] {
  const endless = new Set(
    allNodes(template.phases)
      .filter(({ repeat }) => repeat && !repeat.times && !repeat.at)
      .map(({ id }) => id),
  );
  const from = [...endless].flatMap(
    (id) => exploration.visits.find(({ arrival }) => isOpen(arrival, id)) ?? [],
  );
  const steps = new Set(
    [...exploration.visits.slice(0, 1), ...from].flatMap(({ arrival }) =>
      lateMails(arrival, template, context),
    ),
  );
  return [...steps].map((step) => ({
    rule: 'endless-reminder',
    severity: 'error',
    at: step,
    message: {
      nl: `Wie nooit antwoordt, krijgt hierover na ${YEARS_UNTIL_ENDLESS} jaar nog altijd mails.`,
      en: `Somebody who never answers still gets mails about this after ${YEARS_UNTIL_ENDLESS} years.`,
    },
    mend: {
      nl: 'Begrens de herhaling (times, until), of laat de stap vervallen met then: stop.',
      en: 'Bound the repetition (times, until), or let the step expire with then: stop.',
    },
  }));
}

function allNodes(nodes: readonly TemplateNode[]): readonly TemplateNode[] {
  return nodes.flatMap((node) => [node, ...(node.type === 'stage' ? allNodes(node.children) : [])]);
}

function isOpen(arrival: Arrival, id: string): boolean {
  return Object.values(arrival.state.nodes).some((node) => node.status === 'open' && idOf(node.path) === id);
}

// The steps about which schools and providers still get mail, years after anybody last did anything. What comes back for
// those who follow trajectories is their work.
function lateMails(arrival: Arrival, template: Template, context: Context): readonly string[] {
  const years = (count: number) =>
    startOfDay(addDuration(localDateOf(arrival.state.at), `P${count}Y`, 'calendar-days', context.calendar));
  const from = advanced({ state: arrival.state, template, context, events: [] });
  const { played } = play(from, template, context, nobodyActs, years(YEARS_UNTIL_ENDLESS + 2));
  return played.flatMap((one) =>
    one.kind === 'mail' && one.at > years(YEARS_UNTIL_ENDLESS) && !follows(template, one.mail.to)
      ? [one.mail.step]
      : [],
  );
}
