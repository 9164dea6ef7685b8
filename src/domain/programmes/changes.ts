import type { FieldError } from '../rejection.ts';
import { inEuros } from './euros.ts';
import { committedOf, takenIn } from './places.ts';
import type { Call, Cents, Ledger, Programme, Waiting } from './types.ts';

/** What is wrong with a programme as it is written; paths as they go over the wire. */
export function programmeErrors(programme: Programme): readonly FieldError[] {
  const errors: FieldError[] = [];
  const templates = programme.lots.map(({ template }) => template);
  templates.forEach((template, index) => {
    if (templates.indexOf(template) !== index) errors.push(twice(`lots.${index}.template`));
  });
  const ids = programme.calls.map(({ id }) => id);
  programme.calls.forEach((call, index) => {
    if (ids.indexOf(call.id) !== index) errors.push(twice(`calls.${index}.id`));
    errors.push(...callErrors(call, `calls.${index}`, templates));
  });
  programme.lots.forEach(({ template, excludes = [] }, index) => {
    excludes.forEach((other, place) => {
      const path = `lots.${index}.excludes.${place}`;
      if (!templates.includes(other)) errors.push(noLot(path));
      if (other === template) errors.push(excludesItself(path));
    });
  });
  return errors;
}

function callErrors(call: Call, path: string, templates: readonly string[]): FieldError[] {
  const errors: FieldError[] = [];
  if (call.until < call.from) errors.push(backwards(`${path}.until`, call.from));
  if (call.start !== undefined && call.end !== undefined && call.end < call.start) {
    errors.push(backwards(`${path}.end`, call.start));
  }
  if (call.start !== undefined && call.money_until !== undefined && call.money_until < call.start) {
    errors.push(backwards(`${path}.money_until`, call.start));
  }
  if (call.end !== undefined && call.end < call.from) errors.push(backwards(`${path}.end`, call.from));
  (call.limits ?? []).forEach((limit, index) => {
    const isSame = (other: typeof limit) => other.by === limit.by && other.value === limit.value;
    if (call.limits?.findIndex(isSame) !== index) errors.push(twice(`${path}.limits.${index}`));
  });
  for (const lot of Object.keys(call.quotas ?? {})) {
    if (!templates.includes(lot)) errors.push(noLot(`${path}.quotas.${lot}`));
  }
  if (call.volgers !== undefined && call.quota === undefined) {
    errors.push({
      path: `${path}.quota`,
      code: 'quota-missing',
      message: {
        nl: 'Een deel voor volgers vraagt een aantal plaatsen voor de oproep.',
        en: 'A part for volgers needs a number of places for the call.',
      },
    });
  }
  return errors;
}

/**
 * Why a programme cannot become like this: what was given or promised stays. Quotas and budget cannot go below what is
 * taken, and a lot or call in which somebody has or awaits a place cannot go away.
 */
export function changeErrors(
  to: Programme,
  ledger: Ledger,
  waiting: readonly Waiting[],
): readonly FieldError[] {
  const errors: FieldError[] = [];
  const used = [...ledger.filter(({ taken, committed }) => taken > 0 || committed > 0), ...waiting];
  if (used.some(({ lot }) => !to.lots.some(({ template }) => template === lot))) errors.push(inUse('lots'));
  if (used.some(({ cohort }) => !to.calls.some(({ id }) => id === cohort))) errors.push(inUse('calls'));
  to.calls.forEach((call, index) => {
    const taken = takenIn(ledger, call.id);
    if (call.quota !== undefined && call.quota < taken) errors.push(tooLow(`calls.${index}.quota`, taken));
    for (const [lot, quota] of Object.entries(call.quotas ?? {})) {
      const takenInLot = takenIn(ledger, call.id, { lot });
      if (quota < takenInLot) errors.push(tooLow(`calls.${index}.quotas.${lot}`, takenInLot));
    }
    (call.limits ?? []).forEach((limit, place) => {
      const takenInPart = takenIn(ledger, call.id, { facet: limit });
      const path = `calls.${index}.limits.${place}.quota`;
      if (limit.quota < takenInPart) errors.push(tooLow(path, takenInPart));
    });
  });
  const committed = committedOf(ledger);
  if (to.budget !== undefined && to.budget < committed) errors.push(budgetTooLow(committed));
  return errors;
}

/** The calls whose dates, from which trajectories count, become others; as they become. */
export function movedCalls(from: Programme, to: Programme): readonly Call[] {
  return to.calls.filter((call) => {
    const before = from.calls.find(({ id }) => id === call.id);
    return (
      before !== undefined &&
      (before.start !== call.start || before.end !== call.end || before.money_until !== call.money_until)
    );
  });
}

function twice(path: string): FieldError {
  const message = { nl: 'Dit staat er twee keer.', en: 'This is there twice.' };
  return { path, code: 'twice', message };
}

function noLot(path: string): FieldError {
  const message = {
    nl: 'Dit is geen perceel van het programma.',
    en: 'This is not a lot of the programme.',
  };
  return { path, code: 'unknown-lot', message };
}

function excludesItself(path: string): FieldError {
  const message = { nl: 'Een perceel sluit zichzelf niet uit.', en: 'A lot does not exclude itself.' };
  return { path, code: 'excludes-itself', message };
}

function backwards(path: string, after: string): FieldError {
  return {
    path,
    code: 'before-its-start',
    message: { nl: `Dit ligt voor ${after}.`, en: `This lies before ${after}.` },
  };
}

function inUse(path: string): FieldError {
  return {
    path,
    code: 'in-use',
    message: {
      nl: 'Er is iemand ingeschreven of wachtend in wat hier ontbreekt.',
      en: 'Somebody is enrolled or waiting in what is missing here.',
    },
  };
}

function tooLow(path: string, least: number): FieldError {
  return {
    path,
    code: 'below-taken',
    message:
      least === 1
        ? { nl: 'Er is al 1 plaats ingenomen.', en: '1 place is taken already.' }
        : { nl: `Er zijn al ${least} plaatsen ingenomen.`, en: `${least} places are taken already.` },
  };
}

function budgetTooLow(committed: Cents): FieldError {
  const least = inEuros(committed);
  return {
    path: 'budget_cents',
    code: 'below-taken',
    message: { nl: `Er is al ${least.nl} vastgelegd.`, en: `${least.en} is committed already.` },
  };
}
