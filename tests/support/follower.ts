import { randomUUID } from 'node:crypto';
import { linksOf } from '../../src/domain/template/model/links.ts';
import { enrol } from '../../src/domain/trajectory/decide/enrol.ts';
import { summarise } from '../../src/domain/trajectory/views/summary.ts';
import { publishTemplate } from '../../src/store/templates/templates.ts';
import { insertEnrolled } from '../../src/store/trajectories/commits.ts';
import { linkedFor } from '../../src/store/trajectories/linked.ts';
import { today } from './days.ts';
import { type DatabaseSetting, machineTime } from './trajectories.ts';

/** A template whose only step is done by itself once the school's other trajectory has its start behind it. */
export const follower = `
template: follower
subject: school
title: { nl: Volger, en: Follower }
summary: { nl: Wacht op een ander traject, en: Waits for another trajectory }
source: made for tests
available_from: 2020-09-01
counsellor: counsellor
roles:
  - { role: counsellor, party: pbd, title: { nl: Begeleider, en: Counsellor } }
  - { role: principal, party: school, title: { nl: Directeur, en: Principal } }
phases:
  - phase: waiting
    title: { nl: Wachten, en: Waiting }
    steps:
      - step: other_started
        kind: confirm
        title: { nl: Ga na of het andere traject begonnen is, en: See whether the other trajectory has begun }
        due: { in: P2W }
        reminders: [{ rung: ask, at: open }]
        done_when: { if: 'linked.two_conversations.start = "done"' }
`;

/** Enrols a school in the follower; gives what its workflow starts with. */
export async function enrolFollower(setting: DatabaseSetting, school: string) {
  const { store, counsellor, principal } = setting;
  const now = machineTime();
  const { template } = await publishTemplate(store, follower);
  const subject = { kind: 'school', id: school } as const;
  const context = { calendar: { overrides: [] } };
  const linked = await linkedFor(store, { subject, schoolNumber: school }, linksOf(template));
  const actor = { kind: 'person', person: counsellor } as const;
  const roles = { counsellor, principal };
  const id = randomUUID();
  const advanced = enrol({ id, now, actor, subject, start: today(), roles, linked }, template, 1, context);
  if (advanced.rejected) throw new Error(advanced.code);
  await insertEnrolled(store, {
    advanced,
    template,
    context,
    now,
    reference: `F-${school}`,
    period: '2026-2027',
    school,
  });
  return { trajectoryId: id, summary: summarise(advanced, template, context) };
}
