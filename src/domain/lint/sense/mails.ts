import { stepsOf } from '../../template/model/lookup.ts';
import type { Rung, StepNode, Template } from '../../template/model/types.ts';
import type { RungFile } from '../../template/reading/schema.ts';
import { withFallBacks } from '../../trajectory/model/role-holders.ts';
import type { Finding } from '../finding.ts';
import {
  type Examined,
  isDoneByItself,
  meantOtherwise,
  placeOfLadder,
  roughDays,
  roughTerm,
  writtenSteps,
} from './examined.ts';

/** Ladders that nobody can mean: mails that never go, go too often, or go to nobody who can do something. */
export function checkMails(examined: Examined): readonly Finding[] {
  const written = writtenSteps(examined.file);
  const found = stepsOf(examined.template).flatMap((step) => {
    if (isDoneByItself(step)) return withLadderInVain(step);
    const place = placeOfLadder(step, written.get(step.id));
    return [
      ...asking(step),
      ...step.ladder.flatMap((rung, index) =>
        ofRung({ rung, at: `${place}.${index}`, step, template: examined.template }),
      ),
      ...together(step, place),
      ...tooMany(step, place),
    ];
  });
  return [...found, ...repetitions(examined)];
}

function withLadderInVain({ id, ladder }: StepNode): Finding[] {
  if (ladder.length === 0) return [];
  return [
    meantOtherwise(
      'key-without-effect',
      `${id}.reminders`,
      {
        nl: 'Deze stap gebeurt vanzelf: er valt niemand aan te herinneren.',
        en: 'This step happens by itself: there is nobody to remind.',
      },
      { nl: 'Laat reminders weg.', en: 'Leave out reminders.' },
    ),
  ];
}

function asking(step: StepNode): Finding[] {
  if (step.ladder.some(({ kind, to }) => kind === 'ask' && to === step.role)) return [];
  return [
    meantOtherwise(
      'nobody-asked',
      step.ladder.length === 0 ? step.id : `${step.id}.reminders`,
      {
        nl: `Niemand vraagt ${step.role} ooit om deze stap.`,
        en: `Nobody ever asks ${step.role} to do this step.`,
      },
      {
        nl: 'Begin de ladder met { rung: ask, at: open }.',
        en: 'Begin its ladder with { rung: ask, at: open }.',
      },
    ),
  ];
}

interface Sent {
  readonly rung: Rung;
  /** Where it stands in the file. */
  readonly at: string;
  readonly step: StepNode;
  readonly template: Template;
}

function ofRung(sent: Sent): Finding[] {
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

/** More mails than this to one person about one step are not read. */
const MOST_MAILS = 8;

function tooMany({ id, ladder }: StepNode, place: string): Finding[] {
  const receivers = [...new Set(ladder.map(({ to }) => to))];
  return receivers.flatMap((to) => {
    const count = ladder.filter((rung) => rung.to === to).reduce((so, { times }) => so + times, 0);
    if (count <= MOST_MAILS) return [];
    return [
      meantOtherwise(
        'too-many-mails',
        place,
        {
          nl: `${to} krijgt tot ${count} mails over ${id}.`,
          en: `${to} gets up to ${count} mails about ${id}.`,
        },
        { nl: `Hou het bij hoogstens ${MOST_MAILS}.`, en: `Keep it to ${MOST_MAILS} at most.` },
      ),
    ];
  });
}

function together({ id, ladder }: StepNode, place: string): Finding[] {
  const moment = ({ anchor, offset, to }: Rung) => `${anchor} ${offset.replace(/^-?P0D$/, '')} ${to}`;
  return ladder.flatMap((rung, index) =>
    ladder.findIndex((other) => moment(other) === moment(rung)) === index
      ? []
      : [
          meantOtherwise(
            'rungs-together',
            `${place}.${index}`,
            {
              nl: `Deze mail van ${id} gaat op hetzelfde moment naar dezelfde persoon als een andere trede.`,
              en: `This mail of ${id} goes to the same person at the same moment as another rung.`,
            },
            { nl: 'Laat er één weg.', en: 'Leave one of them out.' },
          ),
        ],
  );
}

function repetitions({ file }: Examined): Finding[] {
  const ladders = [
    ...Object.entries(file.ladders ?? {}).map(([name, rungs]) => ({ place: `ladders.${name}`, rungs })),
    ...[...writtenSteps(file)].flatMap(([id, { reminders }]) =>
      Array.isArray(reminders) ? [{ place: `${id}.reminders`, rungs: reminders }] : [],
    ),
  ];
  return ladders.flatMap(({ place, rungs }) =>
    rungs.flatMap((rung, index) => {
      const fault = faultOfRepetition(rung);
      return fault === undefined
        ? []
        : [meantOtherwise(fault.rule, `${place}.${index}`, fault.message, fault.mend)];
    }),
  );
}

function faultOfRepetition({ rung, every, times }: RungFile) {
  if (every !== undefined && (times ?? 1) < 2) {
    return {
      rule: 'every-without-times' as const,
      message: {
        nl: `De trede ${rung} zegt om de hoeveel tijd (every), maar gaat maar één keer.`,
        en: `The rung ${rung} says how far apart (every), but goes only once.`,
      },
      mend: {
        nl: 'Zeg met times hoe vaak, of laat every weg.',
        en: 'Say how often with times, or leave out every.',
      },
    };
  }
  if (every === undefined && (times ?? 1) > 1) {
    return {
      rule: 'every-without-times' as const,
      message: {
        nl: `De trede ${rung} zegt hoe vaak (times), maar niet om de hoeveel tijd: hij gaat maar één keer.`,
        en: `The rung ${rung} says how often (times), but not how far apart: it goes only once.`,
      },
      mend: { nl: 'Zeg met every om de hoeveel tijd.', en: 'Say how far apart with every.' },
    };
  }
  return undefined;
}
