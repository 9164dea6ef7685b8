import type { Text } from '../text.ts';
import type { Indicator } from './indicator.ts';

const balance: Text = {
  nl: 'Gemiddelde zelfinschatting van scholen (1 tot 4) op deze bouwsteen van Vier in balans.',
  en: 'Average self-assessment of schools (1 to 4) on this building block of Four in balance.',
};

// The same question at the start and at the end, from 1 to 4; it is also what schools compare themselves on.
function scale(id: string, nl: string, en: string, definition: Text): Indicator {
  return {
    id,
    group: 'field',
    measure: 'average',
    unit: 'scale-1-4',
    beforeAfter: true,
    benchmark: true,
    title: { nl, en },
    definition,
  };
}

function reached(id: string, nl: string, en: string, definition: Text): Indicator {
  return { id, group: 'equal-access', measure: 'schools', builtIn: true, title: { nl, en }, definition };
}

// Chapter 9.4: where in the policy of a school digitalisation has a place.
function part(id: string, nl: string, en: string): Indicator {
  return {
    ...{ id, group: 'field', measure: 'schools' },
    title: {
      nl: `Scholen met digitalisering in hun ${nl}`,
      en: `Schools with digitalisation in their ${en}`,
    },
    definition: {
      nl: `Verschillende scholen die in deze periode meldden dat digitalisering een plaats heeft in hun ${nl}.`,
      en: `Different schools that reported in this period that digitalisation has a place in their ${en}.`,
    },
  };
}

