import type { Text } from '../text.ts';
import type { Indicator, IndicatorSource, Unit } from './indicator.ts';

const actions = {
  direction: { nl: 'Middelen van de regie', en: 'Means of the direction' },
  workingGroups: { nl: 'Werkgroepen en doelstellingen', en: 'Working groups and objectives' },
  networks: { nl: 'Lerende netwerken', en: 'Learning networks' },
  connecting: { nl: 'Verbindende activiteiten', en: 'Connecting activities' },
  communication: {
    nl: 'Valorisatie- en communicatieplan',
    en: 'Valorisation and communication plan',
  },
  portal: { nl: 'Online portaal', en: 'Online portal' },
  research: { nl: 'Impulsen voor onderzoek', en: 'Impulses for research' },
} satisfies { readonly [action: string]: Text };

type Place = Pick<Indicator, 'group' | 'action' | 'part' | 'source'>;
type Kind = Pick<Indicator, 'measure' | 'unit'>;

const count: Kind = { measure: 'sum' };
const scale: Kind = { measure: 'average', unit: 'scale-1-4' };
const inUnit = (measure: Indicator['measure'], unit: Unit): Kind => ({ measure, unit });

const field = (source: IndicatorSource): Place => ({ group: 'field', source });
const central = (action: keyof typeof actions, part: Indicator['part'] & string): Place => ({
  ...{ group: 'central', source: 'entered', action: actions[action], part },
});
const partner: Place = { group: 'partner', source: 'entered' };

function entered(id: string, place: Place, kind: Kind, title: Text, definition: Text): Indicator {
  return { id, ...place, ...kind, title, definition };
}

/** Chapter 8.1: what no trajectory can tell, from others who measure it. */
const fieldFigures: readonly Indicator[] = [
  entered(
    'attainment_in_class',
    field('inspection'),
    count,
    { nl: 'Scholen die de eindtermen aan bod laten komen', en: 'Schools that treat the attainment targets' },
    {
      nl: 'Scholen waarvan de onderwijsinspectie vaststelt dat leraren de eindterm digitale competenties in de les aan bod laten komen.',
      en: 'Schools of which the inspectorate establishes that teachers treat the attainment target on digital competences in class.',
    },
  ),
  entered(
    'attainment_pupils',
    field('peilingen'),
    inUnit('average', 'percent'),
    { nl: 'Leerlingen die de eindtermen halen', en: 'Pupils who reach the attainment targets' },
    {
      nl: 'Deel van de leerlingen dat in een peiling de eindtermen haalt.',
      en: 'Part of the pupils that reaches the attainment targets in a national assessment.',
    },
  ),
  entered(
    'needs_estimated',
    field('entered'),
    count,
    { nl: 'Leraren die hun noden lieten inschatten', en: 'Teachers who had their needs estimated' },
    {
      nl: 'Leraren die, ook op eigen initiatief, hun competentienoden inschatten met een erkend instrument.',
      en: 'Teachers who had their needs in competences estimated with a recognised instrument, also on their own initiative.',
    },
  ),
  ...(
    [
      ['policy', 'ICT-beleid', 'ICT policy', 'ICT-beleid op school', 'ICT policy at school'],
      [
        'teachers',
        'ICT-gebruik in de les',
        'Use in lessons',
        'ICT-gebruik door leraren',
        'Use of ICT by teachers',
      ],
      [
        'pupils',
        'ICT-gebruik in de klas',
        'Use in class',
        'ICT-gebruik door leerlingen',
        'Use of ICT by pupils',
      ],
      [
        'competences',
        'ICT-competenties van leraren',
        'Competences',
        'ICT-competenties van leraren',
        'ICT competences of teachers',
      ],
    ] as const
  ).map(([id, nl, en, ofNl, ofEn]) =>
    entered(
      `mictivo_${id}`,
      field('mictivo'),
      inUnit('average', 'percent'),
      { nl: `MICTIVO: ${nl}`, en: `MICTIVO: ${en}` },
      {
        nl: `Score van de MICTIVO-monitor voor ${ofNl}, herrekend naar procent.`,
        en: `Score of the MICTIVO monitor for ${ofEn}, as a percentage.`,
      },
    ),
  ),
  entered(
    'mictivo_trainings',
    field('mictivo'),
    count,
    { nl: 'MICTIVO: nascholingen', en: 'MICTIVO: trainings' },
    {
      nl: 'ICT-nascholingen in de voorbije vijf jaar volgens MICTIVO.',
      en: 'ICT trainings in the past five years by MICTIVO.',
    },
  ),
  entered(
    'selfie_score',
    field('selfie'),
    inUnit('average', 'percent'),
    { nl: 'SELFIE: gemiddelde', en: 'SELFIE: average' },
    {
      nl: 'Gemiddelde SELFIE-score van scholen, herrekend naar procent.',
      en: 'Average SELFIE score of schools, as a percentage.',
    },
  ),
];

