import type { Text } from '../../text.ts';
import type { StepFile } from './schema.ts';

/** A step of a file, with where it stands. */
interface Placed {
  readonly step: StepFile;
  readonly path: readonly (string | number)[];
}

/**
 * What is wrong with the money of steps: an amount that no form asks for or that is no number, somebody who owes it and has
 * no role, and something that decides about money without an amount.
 */
export function moneyErrors(
  steps: readonly Placed[],
  roles: ReadonlySet<string>,
): readonly { readonly path: readonly (string | number)[]; readonly message: Text }[] {
  const byId = new Map(steps.map(({ step }) => [step.step, step]));
  return steps.flatMap(({ step, path }) => {
    if (step.money === undefined) return [];
    const { books, amount, owed_by: owedBy } = step.money;
    const errors: { path: (string | number)[]; message: Text }[] = [];
    if (amount !== undefined && !isNumber(amount, step, byId)) {
      errors.push({ path: [...path, 'money', 'amount'], message: noSuchAmount(amount) });
    }
    if (amount === undefined && step.amount === undefined && books !== 'payment') {
      errors.push({ path: [...path, 'money'], message: amountMissing });
    }
    if (owedBy !== undefined && !roles.has(owedBy)) {
      errors.push({ path: [...path, 'money', 'owed_by'], message: noSuchRole(owedBy) });
    }
    return errors;
  });
}

function isNumber(amount: string, own: StepFile, byId: ReadonlyMap<string, StepFile>): boolean {
  const [first = '', second] = amount.split('.');
  const step = second === undefined ? own : byId.get(first);
  const properties = (step?.answers?.properties ?? {}) as { [field: string]: { type?: unknown } | undefined };
  return ['number', 'integer'].includes(String(properties[second ?? first]?.type));
}

function noSuchAmount(amount: string): Text {
  return {
    nl: `Geen formulier vraagt een getal ‘${amount}’; noem een veld van deze stap, of stap.veld van een eerdere.`,
    en: `No form asks for a number “${amount}”; name a field of this step, or step.field of an earlier one.`,
  };
}

const amountMissing: Text = {
  nl: 'Zeg welk antwoord het bedrag is (amount), of geef de stap een vast bedrag.',
  en: 'Say which answer is the amount (amount), or give the step a fixed amount.',
};

function noSuchRole(role: string): Text {
  return {
    nl: `De rol '${role}', die betaalt, bestaat niet in dit modeltraject.`,
    en: `The role '${role}', which owes it, does not exist in this template.`,
  };
}
