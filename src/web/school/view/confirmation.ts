import type { OpenedLink } from '../../../application/links/open.ts';
import type { Language } from '../../../domain/text.ts';
import { stepOfPath } from '../../../domain/trajectory/model/built-in-tasks.ts';
import { standing } from '../../../domain/trajectory/rules/due-dates.ts';
import { openSteps } from '../../../domain/trajectory/views/steps.ts';
import { appointmentInWords } from '../../../texts/appointment-dates.ts';
import { longDate } from '../../../texts/dates.ts';
import { copyTextsOf, textsOf } from '../../texts/texts.ts';
import type { Done } from '../forms/done.ts';
import { timeGiven } from './more-time.ts';

/**
 * What the reader is told about what was just done; nothing when it is not so. What is said of an answer, and of
 * somebody who takes over, stands apart: see `answeredNote` and `takeoverNote`.
 */
export function confirmationOf(done: Done, opened: OpenedLink, language: Language): string | undefined {
  const texts = textsOf(language).done;
  const given = timeGiven(done, opened, language);
  if (given !== undefined) return given;
  switch (done.kind) {
    case 'link':
      return texts.linkAsked;
    case 'keep':
      return copyTextsOf(language).keptDone;
    case 'kept':
      return texts.kept;
    case 'reminders-off':
      return opened.person.remindersOff ? texts.remindersOff : undefined;
    case 'reminders-on':
      return opened.person.remindersOff ? undefined : texts.remindersOn;
    case 'appointments':
    case 'extension':
    case 'postpone':
      return done.path === undefined ? undefined : aboutStep(done.kind, done.path, opened, language);
    default:
      return undefined;
  }
}

function aboutStep(
  kind: 'appointments' | 'extension' | 'postpone',
  path: string,
  { trajectory, template, context }: OpenedLink,
  language: Language,
): string | undefined {
  const texts = textsOf(language).done;
  const node = trajectory.state.nodes[path];
  const step = stepOfPath(template, path, node?.about)?.step;
  if (node === undefined || step === undefined) return undefined;
  if (kind === 'appointments') {
    const appointments = standing(node) ?? [];
    const [first] = appointments;
    if (first === undefined) return undefined;
    return appointments.length === 1
      ? texts.appointed(appointmentInWords(first, language))
      : texts.appointedMany;
  }
  const due = openSteps(trajectory.state, template, context).find((view) => view.path === path)?.due;
  if (due === undefined) return undefined;
  const date = longDate(due, language);
  return kind === 'postpone'
    ? textsOf(language).waiting.postponed(step.title[language], date)
    : texts.extended(date);
}
