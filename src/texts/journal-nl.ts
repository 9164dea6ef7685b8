import type { EventBody, NoticeId } from '../domain/trajectory/model/events.ts';
import { sentenceOfCode } from '../domain/trajectory/model/rejections.ts';
import { UNDONE } from '../domain/trajectory/model/undone.ts';
import { longDate, longMoment } from './dates.ts';
import { withinSentence } from './in-sentence.ts';
import { movedByCalendar } from './moved-by-calendar.ts';
import type { Names } from './names.ts';
import { reasonInWords } from './reasons.ts';

/** What happened, in Dutch. */
export function dutchSentence(body: EventBody, names: Names): string {
  const step = 'path' in body && body.path !== undefined ? `“${names.node(body.path)}”` : '';
  switch (body.type) {
    case 'enrolled':
      return `Ingeschreven, met start op ${longDate(body.start, 'nl')}${body.group === undefined ? '' : ` (${groups[body.group]})`}.${said(reasonInWords(body.reason, 'nl'))}`;
    case 'closed':
      return `${step} is afgesloten.`;
    case 'opened':
      return body.about === undefined
        ? `${step} is gestart${body.level === undefined ? '' : `, op ${levels[body.level] ?? `niveau ${body.level}`}`}.`
        : `${step} is een taak geworden, over “${names.node(body.about)}”.`;
    case 'withdrawn':
      return {
        'not-applicable': `${step} is niet van toepassing en wordt overgeslagen.`,
        'before-start': `${step} lag voor de start en is niet gevraagd.`,
        answered: `De taak ${step} is niet meer nodig: er kwam een antwoord.`,
        'closing-date': `${step} verviel omdat de laatste dag van de fase voorbij was.`,
        ended: `${step} is vervallen omdat het traject eindigde.`,
      }[body.why];
    case 'completed':
      if (body.outcome === 'reached') return `Mijlpaal bereikt: ${step}.`;
      return `${step} is ${outcomes[body.outcome] ?? `klaar${after(names.outcome(body.path, body.outcome))}`}.${asItWas(body, names)}${said(body.comment)}`;
    case 'not-started':
      return `Het traject dat ${step} voorstelt, kon niet automatisch starten. ${sentenceOfCode(body.reason)?.nl ?? body.reason}`;
    case 'returned':
      return `Bij ${step} werd gevraagd om “${names.node(body.target)}” aan te passen.${said(body.comment)}`;
    case 'skipped':
      return `${step} is overgeslagen.${said(reasonInWords(body.reason, 'nl'))}`;
    case 'expired':
      return {
        choose: `Op ${step} kwam geen antwoord; wat het modeltraject dan zegt, geldt als gekozen.`,
        skip: `Op ${step} kwam geen antwoord; de stap is overgeslagen.`,
        ask: `Op ${step} kwam geen antwoord; de begeleider beslist wat er gebeurt.`,
        stop: `Op ${step} kwam geen antwoord; het traject stopt.`,
      }[body.then];
    case 'reopened':
      return `${step} is opnieuw opengezet.${said(reasonInWords(body.reason, 'nl'))}`;
    case 'rescheduled':
      return rescheduled(body, step);
    case 'assigned':
      return `${names.person(body.person)} is nu ${withinSentence(names.role(body.role))}.${said(reasonInWords(body.reason, 'nl'))}`;
    case 'delegated':
      return body.person === undefined
        ? `${step} komt terug bij wie ${withinSentence(names.role(body.role))} is.${said(reasonInWords(body.reason, 'nl'))}`
        : `${names.person(body.person)} doet ${step}; de rol van ${withinSentence(names.role(body.role))} blijft waar ze was.${said(reasonInWords(body.reason, 'nl'))}`;
    case 'handover-planned':
      if (body.note === UNDONE) {
        return `De geplande overdracht is teruggenomen: ${withinSentence(names.role(body.role))} blijft of wordt ${names.person(body.to)}.`;
      }
      return `${names.person(body.to)} wordt ${withinSentence(names.role(body.role))} vanaf ${longDate(body.on, 'nl')}.${said(body.note)}`;
    case 'handed-over':
      return `${names.person(body.to)} heeft de rol van ${withinSentence(names.role(body.role))} overgenomen.${said(body.note)}`;
    case 'paused':
      return `In pauze gezet${body.until === undefined ? '' : ` tot ${longDate(body.until, 'nl')}`}.${pausedAppointments[body.appointments ?? 'unsaid']}${said(reasonInWords(body.reason, 'nl'))}`;
    case 'pause-changed':
      return `De pauze duurt nu tot ${longDate(body.until, 'nl')}.${pausedAppointments[body.appointments ?? 'unsaid']}${said(reasonInWords(body.reason, 'nl'))}`;
    case 'resumed':
      return 'De pauze is voorbij; het traject gaat verder.';
    case 'stopped':
      return body.mistake
        ? `De inschrijving was een vergissing en is ingetrokken.${said(reasonInWords(body.reason, 'nl'))}`
        : `Het traject is stopgezet.${said(reasonInWords(body.reason, 'nl'))}`;
    case 'continued':
      return `Het traject gaat verder.${said(reasonInWords(body.reason, 'nl'))}`;
    case 'told':
      return `Er vertrok bericht: ${tellings[body.notice]} (${withinSentence(names.role(body.role))}).`;
    case 'merged':
      return `${names.person(body.gone)} en ${names.person(body.kept)} bleken dezelfde persoon${body.by === undefined ? '' : `, zegt ${names.person(body.by)}`}: wat van de een was, is nu van de ander.`;
    case 'moved':
      return `Het traject gaat verder in school ${body.school}; daarvoor was het school ${body.before}${body.by === undefined ? '' : ` (${names.person(body.by)})`}.${said(body.reason)}`;
    case 'finished':
      return 'Het traject is afgerond.';
    case 'noted':
      return `Notitie: ${body.text}`;
    case 'mail-filed':
      return step === '' ? 'Er is een mail bij het traject bewaard.' : `Er is een mail bewaard bij ${step}.`;
    case 'attached':
      return step === '' ? 'Er is een document toegevoegd.' : `Er is een document toegevoegd bij ${step}.`;
    case 'set-back':
      return `${step} wordt opnieuw gevraagd.`;
    case 'calendar-changed':
      return `${body.call === undefined ? 'De schoolkalender veranderde' : 'De oproep kreeg andere data'}${movedByCalendar(body, names, 'nl')}.`;
    case 'linked':
      return `Het traject “${names.template(body.trajectory.template)}” van dezelfde deelnemer is verder gekomen.`;
    case 'undeliverable':
      return body.person === undefined
        ? `Er is niemand om te mailen als ${withinSentence(names.role(body.role))}.`
        : `Een mail aan ${names.person(body.person)} (${withinSentence(names.role(body.role))}) kon niet worden bezorgd.`;
  }
}

