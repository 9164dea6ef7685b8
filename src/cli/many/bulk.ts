import { selectedBy } from '../../application/bulk/items.ts';
import type { CommandRequest } from '../../application/commands/prepare.ts';
import { definedOf } from '../../application/defined.ts';
import { resolvePerson } from '../../application/people/resolve.ts';
import { usageError } from '../errors.ts';
import { askedBy, type ManyOptions } from './asked-by.ts';
import { beginOrShow } from './outcomes.ts';

/** What can be asked of many at once. */
export const actsOnMany = ['pause', 'resume', 'stop', 'note'] as const;
type ActOnMany = (typeof actsOnMany)[number];

/** Which ones, and what is said with it. */
export type BulkOptions = ManyOptions & {
  readonly status?: string;
  readonly template?: string;
  readonly phase?: string;
  readonly school?: string;
  readonly counsellor?: string;
  readonly waitingFor?: string;
  readonly overdue?: boolean;
  readonly atRisk?: boolean;
  readonly silent?: boolean;
  readonly query?: string;
  readonly reason?: string;
  readonly until?: string;
  readonly text?: string;
};

/** Asks the same of all trajectories that the filters find, or shows what would become of each. */
export async function bulk(act: ActOnMany, options: BulkOptions): Promise<void> {
  const command = commandFor(act, options);
  await askedBy(options, async (deps, caller) => {
    const { status, template, phase, school, waitingFor, overdue, atRisk, silent, query } = options;
    const counsellor =
      options.counsellor === undefined
        ? undefined
        : (await resolvePerson(deps, { named: options.counsellor })).id;
    const filter = definedOf({
      ...{ status, template, phase, school, waitingFor, overdue, atRisk, silent, q: query, counsellor },
    });
    // Everything there is, is not asked by leaving something out.
    if (Object.keys(filter).length === 0) throw usageError('Say which: --template, --school, --query …');
    const ids = await selectedBy({ deps, scope: caller.scope, selection: { filter } });
    const work = ids.map((trajectoryId) => ({ trajectoryId, command }));
    await beginOrShow(deps, caller, { work, kind: 'command' }, options);
  });
}

function commandFor(act: ActOnMany, { reason, until, text }: BulkOptions): CommandRequest {
  switch (act) {
    case 'resume':
      return { type: 'resume' };
    case 'note':
      if (text === undefined) throw usageError('note needs --text.');
      return { type: 'note', text };
    case 'stop':
      if (reason === undefined) throw usageError('stop needs --reason.');
      return { type: 'stop', reason };
    case 'pause':
      if (reason === undefined) throw usageError('pause needs --reason.');
      return { type: 'pause', reason, ...(until === undefined ? {} : { until }) };
  }
}