/** Chapter 8.2: input of the direction, then output and result of each action of its network function. */
const directionFigures: readonly Indicator[] = [
  entered(
    'direction_fte',
    central('direction', 'input'),
    inUnit('sum', 'fte'),
    { nl: 'Personeel van de regie', en: 'People of the direction' },
    {
      nl: 'Voltijdse equivalenten die de regie inzet.',
      en: 'Full-time equivalents that the direction puts in.',
    },
  ),
  entered(
    'direction_means',
    central('direction', 'input'),
    inUnit('sum', 'euro'),
    { nl: 'Werkingsmiddelen', en: 'Means' },
    {
      nl: 'Werkingsmiddelen uit de financiering van het actieprogramma.',
      en: 'Means out of the funding of the action programme.',
    },
  ),
  entered(
    'direction_lever',
    central('direction', 'input'),
    inUnit('sum', 'euro'),
    { nl: 'Hefboom', en: 'Lever' },
    {
      nl: 'Middelen van anderen die erbij kwamen (ESF, andere domeinen, werkgevers).',
      en: 'Means of others that were drawn in (ESF, other domains, employers).',
    },
  ),
  entered(
    'working_group_themes',
    central('workingGroups', 'output'),
    count,
    { nl: 'Thema’s van werkgroepen', en: 'Themes of working groups' },
    {
      nl: 'Verschillende thema’s waarrond een werkgroep werkte.',
      en: 'Different themes on which a working group worked.',
    },
  ),
  entered(
    'working_group_experts',
    central('workingGroups', 'output'),
    count,
    { nl: 'Experten in werkgroepen', en: 'Experts in working groups' },
    { nl: 'Experten die aan werkgroepen deelnamen.', en: 'Experts who took part in working groups.' },
  ),
  entered(
    'working_group_organisations',
    central('workingGroups', 'output'),
    count,
    { nl: 'Organisaties in werkgroepen', en: 'Organisations in working groups' },
    {
      nl: 'Organisaties die aan werkgroepen deelnamen.',
      en: 'Organisations that took part in working groups.',
    },
  ),
  entered(
    'working_group_used',
    central('workingGroups', 'result'),
    scale,
    { nl: 'Gebruik van wat werkgroepen maakten', en: 'Use of what working groups made' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) van gebruikers op de vraag of ze het toepassen.',
      en: 'Average answer (1 to 4) of users to whether they apply it.',
    },
  ),
  entered(
    'network_organisations',
    central('networks', 'output'),
    count,
    { nl: 'Organisaties in lerende netwerken', en: 'Organisations in learning networks' },
    {
      nl: 'Organisaties die in de lerende netwerken verbonden zijn.',
      en: 'Organisations that are connected in the learning networks.',
    },
  ),
  entered(
    'connecting_actions',
    central('connecting', 'output'),
    count,
    { nl: 'Acties per kanaal', en: 'Actions by channel' },
    {
      nl: 'Verbindende acties, over alle kanalen; het bewijs noemt ze per kanaal.',
      en: 'Connecting actions over all channels; the evidence names them by channel.',
    },
  ),
  entered(
    'connecting_participants',
    central('connecting', 'output'),
    count,
    { nl: 'Deelnemers', en: 'Participants' },
    { nl: 'Deelnemers aan verbindende activiteiten.', en: 'Participants in connecting activities.' },
  ),
  entered(
    'connecting_partners',
    central('connecting', 'result'),
    scale,
    { nl: 'Nieuwe partners en samenwerking', en: 'New partners and cooperation' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) van deelnemers op de vraag of ze nieuwe partners leerden kennen of gingen samenwerken.',
      en: 'Average answer (1 to 4) of participants to whether they met new partners or began to cooperate.',
    },
  ),
  entered(
    'communication_actions',
    central('communication', 'output'),
    count,
    { nl: 'Communicatieacties', en: 'Communication actions' },
    {
      nl: 'Acties over alle kanalen; het bewijs noemt ze per kanaal.',
      en: 'Actions over all channels; the evidence names them by channel.',
    },
  ),
  entered(
    'communication_receivers',
    central('communication', 'output'),
    count,
    { nl: 'Ontvangers', en: 'Receivers' },
    { nl: 'Ontvangers van de communicatie.', en: 'Receivers of the communication.' },
  ),
  entered(
    'communication_taken_up',
    central('communication', 'output'),
    inUnit('average', 'percent'),
    {
      nl: 'Kaders, aanbod en onderzoek in de communicatie',
      en: 'Frameworks, offer and research in the communication',
    },
    {
      nl: 'Deel van de ontwikkelde kaders, het aanbod en de onderzoeksresultaten dat in de communicatie is opgenomen.',
      en: 'Part of the frameworks, offer and research results that was taken up in the communication.',
    },
  ),
  entered(
    'communication_used',
    central('communication', 'result'),
    scale,
    { nl: 'Gebruik van wat meegedeeld is', en: 'Use of what was communicated' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) van ontvangers op de vraag of ze het gebruiken.',
      en: 'Average answer (1 to 4) of receivers to whether they use it.',
    },
  ),
  entered(
    'portal_channels',
    central('portal', 'output'),
    count,
    { nl: 'Ontsloten kanalen', en: 'Channels opened up' },
    { nl: 'Kanalen die op het portaal ontsloten zijn.', en: 'Channels that are opened up on the portal.' },
  ),
  entered(
    'portal_users',
    central('portal', 'result'),
    count,
    { nl: 'Gebruikers van het portaal', en: 'Users of the portal' },
    { nl: 'Verschillende gebruikers van het portaal.', en: 'Different users of the portal.' },
  ),
  entered(
    'portal_visits',
    central('portal', 'result'),
    count,
    { nl: 'Bezoeken aan het portaal', en: 'Visits to the portal' },
    { nl: 'Bezoeken aan het portaal.', en: 'Visits to the portal.' },
  ),
  entered(
    'portal_feedback',
    central('portal', 'result'),
    scale,
    { nl: 'Feedback over het portaal', en: 'Feedback on the portal' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) van gebruikers over toegankelijkheid, relevantie en bruikbaarheid.',
      en: 'Average answer (1 to 4) of users on accessibility, relevance and usability.',
    },
  ),
  entered(
    'research_initiatives',
    central('research', 'output'),
    count,
    { nl: 'Onderzoek van onderuit', en: 'Research from below' },
    {
      nl: 'Onderzoeksinitiatieven van onderuit in het kader van het actieprogramma.',
      en: 'Research initiatives from below within the action programme.',
    },
  ),
  entered(
    'research_groups',
    central('research', 'output'),
    count,
    { nl: 'Groepen in onderzoek', en: 'Groups in research' },
    {
      nl: 'Lerarenopleidingen, scholen en andere groepen die bij het onderzoek betrokken zijn.',
      en: 'Teacher training, schools and other groups that are involved in research.',
    },
  ),
  entered(
    'research_applied',
    central('research', 'result'),
    scale,
    { nl: 'Toepassing van onderzoek', en: 'Application of research' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) van gebruikers op de vraag of ze onderzoeksresultaten toepassen.',
      en: 'Average answer (1 to 4) of users to whether they apply results of research.',
    },
  ),
];