const groups = { volger: 'volger', 'first-mover': 'voorloper' };
const levels: { readonly [level: string]: string } = {
  basic: 'basisniveau',
  advanced: 'gevorderd niveau',
};
/** What the usual outcomes are called once they are a fact. */
const outcomes: { readonly [outcome: string]: string } = {
  approved: 'goedgekeurd',
  paid: 'betaald',
  waived: 'vrijgesteld van betaling',
};

function rescheduled(body: Extract<EventBody, { type: 'rescheduled' }>, step: string): string {
  const reason = said(reasonInWords(body.reason, 'nl'));
  if (body.appointments?.length === 0) return `De afspraak voor ${step} gaat niet door.${reason}`;
  if (body.appointments !== undefined) {
    const moments = body.appointments.map(({ start }) => longMoment(start, 'nl')).join('; ');
    return `Voor ${step} is afgesproken: ${moments}.${reason}`;
  }
  const date = body.due === undefined ? '' : longDate(body.due, 'nl');
  return body.extension
    ? `Er is meer tijd gevraagd voor ${step}: tot ${date}.${reason}`
    : `${step} wordt nu verwacht tegen ${date}.${reason}`;
}

/** When it was really done and whose answer it was, of what was recorded afterwards. */
function asItWas(body: Extract<EventBody, { type: 'completed' }>, names: Names): string {
  const facts = [
    ...(body.on === undefined ? [] : [`op ${longDate(body.on, 'nl')}`]),
    ...(body.givenBy === undefined ? [] : [`antwoord van ${names.person(body.givenBy)}`]),
  ];
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`;
}

/** What was chosen for the appointments inside a pause. */
const pausedAppointments = {
  keep: ' De afspraken gaan door.',
  cancel: ' De afspraken erin zijn afgezegd.',
  unsaid: '',
};

const tellings: { readonly [notice in NoticeId]: string } = {
  ended: 'een antwoord stopte het traject',
  silent: 'stilte stopte het traject',
  skipped: 'een antwoord sloeg een fase over',
  address: 'iemand kreeg een ander adres',
  'handed-on': 'een rol werd doorgegeven',
  refused: 'een bewaard antwoord werd niet aangenomen',
  'step-handed-on': 'een stap werd doorgegeven',
  'came-back': 'een doorgegeven stap kwam terug',
  merged: 'twee personen bleken dezelfde',
  pause: 'de pauze loopt nog',
  mistaken: 'de inschrijving was een vergissing',
};

function after(outcome: string): string {
  return outcome === '' ? '' : `: ${outcome}`;
}

function said(text: string | undefined): string {
  return text === undefined || text.trim() === '' ? '' : ` “${text.trim()}”`;
}
