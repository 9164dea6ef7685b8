import { schoolYearOf } from '../domain/calendar/school-year.ts';
import type { Instant } from '../domain/calendar/types.ts';
import { localDateOf } from '../domain/calendar/wall-clock.ts';
import type { WholeStore } from '../store/database/db.ts';
import { insertPayment } from '../store/programmes/payments.ts';
import { insertPlace } from '../store/programmes/programmes.ts';
import { insertWaiting } from '../store/programmes/waiting.ts';
import type { Cast } from './cast.ts';
import type { History, Told } from './histories.ts';
import { demoId } from './ids.ts';
import { rolesOf } from './roles.ts';
import { PLACE_OF_A_SCHOOL } from './story.ts';

/** To which programme and call a story belongs, if to one. */
export function belongingOf({ story }: History, now: Instant) {
  const { place, programme } = story;
  if (place === undefined)
    return programme === undefined ? {} : { programme: demoId(`programme ${programme}`) };
  return {
    programme: demoId(`programme ${place.programme}`),
    cohort: place.cohort ?? schoolYearOf(localDateOf(now)),
  };
}

/** Gives a trajectory that is stored its place, with what was paid of it. */
export async function savePlace(
  store: WholeStore,
  history: History,
  cast: Cast,
  now: Instant,
): Promise<void> {
  const { place, group, template } = history.story;
  const { programme, cohort } = belongingOf(history, now);
  if (place === undefined || programme === undefined || cohort === undefined) return;
  const { state, events } = history.advanced;
  await insertPlace(store, {
    ...{ trajectoryId: state.id, programmeId: programme, cohort, lot: template, committed: place.amount },
    ...{ waited: false, givenAt: events[0]?.at ?? now },
    ...(group === undefined ? {} : { group }),
  });
  const by = cast.people.find((person) => person.function === 'central')?.id;
  for (const { on, amount } of place.paid ?? []) {
    await insertPayment(store, {
      ...{ id: demoId(`payment ${state.id} ${on}`), trajectoryId: state.id, kind: 'payment', amount, on },
      ...{ recordedAt: now, note: 'Volgens overeenkomst' },
      ...(by === undefined ? {} : { by }),
    });
  }
}

/** Schools of the cast that wait for a place in the digital school, in the order of the list. */
const waiting = [52, 53] as const;

/** Puts schools on the waiting list of the call that is full. */
export async function saveWaiting(
  store: WholeStore,
  told: readonly Told[],
  cast: Cast,
  now: Instant,
): Promise<void> {
  const model = told.find(({ history }) => history.story.template === 'digitale-school');
  if (model === undefined) return;
  const { template, history } = model;
  for (const index of waiting) {
    const school = cast.schools[index];
    if (school === undefined) continue;
    await insertWaiting(store, {
      ...{ id: demoId(`waiting ${school.number}`), trajectoryId: demoId(`trajectory ${school.number}`) },
      ...{ programmeId: demoId('programme digitale-school'), cohort: schoolYearOf(localDateOf(now)) },
      ...{ lot: template.id, amount: PLACE_OF_A_SCHOOL, group: 'first-mover' },
      ...{ templateVersion: history.advanced.state.templateVersion },
      ...{ subject: { kind: template.subject, id: school.number }, schoolNumber: school.number },
      ...{ organisationId: school.service.id, roles: rolesOf(template, school, cast) },
      ...{ actor: { kind: 'person', person: school.counsellor.id }, askedAt: now },
    });
  }
}
