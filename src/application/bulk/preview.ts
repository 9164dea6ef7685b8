import { EVERYTHING } from '../../domain/access/scope.ts';
import type { Language, Text } from '../../domain/text.ts';
import type { DateChange } from '../../domain/trajectory/forecast/difference.ts';
import { goesNow, type Irrevocable } from '../../domain/trajectory/forecast/preview.ts';
import { findPerson, type Person } from '../../store/people/people.ts';
import { findTrajectoryHeads } from '../../store/trajectories/trajectories.ts';
import { authorise } from '../access/authorise.ts';
import { forbidden } from '../access/errors.ts';
import { isApplicationError } from '../application-error.ts';
import { previewCommand } from '../commands/preview.ts';
import type { Dependencies } from '../dependencies.ts';
import { nowOf } from '../now.ts';
import { sortError } from '../outage.ts';
import type { Preview, Told } from '../previews/preview.ts';
import type { BulkWork } from './items.ts';

/** What would become of one trajectory. */
export type PreviewedItem = {
  readonly trajectoryId: string;
  /** Absent where whoever asks may not know of it. */
  readonly reference?: string | undefined;
} & (
  | {
      readonly outcome: 'done';
      readonly status: { readonly before: string; readonly after: string };
      readonly dates: readonly DateChange[];
      readonly mails: MailCounts;
      /** Who hears of it at once, by mail. */
      readonly told: readonly Told[];
      readonly irrevocable: readonly Irrevocable[];
    }
  | { readonly outcome: 'refused'; readonly code: string; readonly message: Text }
);

/** How many mails go at once, and how many of those that were coming are withdrawn, moved, or go to somebody else. */
export type MailCounts = {
  readonly atOnce: number;
  readonly withdrawn: number;
  readonly moved: number;
  readonly readdressed: number;
};

/** What would become of all. */
export type BulkPreview = {
  readonly total: number;
  readonly done: number;
  readonly refused: number;
  readonly items: readonly PreviewedItem[];
};

type Asking = {
  readonly deps: Pick<Dependencies, 'store' | 'clock'>;
  readonly person: Person;
  readonly language: Language;
};

/**
 * Says what would become of each, as the same rules decide when it is done; nothing is changed, and nobody added.
 * @param request.person id of whoever would ask it
 */
export async function previewBulk(request: {
  deps: Pick<Dependencies, 'store' | 'clock'>;
  person: string;
  work: readonly BulkWork[];
  language: Language;
}): Promise<BulkPreview> {
  const { deps, work, language } = request;
  const person = await findPerson(deps.store, EVERYTHING, request.person);
  if (person === undefined) throw forbidden();
  const asking = { deps, person, language };
  const ids = work.map(({ trajectoryId }) => trajectoryId);
  const heads = await findTrajectoryHeads(deps.store, EVERYTHING, ids);
  const items: PreviewedItem[] = [];
  for (const one of work) {
    const item = await previewOne(asking, one);
    const isHidden = item.outcome === 'refused' && item.code === 'not-found';
    items.push(isHidden ? item : { ...item, reference: heads.get(one.trajectoryId)?.reference });
  }
  const refused = items.filter(({ outcome }) => outcome === 'refused').length;
  return { total: items.length, done: items.length - refused, refused, items };
}

async function previewOne(asking: Asking, { trajectoryId, command }: BulkWork): Promise<PreviewedItem> {
  const { deps, person, language } = asking;
  try {
    const caller = await authorise({ deps, person, access: 'act-on-trajectory', id: trajectoryId });
    const { actor, scope } = caller;
    const looked = await previewCommand({ deps, trajectoryId, actor, command, scope, language });
    if (looked.ok) return { trajectoryId, outcome: 'done', ...changedBy(looked.preview, nowOf(deps)) };
    const { code, message } = looked.rejection;
    return { trajectoryId, outcome: 'refused', code, message };
  } catch (error) {
    if (sortError(error).sort !== 'refusal' || !isApplicationError(error)) throw error;
    const message = error.errors?.[0]?.message ?? error.title;
    return { trajectoryId, outcome: 'refused', code: error.code, message };
  }
}

function changedBy({ before, after, dates, mails, told, irrevocable }: Preview, now: string) {
  const count = (change: (typeof mails)[number]['change']) =>
    mails.filter((mail) => mail.change === change).length;
  return {
    status: { before: before?.status ?? after.status, after: after.status },
    dates,
    mails: {
      atOnce: mails.filter((mail) => goesNow(mail, now)).length,
      withdrawn: count('withdrawn'),
      moved: count('moves'),
      readdressed: count('readdressed'),
    },
    told,
    irrevocable,
  };
}
