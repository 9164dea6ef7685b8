import { count, entered, happened, spent } from './entered.ts';
import type { Indicator } from './indicator.ts';

const partner = { group: 'partner', source: 'entered' } as const;

/** Chapter 8.3: what a partner tells of its own task, each year. */
export const enteredOfPartners: readonly Indicator[] = [
  entered(
    'partner_training_offer',
    partner,
    happened,
    { nl: 'Opleidingen in het aanbod', en: 'Trainings on offer' },
    {
      nl: 'Opleidingen volgens het kader van het actieprogramma.',
      en: 'Trainings by the framework of the action programme.',
    },
  ),
  entered(
    'partner_training_teachers',
    partner,
    happened,
    { nl: 'Leraren bereikt met opleiding', en: 'Teachers reached by training' },
    {
      nl: 'Leraren die een opleiding uit het aanbod volgden.',
      en: 'Teachers who followed a training of the offer.',
    },
  ),
  entered(
    'partner_training_schools',
    partner,
    count,
    { nl: 'Scholen bereikt met opleiding', en: 'Schools reached by training' },
    {
      nl: 'Scholen waarvan leraren een opleiding volgden.',
      en: 'Schools whose teachers followed a training.',
    },
  ),
  entered(
    'partner_material',
    partner,
    happened,
    { nl: 'Lesmateriaal in het aanbod', en: 'Teaching material on offer' },
    {
      nl: 'Lesmaterialen volgens het kader van het actieprogramma.',
      en: 'Teaching materials by the framework of the action programme.',
    },
  ),
  entered(
    'partner_material_teachers',
    partner,
    count,
    { nl: 'Leraren die lesmateriaal gebruiken', en: 'Teachers who use the material' },
    { nl: 'Leraren die het lesmateriaal gebruiken.', en: 'Teachers who use the teaching material.' },
  ),
  entered(
    'partner_working_groups',
    partner,
    happened,
    { nl: 'Deelname aan werkgroepen', en: 'Part taken in working groups' },
    {
      nl: 'Werkgroepen van de regie waaraan de partner deelnam.',
      en: 'Working groups of the direction in which the partner took part.',
    },
  ),
  entered(
    'partner_research',
    partner,
    count,
    { nl: 'Onderzoek', en: 'Research' },
    {
      nl: 'Onderzoek dat de partner organiseerde, mee financierde of waaraan hij deelnam.',
      en: 'Research that the partner organised, helped to fund or took part in.',
    },
  ),
  entered(
    'partner_research_means',
    partner,
    spent,
    { nl: 'Eigen middelen voor actieonderzoek', en: 'Own means for action research' },
    {
      nl: 'Deel van het budget van de partner dat naar cofinanciering van actieonderzoek met lerarenopleidingen ging.',
      en: 'Part of the budget of the partner that went to co-financing action research with teacher training.',
    },
  ),
  entered(
    'partner_in_kind',
    partner,
    spent,
    { nl: 'Inbreng van werkgevers', en: 'What employers bring in' },
    {
      nl: 'Geschatte waarde van geld, infrastructuur, expertise en contacten die een werkgever of sector inbracht; het bewijs zegt wat.',
      en: 'Estimated value of money, infrastructure, expertise and contacts that an employer or sector brought in; the evidence says what.',
    },
  ),
  entered(
    'partner_open',
    partner,
    happened,
    { nl: 'Samenwerking met scholen', en: 'Cooperation with schools' },
    {
      nl: 'Scholen waarmee een bedrijf, uitgeverij of sector samenwerkte aan materiaal, tools of infrastructuur.',
      en: 'Schools with which a company, publisher or sector worked on material, tools or infrastructure.',
    },
  ),
  entered(
    'partner_research_shared',
    partner,
    happened,
    { nl: 'Verspreiding van onderzoek', en: 'Spreading of research' },
    {
      nl: 'Communicatieacties van de partner over onderzoek.',
      en: 'Communication actions of the partner on research.',
    },
  ),
  entered(
    'partner_cooperation',
    partner,
    count,
    { nl: 'Samenwerking', en: 'Cooperation' },
    {
      nl: 'Samenwerkingen met andere partners van het programma.',
      en: 'Cooperations with other partners of the programme.',
    },
  ),
];