/** Chapter 8.3: what a partner tells of its own task, each year. */
const partnerFigures: readonly Indicator[] = [
  entered(
    'partner_training_offer',
    partner,
    count,
    { nl: 'Opleidingen in het aanbod', en: 'Trainings on offer' },
    {
      nl: 'Opleidingen volgens het kader van het actieprogramma.',
      en: 'Trainings by the framework of the action programme.',
    },
  ),
  entered(
    'partner_training_teachers',
    partner,
    count,
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
    count,
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
    count,
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
    inUnit('sum', 'euro'),
    { nl: 'Eigen middelen voor actieonderzoek', en: 'Own means for action research' },
    {
      nl: 'Deel van het budget van de partner dat naar cofinanciering van actieonderzoek met lerarenopleidingen ging.',
      en: 'Part of the budget of the partner that went to co-financing action research with teacher training.',
    },
  ),
  entered(
    'partner_in_kind',
    partner,
    inUnit('sum', 'euro'),
    { nl: 'Inbreng van werkgevers', en: 'What employers bring in' },
    {
      nl: 'Geschatte waarde van geld, infrastructuur, expertise en contacten die een werkgever of sector inbracht; het bewijs zegt wat.',
      en: 'Estimated value of money, infrastructure, expertise and contacts that an employer or sector brought in; the evidence says what.',
    },
  ),
  entered(
    'partner_open',
    partner,
    count,
    { nl: 'Samenwerking met scholen', en: 'Cooperation with schools' },
    {
      nl: 'Scholen waarmee een bedrijf, uitgeverij of sector samenwerkte aan materiaal, tools of infrastructuur.',
      en: 'Schools with which a company, publisher or sector worked on material, tools or infrastructure.',
    },
  ),
  entered(
    'partner_research_shared',
    partner,
    count,
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

/** Every indicator that no trajectory counts: entered by hand with its evidence, or taken over from a file. */
export const enteredIndicators: readonly Indicator[] = [
  ...fieldFigures,
  ...directionFigures,
  ...partnerFigures,
];
