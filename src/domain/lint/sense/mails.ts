import { stepsOf } from '../../template/model/lookup.ts';
import type { Rung, StepNode } from '../../template/model/types.ts';
import type { RungFile } from '../../template/reading/schema.ts';
import type { Finding } from '../finding.ts';
import { type Examined, isDoneByItself, meantOtherwise, placeOfLadder, writtenSteps } from './examined.ts';
import { checkRung } from './rungs.ts';

/** Ladders that nobody can mean: mails that never go, go too often, or go to nobody who can do something. */
export function checkMails(examined: Examined): readonly Finding[] {
  const written = writtenSteps(examined.file);
  const found = stepsOf(examined.template).flatMap((step) => {
    if (isDoneByItself(step)) return withLadderInVain(step);
    const place = placeOfLadder(step, written.get(step.id));
    return [
      ...asking(step),
      ...step.ladder.flatMap((rung, index) =>
        checkRung({ rung, at: `${place}.${index}`, step, template: examined.template }),
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
