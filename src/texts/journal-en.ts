import type { EventBody, NoticeId } from '../domain/trajectory/model/events.ts';
import { sentenceOfCode } from '../domain/trajectory/model/rejections.ts';
import { UNDONE } from '../domain/trajectory/model/undone.ts';
import { longDate, longMoment } from './dates.ts';
import { withinSentence } from './in-sentence.ts';
import { movedByCalendar } from './moved-by-calendar.ts';
import type { Names } from './names.ts';
import { reasonInWords } from './reasons.ts';

/** What happened, in English. */
export function englishSentence(body: EventBody, names: Names): string {
  const step = 'path' in body && body.path !== undefined ? `“${names.node(body.path)}”` : '';
  switch (body.type) {
    case 'enrolled':
      return `Enrolled, starting on ${longDate(body.start, 'en')}${body.group === undefined ? '' : ` (${groups[body.group]})`}.${said(reasonInWords(body.reason, 'en'))}`;
    case 'closed':
      return `${step} is closed.`;
    case 'opened':
      return body.about === undefined
        ? `${step} has started${body.level === undefined ? '' : `, at ${levels[body.level] ?? `level ${body.level}`}`}.`
        : `${step} has become a task, about “${names.node(body.about)}”.`;
    case 'withdrawn':
      return {
        'not-applicable': `${step} does not apply and is passed over.`,
        'before-start': `${step} lay before the start and was not asked.`,
        answered: `The task ${step} is no longer needed: an answer came.`,
        'closing-date': `${step} lapsed because its phase had come to its last day.`,
        ended: `${step} lapsed because the trajectory ended.`,
      }[body.why];
    case 'completed':
      if (body.outcome === 'reached') return `Milestone reached: ${step}.`;
      return `${step} is ${outcomes[body.outcome] ?? `done${after(names.outcome(body.path, body.outcome))}`}.${asItWas(body, names)}${said(body.comment)}`;
    case 'not-started':
      return `The trajectory that ${step} proposes could not start automatically. ${sentenceOfCode(body.reason)?.en ?? body.reason}`;
    case 'returned':
      return `At ${step}, changes to “${names.node(body.target)}” were requested.${said(body.comment)}`;
    case 'skipped':
      return `${step} was skipped.${said(reasonInWords(body.reason, 'en'))}`;
    case 'expired':
      return {
        choose: `${step} got no answer; what the template says of that counts as chosen.`,
        skip: `${step} got no answer; the step was skipped.`,
        ask: `${step} got no answer; the counsellor decides what happens.`,
        stop: `${step} got no answer; the trajectory stops.`,
      }[body.then];
    case 'reopened':
      return `${step} was opened again.${said(reasonInWords(body.reason, 'en'))}`;
    case 'rescheduled':
      return rescheduled(body, step);
    case 'assigned':
      return `${names.person(body.person)} is now ${withinSentence(names.role(body.role))}.${said(reasonInWords(body.reason, 'en'))}`;
    case 'delegated':
      return body.person === undefined
        ? `${step} comes back to whoever is ${withinSentence(names.role(body.role))}.${said(reasonInWords(body.reason, 'en'))}`
        : `${names.person(body.person)} does ${step}; the role of ${withinSentence(names.role(body.role))} stays where it was.${said(reasonInWords(body.reason, 'en'))}`;
    case 'handover-planned':
      if (body.note === UNDONE) {
        return `The planned handover was taken back: ${withinSentence(names.role(body.role))} stays or becomes ${names.person(body.to)}.`;
      }
      return `${names.person(body.to)} becomes ${withinSentence(names.role(body.role))} from ${longDate(body.on, 'en')} on.${said(body.note)}`;
    case 'handed-over':
      return `${names.person(body.to)} has taken over as ${withinSentence(names.role(body.role))}.${said(body.note)}`;
    case 'paused':
      return `Paused${body.until === undefined ? '' : ` until ${longDate(body.until, 'en')}`}.${pausedAppointments[body.appointments ?? 'unsaid']}${said(reasonInWords(body.reason, 'en'))}`;
    case 'pause-changed':
      return `The pause now lasts until ${longDate(body.until, 'en')}.${pausedAppointments[body.appointments ?? 'unsaid']}${said(reasonInWords(body.reason, 'en'))}`;
    case 'resumed':
      return 'The pause is over; the trajectory goes on.';
    case 'stopped':
      return body.mistake
        ? `The enrolment was a mistake and was withdrawn.${said(reasonInWords(body.reason, 'en'))}`
        : `The trajectory was stopped.${said(reasonInWords(body.reason, 'en'))}`;
    case 'continued':
      return `The trajectory goes on.${said(reasonInWords(body.reason, 'en'))}`;
    case 'told':
      return `Word was sent: ${tellings[body.notice]} (${withinSentence(names.role(body.role))}).`;
    case 'merged':
      return `${names.person(body.gone)} and ${names.person(body.kept)} turned out to be one person${body.by === undefined ? '' : `, says ${names.person(body.by)}`}: what was of the one is of the other now.`;
    case 'moved':
      return `The trajectory goes on at school ${body.school}; before, it was school ${body.before}${body.by === undefined ? '' : ` (${names.person(body.by)})`}.${said(body.reason)}`;
    case 'finished':
      return 'The trajectory has been completed.';
    case 'noted':
      return `Note: ${body.text}`;
    case 'mail-filed':
      return step === '' ? 'A mail was filed with the trajectory.' : `A mail was filed with ${step}.`;
    case 'attached':
      return step === '' ? 'A document was added.' : `A document was added to ${step}.`;
    case 'set-back':
      return `${step} is asked again.`;
    case 'calendar-changed':
      return `${body.call === undefined ? 'The school calendar changed' : 'The call has other dates'}${movedByCalendar(body, names, 'en')}.`;
    case 'linked':
      return `The trajectory “${names.template(body.trajectory.template)}” of the same subject came further.`;
    case 'undeliverable':
      return body.person === undefined
        ? `There is nobody to mail as ${withinSentence(names.role(body.role))}.`
        : `A mail to ${names.person(body.person)} (${withinSentence(names.role(body.role))}) could not be delivered.`;
  }
}

