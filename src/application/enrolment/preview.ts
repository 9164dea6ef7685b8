import type { Hindrance } from '../../domain/programmes/types.ts';
import type { Language } from '../../domain/text.ts';
import { differenceBetween, type Foreseen } from '../../domain/trajectory/forecast/difference.ts';
import { outlookOf } from '../../domain/trajectory/forecast/outlook.ts';
import { goesNow } from '../../domain/trajectory/forecast/preview.ts';
import { findPeople } from '../../store/people/people.ts';
import { runningTrajectory } from '../../store/trajectories/trajectories.ts';
import { isId } from '../ids.ts';
import { type Preview, receiversOf, toldOf } from '../previews/preview.ts';
import { alreadyEnrolled } from '../programmes/errors.ts';
import { foreseePlace } from '../programmes/take-place.ts';
import { type Checked, checkEnrolment } from './check.ts';
import { decidedOrRefused, fillAgreedRoles } from './enrol.ts';
import type { Asked, Enrolled } from './request.ts';
import { decideStarts } from './start-from-steps.ts';

/** What an enrolment would bring. */
export type EnrolmentPreview = Preview & {
  /** Why there is no place in its programme now, so that it would wait for one; nothing would begin yet. */
  readonly waitsFor?: Hindrance | undefined;
  /** Who is known otherwise than they are named, by role, with what would be done with it. */
  readonly differences: Enrolled['differences'];
};

/**
 * Looks what an enrolment would bring: checked and decided as the enrolment itself. Nothing is stored, nobody is added.
 * @param language of titles and subjects
 * @throws as `enrolTrajectory`
 */
export async function previewEnrolment({
  language,
  ...asked
}: Asked & { readonly language: Language }): Promise<EnrolmentPreview> {
  const { deps } = asked;
  const checked = await checkEnrolment(asked);
  const filled = await fillAgreedRoles({ ...asked, idempotencyKey: undefined }, checked, { look: true });
  const decided = decidedOrRefused(checked, filled);
  await refuseRunning(asked, checked, decided.period);
  const waitsFor = await placeOf(asked, checked);
  const { template, context, now } = decided;
  const { outcome } = await decideStarts(deps.store, {
    ...{ outcome: decided.advanced, template, context, now },
    ...{ schoolNumber: checked.school, organisationId: filled.organisation },
  });
  const people = await findPeople(deps.store, Object.values(filled.roles).filter(isId));
  const options = { now, template, context, language, people, settled: new Set<string>() };
  const after: Foreseen = { state: outcome.state, outlook: outlookOf(outcome, options) };
  const difference = differenceBetween(nothing, after);
  const receiver = await receiversOf(deps, difference.mails, people, newcomersOf(asked));
  const told = toldOf(difference.mails, now, receiver);
  const goes = difference.mails.some((mail) => goesNow(mail, now));
  return {
    ...difference,
    ...{ after: outcome.state, template, told, receiver, waitsFor, differences: filled.differences },
    irrevocable: goes ? ['mails-go'] : [],
  };
}

const nothing: Foreseen = { state: { nodes: {} }, outlook: { dates: new Map(), mails: new Map() } };

async function refuseRunning({ deps }: Asked, { setting, toEnrol }: Checked, period: string): Promise<void> {
  const { subject } = toEnrol;
  const running = await runningTrajectory(deps.store, { template: setting.template.id, subject, period });
  if (running !== undefined) throw alreadyEnrolled(running, period);
}

async function placeOf({ deps }: Asked, { wanted, toEnrol }: Checked): Promise<Hindrance | undefined> {
  if (wanted === undefined) return undefined;
  const { as, wish, start } = wanted;
  return foreseePlace({ deps, programme: as.programme, wish, start, subject: toEnrol.subject });
}

/** In a preview somebody new goes by the role. */
function newcomersOf({ enrolment }: Asked): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(enrolment.roles).flatMap(([role, person]) =>
      typeof person === 'string' ? [] : [[role, person.name] as const],
    ),
  );
}
