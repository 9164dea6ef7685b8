import type { Instant } from '../domain/calendar/types.ts';
import type { Appointment } from '../domain/trajectory/model/state.ts';
import type { WholeStore } from '../store/database/db.ts';
import { inTransaction } from '../store/database/transaction.ts';
import { insertGathering, insertSeats, noteAttendance } from '../store/gatherings/gatherings.ts';
import type { Told } from './histories.ts';
import { NETWORK, PLACE } from './network-meetings.ts';

/** A trajectory at a gathering, as its journal has it. */
export interface Attended {
  readonly told: Told;
  readonly path: string;
  readonly appointment: Appointment & { readonly gathering: string };
  readonly plannedAt: Instant;
  readonly present?: boolean;
}

/** Every gathering of which the journals of these trajectories tell, with who comes or was there. */
export async function saveGatherings(store: WholeStore, told: readonly Told[]): Promise<void> {
  const all = told.flatMap(attendedIn);
  for (const id of new Set(all.map(({ appointment }) => appointment.gathering))) {
    const attended = all.filter(({ appointment }) => appointment.gathering === id);
    const [first] = attended;
    if (first === undefined) continue;
    const { appointment, plannedAt } = first;
    const { school } = first.told.history;
    const isOfNetwork = first.told.template.id === NETWORK;
    const seats = attended.map(({ told: { history }, path, present }) => ({
      ...{ trajectoryId: history.advanced.state.id, path, present },
    }));
    await inTransaction(store, async (within) => {
      const gathering = {
        ...{ id, start: appointment.start, end: appointment.end, place: PLACE, sequence: 0 },
        ...{ organiser: school.counsellor.id, organisation: school.service.id },
        ...(isOfNetwork
          ? { title: 'Bijeenkomst van het lerend netwerk' }
          : { title: 'Vormingsnamiddag voor enkele scholen samen', seats: 12 }),
      };
      await insertGathering(within, gathering, plannedAt);
      await insertSeats(within, id, seats);
      const noted = seats.flatMap(({ trajectoryId, present }) =>
        present === undefined ? [] : [{ trajectoryId, present }],
      );
      await noteAttendance(within, id, noted);
    });
  }
}

/** To which gatherings a trajectory was asked, by its journal, and whether its people were there. */
export function attendedIn(told: Told): readonly Attended[] {
  const found = new Map<string, Attended>();
  for (const { at, body } of told.history.advanced.events) {
    if (body.type === 'rescheduled' && body.appointments !== undefined) {
      const { path, appointments } = body;
      const [appointment] = appointments;
      found.delete(path);
      if (appointment?.gathering === undefined) continue;
      const { gathering } = appointment;
      found.set(path, { told, path, appointment: { ...appointment, gathering }, plannedAt: at });
    }
    // The year of the network ended before they could meet.
    if (body.type === 'withdrawn') found.delete(body.path);
    const attended = body.type === 'completed' ? found.get(body.path) : undefined;
    if (body.type === 'completed' && attended !== undefined) {
      found.set(body.path, { ...attended, present: body.answers?.present !== false });
    }
  }
  return [...found.values()];
}
