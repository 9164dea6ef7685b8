import type { Text } from '../text.ts';
import type { Indicator } from './indicator.ts';

type Place = Pick<Indicator, 'group' | 'action' | 'part'>;

const network: Place = {
  ...{ group: 'central', part: 'result' },
  action: { nl: 'Lerende netwerken', en: 'Learning networks' },
};

function asked(id: string, place: Place, title: Text, definition: Text): Indicator {
  return { id, ...place, measure: 'average', unit: 'scale-1-4', source: 'survey', title, definition };
}

const feelings = [
  {
    id: 'confidence',
    title: { nl: 'Leraren voelen zich zeker', en: 'Teachers feel confident' },
    what: {
      nl: 'of ze zich zeker genoeg voelen om digitale middelen in hun lessen te gebruiken',
      en: 'whether they feel confident enough to use digital means in their lessons',
    },
  },
  {
    id: 'support',
    title: { nl: 'Leraren krijgen steun', en: 'Teachers get support' },
    what: {
      nl: 'of ze op school genoeg steun krijgen om digitaal les te geven',
      en: 'whether they get enough support at school to teach digitally',
    },
  },
] as const;

const moments = [
  { id: 'before', title: { nl: 'vooraf', en: 'before' } },
  { id: 'after', title: { nl: 'achteraf', en: 'afterwards' } },
] as const;

/**
 * What teachers themselves answer, without a name, to a short survey by link: chapters 8.1 to 8.3. Of every survey the average
 * counts once it is closed and five or more answered.
 */
export const askedIndicators: readonly Indicator[] = [
  ...feelings.flatMap((feeling) =>
    moments.map((moment) =>
      asked(
        `asked_${feeling.id}_${moment.id}`,
        { group: 'field' },
        {
          nl: `${feeling.title.nl}, ${moment.title.nl}`,
          en: `${feeling.title.en}, ${moment.title.en}`,
        },
        {
          nl: `Gemiddeld antwoord (1 tot 4) van leraren, ${moment.title.nl} bevraagd, op de vraag ${feeling.what.nl}.`,
          en: `Average answer (1 to 4) of teachers, asked ${moment.title.en}, to ${feeling.what.en}.`,
        },
      ),
    ),
  ),
  asked(
    'asked_training_useful',
    { group: 'partner' },
    { nl: 'Deelnemers gebruiken de vorming', en: 'Participants use the training' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) van deelnemers op de vraag of ze in hun lessen gebruiken wat ze leerden.',
      en: 'Average answer (1 to 4) of participants to whether they use in their lessons what they learned.',
    },
  ),
  asked(
    'asked_training_fitting',
    { group: 'partner' },
    { nl: 'De vorming sloot aan', en: 'The training fitted' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) van deelnemers op de vraag of de vorming aansloot bij wat ze nodig hadden.',
      en: 'Average answer (1 to 4) of participants to whether the training fitted what they needed.',
    },
  ),
  asked(
    'asked_network_useful',
    network,
    { nl: 'Het netwerk is bruikbaar', en: 'The network is of use' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) van deelnemers op de vraag of ze uit het netwerk iets meenemen dat ze in hun school gebruiken.',
      en: 'Average answer (1 to 4) of participants to whether they take something from the network that they use in their school.',
    },
  ),
  asked(
    'asked_network_exchange',
    network,
    { nl: 'In het netwerk leren scholen van elkaar', en: 'Schools learn from each other in the network' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) van deelnemers op de vraag of ze leerden van collega’s uit andere scholen.',
      en: 'Average answer (1 to 4) of participants to whether they learned from colleagues of other schools.',
    },
  ),
];
