import { isHeldOf } from '../database/held-mail.ts';

/**
 * What a letter `l` is about, and the guidance service whose letter it is: the one that has to do with what it is about, else its
 * reader's.
 */
export const aboutLetter = `LEFT JOIN person p ON p.id = l.person_id
  LEFT JOIN question q ON q.id = l.subject_id LEFT JOIN named_contact c ON c.id = l.subject_id
  LEFT JOIN participation y ON y.id = l.subject_id LEFT JOIN gathering g ON g.id = l.subject_id
  LEFT JOIN handover h ON h.id = l.subject_id LEFT JOIN person giver ON giver.id = h.from_person
  LEFT JOIN trajectory t ON t.id = coalesce(q.trajectory_id, c.trajectory_id, y.trajectory_id)`;

/** Beside {@link aboutLetter}: id of that service; null where there is none. */
export const serviceOfLetter =
  'coalesce(t.organisation_id, g.organisation_id, giver.organisation_id, p.organisation_id)';

/** Beside {@link aboutLetter}: somebody holds back the mail of everybody, or of that service. */
export const isLetterHeld = isHeldOf(serviceOfLetter);
