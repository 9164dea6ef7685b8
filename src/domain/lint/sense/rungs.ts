import type { Rung, StepNode, Template } from '../../template/model/types.ts';
import { withFallBacks } from '../../trajectory/model/role-holders.ts';
import type { Finding } from '../finding.ts';
import { meantOtherwise, roughDays, roughTerm } from './examined.ts';

/** A rung where it is written, and whose it is. */
interface Sent {
  readonly rung: Rung;
  /** Where it stands in the file. */
  readonly at: string;
  readonly step: StepNode;
  readonly template: Template;
}

/** One mail of a ladder that never goes, goes too early or too late, too often, or to whom it is no use. */
export function checkRung(sent: Sent): readonly Finding[] {
  return [...neverSent(sent), ...tooLate(sent), ...tooEarly(sent), ...upward(sent), ...daily(sent)];
}

function neverSent({ rung, at, step }: Sent): Finding[] {
  const meets = step.kind === 'meeting' || step.kind === 'training';
  const lacks =
    rung.anchor === 'due' && step.due === undefined
      ? { nl: 'de stap heeft geen uiterste datum', en: 'the step has no due date' }
      : rung.anchor === 'appointment' && !meets
        ? { nl: 'een stap van deze soort heeft geen afspraak', en: 'a step of this kind has no appointment' }
        : undefined;
  if (lacks === undefined) return [];
  return [
    meantOtherwise(
      'rung-never-sent',
      at,
      {
        nl: `Deze mail van ${step.id} gaat nooit: ${lacks.nl}.`,
        en: `This mail of ${step.id} never goes: ${lacks.en}.`,
      },
      {
        nl: 'Tel vanaf iets dat er is, of laat de trede weg.',
        en: 'Count from something that is there, or leave out the rung.',
      },
    ),
  ];
}

// What comes when the step has expired already, its repetitions too.
function tooLate({ rung, at, step }: Sent): Finding[] {
  const { due, expiry } = step;
  if (due === undefined || expiry === undefined || rung.anchor === 'appointment') return [];
  const again = rung.every === undefined ? 0 : roughDays(rung.every) * (rung.times - 1);
  const days = roughDays(rung.offset) + again;
  const term = due.in === undefined || due.from !== undefined ? undefined : roughTerm(due.in, due.calendar);
  const end = roughDays(expiry.after) + (rung.anchor === 'open' ? (term ?? Number.POSITIVE_INFINITY) : 0);
  // On the morning on which it expires, it is gone before the mails are sent.
  if (days < end || days <= 0) return [];
  return [
    meantOtherwise(
      'mail-after-expiry',
      at,
      {
        nl: `Deze mail van ${step.id} gaat nooit: de stap vervalt al eerder (${expiry.after} na de uiterste datum).`,
        en: `This mail of ${step.id} never goes: the step expires before it (${expiry.after} after the due date).`,
      },
      {
        nl: 'Stuur hem eerder, of laat de stap later vervallen.',
        en: 'Send it earlier, or let the step expire later.',
      },
    ),
  ];
}

function tooEarly({ rung, at, step: { id, due } }: Sent): Finding[] {
  if (
    rung.anchor !== 'due' ||
    !rung.offset.startsWith('-') ||
    due?.in === undefined ||
    due.from !== undefined
  )
    return [];
  if (-roughDays(rung.offset) < roughDays(due.in)) return [];
  return [
    meantOtherwise(
      'reminder-before-opening',
      at,
      {
        nl: `Deze herinnering aan ${id} komt vóór de vraag zelf: de termijn is maar ${due.in}.`,
        en: `This reminder of ${id} comes before it is asked: the term is only ${due.in}.`,
      },
      { nl: 'Herinner later, of geef een langere termijn.', en: 'Remind later, or give a longer term.' },
    ),
  ];
}

// An escalation is for somebody else, after whoever was asked had the time to answer.
function upward({ rung, at, step, template }: Sent): Finding[] {
  if (rung.kind !== 'escalation') return [];
  const isDoer = rung.to === step.role || isOnlyDoer(rung.to, step.role, template);
  if (isDoer) {
    return [
      meantOtherwise(
        'escalation-to-doer',
        at,
        {
          nl: `Deze escalatie van ${step.id} gaat naar wie de stap zelf moet doen (${step.role}).`,
          en: `This escalation of ${step.id} goes to whoever has to do the step (${step.role}).`,
        },
        { nl: 'Zeg met to wie het dan moet weten.', en: 'Say with to who should know of it then.' },
      ),
    ];
  }
  if (rung.anchor !== 'open' && !rung.offset.startsWith('-')) return [];
  if (rung.anchor === 'open' && roughDays(rung.offset) > 0) return [];
  return [
    meantOtherwise(
      'escalation-too-early',
      at,
      {
        nl: `Deze escalatie van ${step.id} gaat voordat er iemand te laat is.`,
        en: `This escalation of ${step.id} goes before anybody is late.`,
      },
      { nl: 'Stuur ze na de uiterste datum (after).', en: 'Send it after the due date (after).' },
    ),
  ];
}

function isOnlyDoer(to: string, doer: string, template: Template): boolean {
  const [first, ...others] = withFallBacks(to, template);
  const definition = template.roles.find(({ id }) => id === first);
  return (
    definition?.optional === true &&
    others[0] === doer &&
    others.length === 1 &&
    to !== doer &&
    definition.party !== 'pbd' &&
    definition.party !== 'central'
  );
}

/** Who is mailed more often than every so many days, and more than a few times, is chased. */
const CHASING_DAYS = 5;
const CHASING_TIMES = 4;

function daily({ rung, at, step }: Sent): Finding[] {
  if (rung.every === undefined || rung.times < CHASING_TIMES || roughDays(rung.every) >= CHASING_DAYS)
    return [];
  return [
    meantOtherwise(
      'mails-too-often',
      at,
      {
        nl: `Over ${step.id} gaan zo ${rung.times} mails met telkens ${rung.every} ertussen.`,
        en: `So ${rung.times} mails go about ${step.id}, ${rung.every} apart.`,
      },
      {
        nl: 'Neem een week of meer ertussen en hoogstens een paar mails; laat daarna iemand anders bellen.',
        en: 'Take a week or more in between, and a few mails at most; let somebody telephone after that.',
      },
    ),
  ];
}
