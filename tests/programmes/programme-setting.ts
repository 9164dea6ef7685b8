import type { Answered, RunningApi } from '../api/running-api.ts';

/** The template that tests enrol in. */
export const LOT = 'two-conversations';

/** Adds a programme with one call that is open on every day that a test can have. */
export async function addProgramme(
  api: RunningApi,
  more: { readonly call?: object; readonly budget_cents?: number; readonly amount_cents?: number } = {},
): Promise<string> {
  const { call, amount_cents, ...same } = more;
  const answer = await api.post('programmes', {
    name: { nl: 'Proefprogramma', en: 'Trial programme' },
    lots: [{ template: LOT, ...(amount_cents === undefined ? {} : { amount_cents }) }],
    calls: [{ id: 'first', from: '2020-09-01', until: '2099-12-31', ...call }],
    ...same,
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
}

/** Asks for a place for a school of its own. */
export async function ask(api: RunningApi, programme: string, more: object = {}): Promise<Answered> {
  return api.post('trajectories', await api.enrolment({ programme, cohort: 'first', ...more }));
}

/** How full the only call is. */
export async function placesOf(api: RunningApi, programme: string) {
  const { body } = await api.get(`programmes/${programme}/places`);
  return { ...body.calls[0], budget: body.budget };
}

/** The subjects that wait, in order. */
export async function waitingIn(api: RunningApi, programme: string): Promise<string[]> {
  const { body } = await api.get(`programmes/${programme}/waiting-list`);
  return body.items.map(({ subject }: { subject: { id: string } }) => subject.id);
}