/** Chapter 8.1: results in the field. */
export const fieldIndicators: readonly Indicator[] = [
  {
    id: 'schools_with_policy',
    group: 'field',
    measure: 'schools',
    title: { nl: 'Scholen met een digitaal beleid', en: 'Schools with a digital policy' },
    definition: {
      nl: 'Verschillende scholen waarvan in deze periode een visie of beleidsplan is goedgekeurd, of die melden dat hun beleid op papier staat.',
      en: 'Different schools whose vision or policy plan was approved in this period, or that report a written policy.',
    },
  },
  {
    id: 'schools_in_trajectory',
    group: 'field',
    measure: 'schools',
    builtIn: true,
    title: { nl: 'Scholen in een traject', en: 'Schools in a trajectory' },
    definition: {
      nl: 'Verschillende scholen die in deze periode in minstens één traject zijn ingeschreven.',
      en: 'Different schools that were enrolled in at least one trajectory in this period.',
    },
  },
  {
    id: 'schools_with_intake',
    group: 'field',
    measure: 'schools',
    title: { nl: 'Scholen met een intake en een traject', en: 'Schools with an intake and a trajectory' },
    definition: {
      nl: 'Verschillende scholen die in hun traject de intake in deze periode hebben afgerond.',
      en: 'Different schools that completed the intake of their trajectory in this period.',
    },
  },
  {
    id: 'teachers_in_trajectories',
    group: 'field',
    measure: 'people',
    title: { nl: 'Leraren in trajecten', en: 'Teachers in trajectories' },
    definition: {
      nl: 'Leraren bereikt door vorming in een traject, zoals de aanbieder ze na afloop opgaf. Per traject telt het hoogste aantal, zodat wie twee vormingen volgde één keer telt.',
      en: 'Teachers reached by training in a trajectory, as the provider reported afterwards. The highest number per trajectory counts, so that who followed two trainings counts once.',
    },
  },
  {
    id: 'teachers_towards_digicoach',
    group: 'field',
    measure: 'people',
    title: { nl: 'Waarvan op weg naar digicoach', en: 'Of which towards digicoach' },
    definition: {
      nl: 'Leraren die de vorming tot digicoach volgden; zij zijn ook bij de leraren in trajecten geteld.',
      en: 'Teachers who followed the training to become digicoach; they are counted among the teachers in trajectories too.',
    },
  },
  {
    id: 'teachers_in_one_off_training',
    group: 'field',
    measure: 'people',
    title: { nl: 'Leraren in eenmalige nascholing', en: 'Teachers in one-off training' },
    definition: {
      nl: 'Leraren die aanwezig waren op een eenmalige nascholing; wie er twee volgt, telt twee keer.',
      en: 'Teachers who were present at a one-off training; who follows two counts twice.',
    },
  },
  {
    id: 'teachers_certified',
    group: 'field',
    measure: 'people',
    title: { nl: 'Leraren met een certificaat of badge', en: 'Teachers with a certificate or badge' },
    definition: {
      nl: 'Leraren die voor wat ze in een vorming leerden een certificaat of digitale badge kregen. Per traject telt het hoogste aantal.',
      en: 'Teachers who got a certificate or digital badge for what they learned in a training. The highest number per trajectory counts.',
    },
  },
  {
    id: 'trainers_in_trajectories',
    group: 'field',
    measure: 'people',
    title: {
      nl: 'Lerarenopleiders en hun studenten in vorming',
      en: 'Teacher trainers and their students in training',
    },
    definition: {
      nl: 'Lerarenopleiders en toekomstige leraren die een vorming in een traject volgden, zoals de aanbieder ze na afloop opgaf.',
      en: 'Teacher trainers and future teachers who followed a training in a trajectory, as the provider reported afterwards.',
    },
  },
  part('policy_staff', 'personeelsbeleid', 'staff policy'),
  part('policy_subject_groups', 'vakgroepwerking', 'work of subject groups'),
  part('policy_training_plan', 'nascholingsplan', 'training plan'),
  {
    id: 'pupils_benefit',
    group: 'field',
    measure: 'average',
    unit: 'scale-1-4',
    title: { nl: 'Leerlingen hebben er iets aan', en: 'Pupils benefit' },
    definition: {
      nl: 'Gemiddeld antwoord van scholen (1 tot 4) op de vraag of leerlingen merken dat hun leraren iets leerden.',
      en: 'Average answer of schools (1 to 4) to whether pupils notice that their teachers have learned something.',
    },
  },
  {
    id: 'pupils_reached',
    group: 'field',
    measure: 'sum',
    title: { nl: 'Leerlingen in projecten', en: 'Pupils in projects' },
    definition: {
      nl: 'Leerlingen die volgens het verslag van een project eraan deelnamen.',
      en: 'Pupils who took part in a project, by its own report.',
    },
  },
  {
    id: 'project_teachers',
    group: 'field',
    measure: 'sum',
    title: { nl: 'Leraren in projecten', en: 'Teachers in projects' },
    definition: {
      nl: 'Leraren die volgens het verslag van een project eraan deelnamen.',
      en: 'Teachers who took part in a project, by its own report.',
    },
  },
  scale('confidence_teachers', 'Zelfzeker en gesteund: leraren', 'Confident and supported: teachers', {
    nl: 'Gemiddeld antwoord van scholen (1 tot 4) op de vraag of leraren zich zelfzeker en gesteund voelen.',
    en: 'Average answer of schools (1 to 4) to whether teachers feel confident and supported.',
  }),
  scale('confidence_principals', 'Zelfzeker en gesteund: directies', 'Confident and supported: principals', {
    nl: 'Gemiddeld antwoord van scholen (1 tot 4) op de vraag of de directie zich zelfzeker en gesteund voelt.',
    en: 'Average answer of schools (1 to 4) to whether the principal feels confident and supported.',
  }),
  scale('balance_vision', 'Vier in balans: visie', 'Four in balance: vision', balance),
  scale('balance_expertise', 'Vier in balans: deskundigheid', 'Four in balance: expertise', balance),
  scale(
    'balance_content',
    'Vier in balans: inhoud en toepassingen',
    'Four in balance: content and applications',
    balance,
  ),
  scale(
    'balance_infrastructure',
    'Vier in balans: infrastructuur',
    'Four in balance: infrastructure',
    balance,
  ),
];

/** Who is reached: chapter 7 asks for "volgers", not only first movers. */
export const equalAccessIndicators: readonly Indicator[] = [
  reached('reached_volgers', 'Bereikte scholen: volgers', 'Reached schools: volgers', {
    nl: 'Verschillende scholen die in deze periode als ‘volger’ zijn ingeschreven, dus wegens hun grote nood.',
    en: 'Different schools that were enrolled as “volger” in this period, that is because of their great need.',
  }),
  reached('reached_first_movers', 'Bereikte scholen: voorlopers', 'Reached schools: first movers', {
    nl: 'Verschillende scholen die in deze periode als voorloper (‘first mover’) zijn ingeschreven.',
    en: 'Different schools that were enrolled as first mover in this period.',
  }),
  reached(
    'reached_group_unknown',
    'Bereikte scholen: groep niet genoteerd',
    'Reached schools: group not noted',
    {
      nl: 'Verschillende scholen die in deze periode zijn ingeschreven zonder dat hun groep is genoteerd.',
      en: 'Different schools that were enrolled in this period without a note of their group.',
    },
  ),
];
