import type { Text } from '../text.ts';

/**
 * What teachers are asked about: how they feel before and after a trajectory (chapter 8.1 of the action programme), what a
 * training gave them (8.3), or a meeting of a network (8.2).
 */
export const surveyKinds = ['before', 'after', 'training', 'network'] as const;

/** One of them. */
export type SurveyKind = (typeof surveyKinds)[number];

/** One question, answered from 1 (not at all) to 4 (fully), and the indicator that its answers count in. */
export interface SurveyQuestion {
  /** Stable: answers are kept under it. */
  readonly id: string;
  readonly indicator: string;
  readonly text: Text;
}

const confidence: Text = {
  nl: 'Ik voel me zeker genoeg om digitale middelen in mijn lessen te gebruiken.',
  en: 'I feel confident enough to use digital means in my lessons.',
};
const support: Text = {
  nl: 'Op school krijg ik genoeg steun om digitaal les te geven.',
  en: 'At school I get enough support to teach digitally.',
};

/** The questions of each kind: two, so that answering takes a minute. */
export const surveyQuestions: { readonly [kind in SurveyKind]: readonly SurveyQuestion[] } = {
  before: [
    { id: 'confidence', indicator: 'asked_confidence_before', text: confidence },
    { id: 'support', indicator: 'asked_support_before', text: support },
  ],
  after: [
    { id: 'confidence', indicator: 'asked_confidence_after', text: confidence },
    { id: 'support', indicator: 'asked_support_after', text: support },
  ],
  training: [
    {
      ...{ id: 'useful', indicator: 'asked_training_useful' },
      text: {
        nl: 'Wat ik in de vorming leerde, gebruik ik in mijn lessen.',
        en: 'I use in my lessons what I learned in the training.',
      },
    },
    {
      ...{ id: 'fitting', indicator: 'asked_training_fitting' },
      text: {
        nl: 'De vorming sloot aan bij wat ik nodig had.',
        en: 'The training fitted what I needed.',
      },
    },
  ],
  network: [
    {
      ...{ id: 'useful', indicator: 'asked_network_useful' },
      text: {
        nl: 'Ik neem uit het netwerk iets mee dat ik in mijn school gebruik.',
        en: 'I take something from the network that I use in my school.',
      },
    },
    {
      ...{ id: 'exchange', indicator: 'asked_network_exchange' },
      text: {
        nl: 'Ik leerde er van collega’s uit andere scholen.',
        en: 'I learned there from colleagues of other schools.',
      },
    },
  ],
};

/** What an answer means, from 1 to 4. */
export const surveyScale: readonly Text[] = [
  { nl: 'helemaal niet', en: 'not at all' },
  { nl: 'eerder niet', en: 'rather not' },
  { nl: 'eerder wel', en: 'rather' },
  { nl: 'helemaal', en: 'fully' },
];

/** Whether a number is an answer. */
export function isSurveyAnswer(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= surveyScale.length;
}
