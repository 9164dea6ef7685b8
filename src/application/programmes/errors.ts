import type { LocalDate } from '../../domain/calendar/types.ts';
import { inEuros } from '../../domain/programmes/euros.ts';
import type { PaymentProblem } from '../../domain/programmes/payments.ts';
import type { Call, Cents, Hindrance } from '../../domain/programmes/types.ts';
import type { FieldError } from '../../domain/rejection.ts';
import type { Text } from '../../domain/text.ts';
import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** Why there is no place, in a sentence. */
export function sentenceOf(hindrance: Hindrance): Text {
  if (hindrance.code === 'budget-exhausted') {
    const { free, amount } = hindrance;
    return {
      nl: `Er is ${inEuros(amount).nl} nodig, en van het budget is nog ${inEuros(free).nl} vrij.`,
      en: `It takes ${inEuros(amount).en}, and ${inEuros(free).en} of the budget is free.`,
    };
  }
  if ('value' in hindrance) {
    const { value, quota } = hindrance;
    return {
      nl: `Alle ${quota} plaatsen voor scholen van ‘${value}’ zijn ingenomen.`,
      en: `All ${quota} places for schools of “${value}” are taken.`,
    };
  }
  const { limit, quota } = hindrance;
  return {
    call: {
      nl: `Alle ${quota} plaatsen van deze oproep zijn ingenomen.`,
      en: `All ${quota} places of this call are taken.`,
    },
    lot: {
      nl: `Alle ${quota} plaatsen van dit perceel zijn ingenomen.`,
      en: `All ${quota} places of this lot are taken.`,
    },
    volgers: {
      nl: 'De plaatsen die nog vrij zijn, zijn voor volgers.',
      en: 'The places that are still free are for volgers.',
    },
  }[limit];
}

/** `quota-full` or `budget-exhausted`: there is no place now; `waiting_list` asks for one later. */
export function noPlace(hindrance: Hindrance): ApplicationError {
  const message = sentenceOf(hindrance);
  const isQuota = hindrance.code === 'quota-full';
  return createApplicationError({
    code: hindrance.code,
    kind: 'conflict',
    title: isQuota
      ? { nl: 'Er is geen plaats meer.', en: 'There is no place left.' }
      : { nl: 'Het budget is op.', en: 'The budget is exhausted.' },
    detail: {
      nl: `${message.nl} Met waiting_list komt de inschrijving op de wachtlijst.`,
      en: `${message.en} With waiting_list the enrolment goes on the waiting list.`,
    },
    errors: [{ path: fieldOf(hindrance), code: hindrance.code, message }],
  });
}

/** The programme has not got what somebody wants to grant; `path` is the answer. */
export function noBudgetFor(amount: Cents, free: Cents, path: string): ApplicationError {
  const message = sentenceOf({ code: 'budget-exhausted', free, amount });
  return createApplicationError({
    code: 'budget-exhausted',
    kind: 'conflict',
    title: { nl: 'Het budget is op.', en: 'The budget is exhausted.' },
    detail: message,
    errors: [{ path, code: 'budget-exhausted', message }],
  });
}

/** What another value could change: the programme, its call, or the group for which no place is kept. */
function fieldOf(hindrance: Hindrance): string {
  if (hindrance.code === 'budget-exhausted') return 'programme';
  return hindrance.limit === 'volgers' ? 'group' : 'cohort';
}

/** The lot is for schools of other levels. */
export function wrongLevel(level: string | undefined, levels: readonly string[]): ApplicationError {
  const only = levels.join(', ');
  return fieldProblem(
    'subject',
    'wrong-level',
    level === undefined
      ? {
          nl: `Dit perceel is voor scholen van het niveau ${only}, en van deze school is het niveau niet bekend.`,
          en: `This lot is for schools of the level ${only}, and the level of this school is not known.`,
        }
      : {
          nl: `Dit perceel is voor scholen van het niveau ${only}; deze school is van het niveau ${level}.`,
          en: `This lot is for schools of the level ${only}; this school is of the level ${level}.`,
        },
  );
}

/** The school has a place in a lot that excludes this one. */
export function excludedByLot(template: string, cohort: string): ApplicationError {
  const message = {
    nl: `Deze school heeft in oproep ${cohort} al een plaats in ${template}; dat sluit dit perceel uit.`,
    en: `This school has a place in ${template} in call ${cohort} already, which excludes this lot.`,
  };
  return createApplicationError({
    code: 'excluded-by-lot',
    kind: 'conflict',
    title: { nl: 'De percelen sluiten elkaar uit.', en: 'The lots exclude each other.' },
    detail: message,
    errors: [{ path: 'template', code: 'excluded-by-lot', message }],
  });
}

/** Nothing of this call is paid any more. */
export function moneyEnded(until: LocalDate): ApplicationError {
  const message = {
    nl: `Het geld van deze oproep liep tot en met ${until}.`,
    en: `The money of this call ended on ${until}.`,
  };
  return createApplicationError({
    code: 'money-ended',
    kind: 'conflict',
    title: message,
    errors: [{ path: 'on', code: 'money-ended', message }],
  });
}

