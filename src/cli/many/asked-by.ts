import type { Caller } from '../../application/access/authorise.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import type { Language } from '../../domain/text.ts';
import { inNameOf } from '../in-name-of.ts';
import { withDependencies } from '../with-dependencies.ts';
import { withStore } from '../with-store.ts';

/** What every command on many can be told. */
export interface ManyOptions {
  /** Address, id or name of the person in whose name it is done: somebody answers for it. */
  readonly as: string;
  readonly dryRun?: boolean;
  readonly language: Language;
  readonly json?: boolean;
}

/**
 * Does something in the name of somebody who may ask it of many.
 * @throws `forbidden` when they may not
 */
export function askedBy(
  { as, language }: Pick<ManyOptions, 'as' | 'language'>,
  use: (deps: Dependencies, caller: Caller) => Promise<void>,
): Promise<void> {
  return withStore((context) =>
    withDependencies(context, async (deps) => {
      const { deps: hers, caller } = await inNameOf(deps, { as, access: 'act-on-many' });
      await use(hers, { ...caller, language });
    }),
  );
}
