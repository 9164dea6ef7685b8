import { chooseDate } from '../../../application/commands/choose-date.ts';
import { completeStep } from '../../../application/commands/complete-step.ts';
import { handToColleague, nameSomebodyElse } from '../../../application/commands/hand-to-colleague.ts';
import { giveMoreTime, takeMoreTime } from '../../../application/commands/more-time.ts';
import { startProposed } from '../../../application/enrolment/start-proposed.ts';
import type { FormName } from './draft.ts';
import { type SchoolForm, schoolForm } from './form.ts';
import { readAppointments } from './read-appointments.ts';
import { readColleague, readSomebodyElse } from './read-colleague.ts';
import { readCompletion } from './read-completion.ts';
import { readDue, readExtension } from './read-more-time.ts';
import { readStart } from './read-start.ts';

/** The forms of the page under a link: each is read, and does one thing. */
export const schoolForms: { readonly [name in FormName]: SchoolForm } = {
  complete: schoolForm(readCompletion, completeStep),
  start: schoolForm(readStart, startProposed),
  appointments: schoolForm(readAppointments, chooseDate),
  extension: schoolForm(readExtension, takeMoreTime),
  colleague: schoolForm(readColleague, handToColleague),
  postpone: schoolForm(readDue, giveMoreTime),
  reassign: schoolForm(readSomebodyElse, nameSomebodyElse),
};
