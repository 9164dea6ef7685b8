/** The columns of a list of schools to enrol, each with the other names under which they are recognised. */
export const columns = {
  school_number: ['school', 'schoolnumber', 'schoolnummer', 'instellingsnummer', 'instelling_nummer'],
  template: ['modeltraject', 'model', 'traject'],
  start: ['start_date', 'startdatum'],
  counsellor_email: ['counsellor', 'begeleider', 'begeleider_email', 'e_mail_begeleider'],
  principal_name: ['principal', 'directeur', 'directeur_naam', 'naam_directeur', 'directie_naam'],
  principal_email: ['email', 'directeur_email', 'email_directeur', 'directie_email'],
  principal_language: ['language', 'taal', 'directeur_taal', 'taal_directeur'],
  ict_coordinator_name: [
    'ict_name',
    'ict_naam',
    'ict_coordinator',
    'naam_ict_coordinator',
    'ict_coordinator_naam',
  ],
  ict_coordinator_email: ['ict_email', 'email_ict_coordinator'],
  ict_coordinator_language: ['ict_language', 'ict_taal', 'ict_coordinator_taal'],
  person_email: ['person', 'persoon', 'email_persoon', 'persoon_email'],
  subject_key: ['key', 'sleutel', 'team', 'leerling', 'pupil', 'kenmerk'],
  known: ['bestaand', 'al_bekend', 'if_known', 'bekend'],
  reason: ['reden', 'aanleiding'],
  group: ['groep'],
  programme: ['programma'],
  cohort: ['lichting', 'oproep', 'call'],
  waiting_list: ['wachtlijst'],
  under_way_phase: ['phase', 'fase', 'lopende_fase', 'under_way'],
  under_way_since: ['since', 'sinds', 'lopend_sinds'],
} as const;

/** The name of a column. */
export type Column = keyof typeof columns;

/** Columns without which a list cannot be read. */
export const requiredColumns: readonly Column[] = [
  ...([
    'school_number',
    'template',
    'start',
    'counsellor_email',
    'principal_name',
    'principal_email',
  ] as const),
];

/** The column that a heading means, however it was typed; `undefined` when it is none of ours. */
export function columnOf(heading: string): Column | undefined {
  const key = heading
    .toLowerCase()
    .trim()
    .replace(/e-mail/g, 'email')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  for (const [column, others] of Object.entries(columns)) {
    if (key === column || (others as readonly string[]).includes(key)) return column as Column;
  }
  return undefined;
}
