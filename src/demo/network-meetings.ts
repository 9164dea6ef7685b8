import type { MailroomBehaviour } from '../domain/trajectory/forecast/play.ts';
import type { Appointment } from '../domain/trajectory/model/state.ts';
import type { DemoSchool } from './cast.ts';
import { demoId } from './ids.ts';
import type { Story } from './story.ts';

/** The model whose meetings are gatherings: all members of a service meet on one date. */
export const NETWORK = 'lerend-netwerk';
/** Where they meet. */
export const PLACE = 'Vergaderzaal van de begeleidingsdienst';

/** Where and when people of several schools meet, with a name that is the same for all of them. */
export function gatheringOf({ service }: DemoSchool, { start, end }: Appointment): Appointment {
  return { start, end, place: PLACE, gathering: demoId(`gathering ${service.id} ${start}`) };
}

/** A learning network meets with all schools of a service at once; who is slow was not there. */
export function inGatherings(
  behaviour: MailroomBehaviour,
  { template, persona }: Story,
  school: DemoSchool,
): MailroomBehaviour {
  if (template !== NETWORK) return behaviour;
  return (state, plan) => {
    const act = behaviour(state, plan);
    if (act === undefined) return undefined;
    const { command } = act;
    if (command.type === 'reschedule' && command.appointments !== undefined) {
      const appointments = command.appointments.map((one) => gatheringOf(school, one));
      return { ...act, command: { ...command, appointments } };
    }
    const isMeeting = command.type === 'complete' && command.answers?.present === true;
    return isMeeting && persona === 'slow'
      ? { ...act, command: { ...command, answers: { present: false } } }
      : act;
  };
}