const groups = { volger: 'follower', 'first-mover': 'first mover' };
const levels: { readonly [level: string]: string } = { basic: 'basic level', advanced: 'advanced level' };
/** What the usual outcomes are called once they are a fact. */
const outcomes: { readonly [outcome: string]: string } = {
  approved: 'approved',
  paid: 'paid',
  waived: 'waived',
};

function rescheduled(body: Extract<EventBody, { type: 'rescheduled' }>, step: string): string {
  const reason = said(reasonInWords(body.reason, 'en'));
  if (body.appointments?.length === 0) return `The appointment for ${step} does not take place.${reason}`;
  if (body.appointments !== undefined) {
    const moments = body.appointments.map(({ start }) => longMoment(start, 'en')).join('; ');
    return `Arranged for ${step}: ${moments}.${reason}`;
  }
  const date = body.due === undefined ? '' : longDate(body.due, 'en');
  return body.extension
    ? `More time was asked for ${step}: until ${date}.${reason}`
    : `${step} is now expected by ${date}.${reason}`;
}

/** When it was really done and whose answer it was, of what was recorded afterwards. */
function asItWas(body: Extract<EventBody, { type: 'completed' }>, names: Names): string {
  const facts = [
    ...(body.on === undefined ? [] : [`on ${longDate(body.on, 'en')}`]),
    ...(body.givenBy === undefined ? [] : [`answer of ${names.person(body.givenBy)}`]),
  ];
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`;
}

/** What was chosen for the appointments inside a pause. */
const pausedAppointments = {
  keep: ' The appointments go ahead.',
  cancel: ' The appointments inside it were called off.',
  unsaid: '',
};

const tellings: { readonly [notice in NoticeId]: string } = {
  ended: 'an answer stopped the trajectory',
  silent: 'silence stopped the trajectory',
  skipped: 'an answer passed over a phase',
  address: 'somebody has another address',
  'handed-on': 'a role was passed on',
  refused: 'an answer that was kept is not taken',
  'step-handed-on': 'a step was passed on',
  'came-back': 'a step that was passed on came back',
  merged: 'two people turned out to be one',
  pause: 'the pause still goes on',
  mistaken: 'the enrolment was a mistake',
};

function after(outcome: string): string {
  return outcome === '' ? '' : `: ${outcome}`;
}

function said(text: string | undefined): string {
  return text === undefined || text.trim() === '' ? '' : ` “${text.trim()}”`;
}
