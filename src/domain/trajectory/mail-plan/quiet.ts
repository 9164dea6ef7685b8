import { localDateOf } from '../../calendar/wall-clock.ts';
import type { PlannedMail } from '../model/advanced.ts';
import { roleAbove, stepOfPath } from '../model/built-in-tasks.ts';
import type { Snapshot } from '../model/memoize.ts';
import { LONG_SILENT_AFTER, quietOf, SILENT_AFTER, silentFrom } from '../rules/silence.ts';
import { timeFields } from './owed.ts';
import { quietKey } from './quiet-keys.ts';
import { sendingTimeOnDate } from './sending-time.ts';

/**
 * Word of silence, which every template gives without naming it: after three school weeks without a sign of life to the
 * counsellor, after six to whoever is above her. Whom the ladder of a step, or the task about it, has told by then is not told twice.
 * @param owed what else is owed, now or later or already
 */
export function mailsAboutQuiet(snapshot: Snapshot, owed: readonly PlannedMail[]): readonly PlannedMail[] {
  const quiet = quietOf(snapshot);
  if (quiet === undefined) return [];
  const { template } = snapshot;
  const found = stepOfPath(template, quiet.node.path, quiet.node.about);
  if (found === undefined) return [];
  const above = roleAbove(template);
  const telling = [
    { rung: 'quiet', after: SILENT_AFTER, to: template.counsellorRole },
    ...(above === template.counsellorRole
      ? []
      : [{ rung: 'long_quiet', after: LONG_SILENT_AFTER, to: above }]),
  ];
  return telling.flatMap(({ rung, after, to }): PlannedMail[] => {
    if (found.step.role === to) return [];
    const natural = silentFrom(quiet, snapshot, after);
    const time = sendingTimeOnDate(to, natural, natural, snapshot);
    if (owed.some((mail) => tells(mail, to) && mail.at <= time.at && localDateOf(mail.at) > quiet.since))
      return [];
    const phase = found.phase?.id ?? template.phases[0]!.id;
    return [
      {
        ...{ key: quietKey(quiet.since, after, to), kind: 'escalation', rung, to },
        ...{ path: quiet.node.path, step: found.step.id, phase },
        ...timeFields(time),
      },
    ];
  });
}

// The task about a silent step asks the counsellor herself.
function tells({ kind, to, path }: PlannedMail, role: string): boolean {
  return to === role && (kind === 'escalation' || (kind === 'ask' && path.startsWith('silence~')));
}