/** One cannot be enrolled in this call on that day. */
export function windowClosed(call: Call, path = 'cohort'): ApplicationError {
  return outsideCall(path, {
    nl: `Inschrijven in oproep ${call.id} kan van ${call.from} tot en met ${call.until}.`,
    en: `Enrolling in call ${call.id} is possible from ${call.from} until ${call.until}.`,
  });
}

/** No trajectory of this cohort starts on that day. */
export function startOutsideCall(call: Call, start: LocalDate): ApplicationError {
  return outsideCall('start', {
    nl: `Trajecten van oproep ${call.id} starten van ${call.start ?? '…'} tot en met ${call.end ?? '…'}, niet op ${start}.`,
    en: `Trajectories of call ${call.id} start from ${call.start ?? '…'} until ${call.end ?? '…'}, not on ${start}.`,
  });
}

/** No call is open on that day. */
export function noOpenCall(): ApplicationError {
  return outsideCall('programme', {
    nl: 'In dit programma staat nu geen oproep open.',
    en: 'No call of this programme is open now.',
  });
}

function outsideCall(path: string, message: Text): ApplicationError {
  return createApplicationError({
    code: 'outside-call',
    kind: 'conflict',
    title: { nl: 'Dit valt buiten de oproep.', en: 'This is outside the call.' },
    detail: message,
    errors: [{ path, code: 'outside-call', message }],
  });
}

/** Who this is about waits already, in the same call and lot. */
export function alreadyWaiting(): ApplicationError {
  const message = { nl: 'Dit staat al op de wachtlijst.', en: 'This is on the waiting list already.' };
  return createApplicationError({
    code: 'already-waiting',
    kind: 'conflict',
    title: message,
    errors: [{ path: 'subject', code: 'already-waiting', message }],
  });
}

/** Somebody who waited no longer does. */
export function notWaiting(): ApplicationError {
  const message = { nl: 'Dit wacht niet meer.', en: 'This no longer waits.' };
  return createApplicationError({
    code: 'not-waiting',
    kind: 'conflict',
    title: message,
    errors: [{ path: 'entry', code: 'not-waiting', message }],
  });
}

/** The programme that is named does not exist. */
export function unknownProgramme(): ApplicationError {
  return fieldProblem('programme', 'unknown-programme', {
    nl: 'Dit programma is niet bekend.',
    en: 'This programme is not known.',
  });
}

/** The programme does not give places in this template. */
export function unknownLot(): ApplicationError {
  return fieldProblem('template', 'not-in-programme', {
    nl: 'Dit modeltraject hoort niet bij het programma.',
    en: 'This template does not belong to the programme.',
  });
}

/** The programme has no call with this id. */
export function unknownCohort(): ApplicationError {
  return fieldProblem('cohort', 'unknown-cohort', {
    nl: 'Het programma heeft deze oproep niet.',
    en: 'The programme has no such call.',
  });
}

/** Something is wrong with one field. */
export function fieldProblem(path: string, code: string, message: Text): ApplicationError {
  return createApplicationError({ code, kind: 'invalid', title: message, errors: [{ path, code, message }] });
}

/** The programme does not fit together (`invalid`), or what is taken stands in the way of the change (`conflict`). */
export function programmeRejected(
  kind: 'invalid' | 'conflict',
  errors: readonly FieldError[],
): ApplicationError {
  return createApplicationError({
    code: kind === 'invalid' ? 'programme-invalid' : 'programme-in-use',
    kind,
    title:
      kind === 'invalid'
        ? { nl: 'Het programma klopt niet.', en: 'The programme is not right.' }
        : { nl: 'Wat gegeven is, blijft gegeven.', en: 'What was given stays given.' },
    errors,
  });
}

/** The payment does not fit in what was committed. */
export function paymentRejected(problem: PaymentProblem, path = 'amount_cents'): ApplicationError {
  const message =
    problem.code === 'above-owed'
      ? {
          nl: `Er staat nog ${inEuros(problem.most).nl} open.`,
          en: `${inEuros(problem.most).en} is still owed.`,
        }
      : problem.code === 'payment-above-commitment'
        ? {
            nl: `Er kan nog ${inEuros(problem.most).nl} betaald worden.`,
            en: `${inEuros(problem.most).en} can still be paid.`,
          }
        : {
            nl: `Er is maar ${inEuros(-problem.most).nl} betaald.`,
            en: `Only ${inEuros(-problem.most).en} was paid.`,
          };
  return createApplicationError({
    code: problem.code,
    kind: 'conflict',
    title: { nl: 'Dit bedrag past niet.', en: 'This amount does not fit.' },
    detail: message,
    errors: [{ path, code: problem.code, message }],
  });
}

/**
 * The subject is in this template already in this period.
 * @param running id of the trajectory that runs, if it is known
 */
export function alreadyEnrolled(running: string | undefined, period: string): ApplicationError {
  const message = {
    nl: `Er loopt al een traject van dit model in ${period}.`,
    en: `A trajectory of this template already runs in ${period}.`,
  };
  return createApplicationError({
    code: 'already-enrolled',
    kind: 'conflict',
    title: { nl: 'Dit traject loopt al.', en: 'This trajectory is already running.' },
    detail: message,
    errors: [{ path: 'subject', code: 'already-enrolled', message }],
    ...(running === undefined ? {} : { members: { trajectory: running } }),
  });
}
