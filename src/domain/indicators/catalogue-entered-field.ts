import { count, entered, happened, inUnit } from './entered.ts';
import type { Indicator, IndicatorSource } from './indicator.ts';

const field = (source: IndicatorSource) => ({ group: 'field' as const, source });

/** Chapter 8.1: what no trajectory can tell, from others who measure it. */
export const enteredOfField: readonly Indicator[] = [
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
    happened,
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
    happened,
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
