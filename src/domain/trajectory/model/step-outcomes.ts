import type { Option, OptionAsks, StepNode } from '../../template/model/types.ts';

const confirmed: Option = { id: 'confirmed', title: { nl: 'Bevestigen', en: 'Confirm' } };
const submitted: Option = { id: 'submitted', title: { nl: 'Doorsturen', en: 'Send' } };
const held: Option = { id: 'held', title: { nl: 'Het gesprek ging door', en: 'The meeting took place' } };
const given: Option = { id: 'given', title: { nl: 'De vorming ging door', en: 'The training took place' } };
const approved: Option = { id: 'approved', title: { nl: 'Goedkeuren', en: 'Approve' } };
const changes: Option = {
  id: 'changes',
  title: { nl: 'Aanpassing vragen', en: 'Ask for changes' },
  asks: ['comment'],
};
const paid: Option = { id: 'paid', title: { nl: 'Betaald', en: 'Paid' } };
const waived: Option = { id: 'waived', title: { nl: 'Vrijgesteld', en: 'Waived' } };
const started: Option = { id: 'started', title: { nl: 'Gestart', en: 'Started' } };
const declined: Option = { id: 'declined', title: { nl: 'Niet nu', en: 'Not now' } };

const told: Option = { id: 'told', title: { nl: 'Verstuurd', en: 'Sent' } };
const reached: Option = { id: 'reached', title: { nl: 'Bereikt', en: 'Reached' } };

/** What was chosen at a step, where there was something to choose. */
export function chosenOption(step: StepNode, outcome: string | undefined): Option | undefined {
  const options = optionsOf(step);
  return options.length < 2 ? undefined : options.find(({ id }) => id === outcome);
}

/**
 * Whether a step's form, or a comment, has to be given with one of its options. A review that asks for changes always says
 * which, also where its template names its options itself; who lets somebody off what is owed always says why.
 */
export function asksFor(what: OptionAsks, step: StepNode, option: Option): boolean {
  if (what === 'comment' && step.kind === 'review' && option.id === changes.id) return true;
  if (what === 'comment' && step.money?.books === 'income' && option.id === waived.id) return true;
  if (option.asks !== undefined) return option.asks.includes(what);
  return what === 'answers' && option.id === optionsOf(step)[0]?.id;
}

/** The outcomes that a step can have: those of the template, or those that its kind always has. First the usual one. */
export function optionsOf(step: StepNode): readonly Option[] {
  if (step.options !== undefined) return step.options;
  switch (step.kind) {
    case 'confirm':
      return [confirmed];
    case 'form':
    case 'document':
      return [submitted];
    case 'review':
      return [approved, changes];
    case 'meeting':
      return [held];
    case 'training':
      return [given];
    case 'payment':
      return [paid, waived];
    case 'trajectory':
      return [started, declined];
    case 'notice':
      return [told];
    case 'milestone':
      return [reached];
    case 'decision':
      return [];
  }
}
