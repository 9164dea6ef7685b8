import type { Text } from '../text.ts';
import { count, entered, happened, inUnit, scale, spent } from './entered.ts';
import type { Indicator } from './indicator.ts';

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

const central = (action: keyof typeof actions, part: Indicator['part'] & string) => ({
  ...({ group: 'central', source: 'entered' } as const),
  ...{ action: actions[action], part },
});

/** Chapter 8.2: input of the direction, then output and result of each action of its network function. */
export const enteredOfDirection: readonly Indicator[] = [
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
    spent,
    { nl: 'Werkingsmiddelen', en: 'Means' },
    {
      nl: 'Werkingsmiddelen uit de financiering van het actieprogramma.',
      en: 'Means out of the funding of the action programme.',
    },
  ),
  entered(
    'direction_lever',
    central('direction', 'input'),
    spent,
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
    happened,
    { nl: 'Acties per kanaal', en: 'Actions by channel' },
    {
      nl: 'Verbindende acties, over alle kanalen; het bewijs noemt ze per kanaal.',
      en: 'Connecting actions over all channels; the evidence names them by channel.',
    },
  ),
  entered(
    'connecting_participants',
    central('connecting', 'output'),
    happened,
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
    happened,
    { nl: 'Communicatieacties', en: 'Communication actions' },
    {
      nl: 'Acties over alle kanalen; het bewijs noemt ze per kanaal.',
      en: 'Actions over all channels; the evidence names them by channel.',
    },
  ),
  entered(
    'communication_receivers',
    central('communication', 'output'),
    happened,
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
    happened,
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
