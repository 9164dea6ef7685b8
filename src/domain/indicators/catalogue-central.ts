import type { Text } from '../text.ts';
import type { Indicator } from './indicator.ts';

const actions = {
  workingGroups: { nl: 'Werkgroepen en doelstellingen', en: 'Working groups and objectives' },
  networks: { nl: 'Lerende netwerken', en: 'Learning networks' },
  training: { nl: 'Vorming op maat', en: 'Tailored training' },
  support: { nl: 'Ondersteuning van scholen', en: 'Support of schools' },
  sharing: { nl: 'Verspreiding over scholen', en: 'Dissemination over schools' },
  cooperation: { nl: 'Samenwerking', en: 'Cooperation' },
} satisfies { readonly [action: string]: Text };

type Part = 'input' | 'output' | 'result';
type More = Pick<Indicator, 'unit'>;

function central(
  [id, action, part, measure]: [string, keyof typeof actions, Part, Indicator['measure']],
  title: Text,
  definition: Text,
  more: More = {},
): Indicator {
  return { id, group: 'central', measure, action: actions[action], part, title, definition, ...more };
}

const scale: More = { unit: 'scale-1-4' };
const euro: More = { unit: 'euro' };

/** Chapter 8.2: per action of the central direction what goes in, what comes out and what it brings. */
export const centralIndicators: readonly Indicator[] = [
  central(
    ['working_groups', 'workingGroups', 'output', 'count'],
    { nl: 'Gevormde werkgroepen', en: 'Working groups formed' },
    {
      nl: 'Werkgroepen waarvan in deze periode is gemeld dat ze gevormd zijn.',
      en: 'Working groups that were reported as formed in this period.',
    },
  ),
  central(
    ['objectives_reached', 'workingGroups', 'result', 'count'],
    { nl: 'Bereikte doelstellingen', en: 'Objectives reached' },
    {
      nl: 'Doelstellingen van een mijlpalenplan die in deze periode bereikt zijn; vervallen doelstellingen tellen niet.',
      en: 'Objectives of a milestone plan that were reached in this period; dropped objectives do not count.',
    },
  ),
  central(
    ['network_members', 'networks', 'output', 'trajectories'],
    { nl: 'Leden van lerende netwerken', en: 'Members of learning networks' },
    {
      nl: 'Wie in deze periode bevestigde dat hij of zij aansluit bij een lerend netwerk.',
      en: 'Who confirmed in this period to join a learning network.',
    },
  ),
  central(
    ['network_presences', 'networks', 'output', 'sum'],
    { nl: 'Aanwezigheden op netwerkmomenten', en: 'Presences at network meetings' },
    {
      nl: 'Hoe vaak leden in deze periode aanwezig waren op een bijeenkomst van hun netwerk.',
      en: 'How often members were present at a meeting of their network in this period.',
    },
  ),
  central(
    ['network_exchange', 'networks', 'result', 'average'],
    { nl: 'Uitwisseling van praktijkervaring', en: 'Exchange of experience' },
    {
      nl: 'Gemiddeld antwoord van leden (1 tot 4) op de vraag of ze echt ervaringen uitwisselden.',
      en: 'Average answer of members (1 to 4) to whether they really exchanged experience.',
    },
    scale,
  ),
  central(
    ['network_applied', 'networks', 'result', 'average'],
    { nl: 'Toepassing na het netwerk', en: 'Application after the network' },
    {
      nl: 'Gemiddeld antwoord van leden (1 tot 4) op de vraag of ze het geleerde in hun school toepasten.',
      en: 'Average answer of members (1 to 4) to whether they applied what they learned in their school.',
    },
    scale,
  ),
  central(
    ['training_sessions', 'training', 'output', 'sum'],
    { nl: 'Gegeven sessies', en: 'Sessions given' },
    {
      nl: 'Sessies van vormingen in trajecten die in deze periode zijn afgesloten, zoals de aanbieder ze opgaf.',
      en: 'Sessions of trainings in trajectories that were closed in this period, as the provider reported.',
    },
  ),
  central(
    ['training_useful', 'training', 'result', 'average'],
    { nl: 'Nut van de vorming', en: 'Usefulness of the training' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) van wie de vorming volgde op de vraag of ze nuttig was.',
      en: 'Average answer (1 to 4) of those who followed the training to whether it was useful.',
    },
    scale,
  ),
  central(
    ['training_applied', 'training', 'result', 'average'],
    { nl: 'Toepassing in de klas', en: 'Application in class' },
    {
      nl: 'Gemiddeld antwoord van scholen (1 tot 4) op de vraag of het geleerde in de klas gebruikt wordt.',
      en: 'Average answer of schools (1 to 4) to whether what was learned is used in class.',
    },
    scale,
  ),
  central(
    ['hours_of_schools', 'support', 'input', 'sum'],
    { nl: 'Uren per week vrijgemaakt', en: 'Hours per week made free' },
    {
      nl: 'Uren per week die scholen voor hun digicoach, ICT-coördinator of projectleider opgaven.',
      en: 'Hours per week that schools reported for their digicoach, ICT coordinator or project leader.',
    },
    { unit: 'hours-per-week' },
  ),
  central(
    ['hours_of_teachers', 'support', 'input', 'sum'],
    { nl: 'Uren per week voor leraren', en: 'Hours per week for teachers' },
    {
      nl: 'Uren per week die scholen vrijmaken voor hun leraren samen, om te leren, te proberen en te overleggen.',
      en: 'Hours per week that schools make free for their teachers together, to learn, to try things and to meet.',
    },
    { unit: 'hours-per-week' },
  ),
  central(
    ['hours_for_research', 'support', 'input', 'sum'],
    { nl: 'Uren per week voor onderzoek', en: 'Hours per week for research' },
    {
      nl: 'Uren per week die scholen vrijmaken voor leraren die aan onderzoek meewerken.',
      en: 'Hours per week that schools make free for teachers who take part in research.',
    },
    { unit: 'hours-per-week' },
  ),
  central(
    ['networks_committed', 'cooperation', 'input', 'sum'],
    { nl: 'Netten en diensten met een engagement', en: 'Networks and services that commit themselves' },
    {
      nl: 'Onderwijsnetten, koepels en begeleidingsdiensten die zich voor een werkjaar van het programma engageerden.',
      en: 'Networks, umbrella organisations and guidance services that committed themselves for a working year of the programme.',
    },
  ),
  central(
    ['trainers_committed', 'cooperation', 'input', 'sum'],
    {
      nl: 'Nascholingsorganisaties met een engagement',
      en: 'Training organisations that commit themselves',
    },
    {
      nl: 'Nascholingsorganisaties die zich voor een werkjaar engageerden om hun opleidingen en materialen af te stemmen.',
      en: 'Training organisations that committed themselves for a working year to tune their trainings and materials.',
    },
  ),
  central(
    ['companies_committed', 'cooperation', 'input', 'sum'],
    {
      nl: 'Bedrijven en sectoren met een engagement',
      en: 'Companies and sectors that commit themselves',
    },
    {
      nl: 'Leveranciers, uitgeverijen, bedrijven en sectororganisaties die zich voor een werkjaar openstelden voor samenwerking met scholen.',
      en: 'Suppliers, publishers, companies and sector organisations that opened up for a working year to work with schools.',
    },
  ),
  central(
    ['initiatives_below', 'cooperation', 'output', 'sum'],
    { nl: 'Initiatieven van onderuit', en: 'Initiatives from below' },
    {
      nl: 'Initiatieven van scholen, leraren en actoren buiten de modeltrajecten die het programma in dit werkjaar zag en versterkte.',
      en: 'Initiatives of schools, teachers and actors outside the model trajectories that the programme saw and strengthened in this working year.',
    },
  ),
  central(
    ['questions_referred', 'cooperation', 'output', 'sum'],
    { nl: 'Doorverwezen vragen', en: 'Questions referred' },
    {
      nl: 'Vragen van scholen en leraren die in dit werkjaar bij de juiste partner terechtkwamen.',
      en: 'Questions of schools and teachers that reached the right partner in this working year.',
    },
  ),
  central(
    ['cooperation_service', 'cooperation', 'result', 'average'],
    { nl: 'Betere dienstverlening door samenwerking', en: 'Better service by cooperation' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) per domein op de vraag of de dienstverlening beter werd.',
      en: 'Average answer (1 to 4) per domain to whether the service has become better.',
    },
    scale,
  ),
  central(
    ['cooperation_people', 'cooperation', 'result', 'average'],
    { nl: 'Mensen en middelen beter ingezet', en: 'People and money better used' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) per domein op de vraag of mensen en middelen beter ingezet zijn.',
      en: 'Average answer (1 to 4) per domain to whether people and money are better used.',
    },
    scale,
  ),
  central(
    ['cooperation_expertise', 'cooperation', 'result', 'average'],
    { nl: 'Meer gedeelde expertise', en: 'More shared expertise' },
    {
      nl: 'Gemiddeld antwoord (1 tot 4) per domein op de vraag of er meer expertise gedeeld is.',
      en: 'Average answer (1 to 4) per domain to whether more expertise is shared.',
    },
    scale,
  ),
  central(
    ['offers_made', 'workingGroups', 'output', 'sum'],
    { nl: 'Programma’s, keuzevakken en routes', en: 'Programmes, options and routes' },
    {
      nl: 'Programma’s, keuzevakken en leerroutes die er bij een bereikte doelstelling zijn, naast het aantal dat beoogd was.',
      en: 'Programmes, options and routes that are there when an objective is reached, beside the number that was aimed at.',
    },
  ),
  central(
    ['projects_stem', 'sharing', 'output', 'trajectories'],
    { nl: 'Projecten over STEM', en: 'Projects about STEM' },
    {
      nl: 'Voorstellen van projecten die over STEM gaan.',
      en: 'Proposals of projects that are about STEM.',
    },
  ),
  central(
    ['projects_beyond_stem', 'sharing', 'output', 'trajectories'],
    { nl: 'Projecten buiten STEM', en: 'Projects outside STEM' },
    {
      nl: 'Voorstellen van projecten die vernieuwen buiten STEM, of ook daarbuiten.',
      en: 'Proposals of projects that innovate outside STEM, or outside it too.',
    },
  ),
  central(
    ['subsidy_granted', 'support', 'input', 'sum'],
    { nl: 'Toegekende subsidie', en: 'Subsidy granted' },
    {
      nl: 'Bedragen in euro die in deze periode aan scholen zijn toegekend.',
      en: 'Amounts in euro that were granted to schools in this period.',
    },
    euro,
  ),
  central(
    ['subsidy_spent', 'support', 'output', 'sum'],
    { nl: 'Bestede subsidie', en: 'Subsidy spent' },
    {
      nl: 'Bedragen in euro die scholen in hun verslag van deze periode verantwoordden.',
      en: 'Amounts in euro that schools accounted for in their report of this period.',
    },
    euro,
  ),
  central(
    ['subsidy_teachers', 'support', 'result', 'people'],
    { nl: 'Leraren bereikt met subsidie', en: 'Teachers reached with a subsidy' },
    {
      nl: 'Leraren die volgens het verslag van de school door het gesubsidieerde project zijn bereikt.',
      en: 'Teachers who were reached by the subsidised project according to the school’s report.',
    },
  ),
  central(
    ['schools_shared_with', 'sharing', 'output', 'sum'],
    { nl: 'Scholen waarmee gedeeld is', en: 'Schools shared with' },
    {
      nl: 'Scholen die een project volgens zijn verslag bereikte bij het delen over schoolmuren heen.',
      en: 'Schools that a project reached, by its own report, when sharing over school walls.',
    },
  ),
  central(
    ['schools_adopting', 'sharing', 'result', 'sum'],
    { nl: 'Scholen die overnemen', en: 'Schools that adopt' },
    {
      nl: 'Scholen die volgens het verslag van een project zelf met de vernieuwing aan de slag gaan.',
      en: 'Schools that take up the innovation themselves, by the report of a project.',
    },
  ),
];
