import { authorise } from '../../application/access/authorise.ts';
import { importFigures } from '../../application/figures/import.ts';
import { resolvePerson } from '../../application/people/resolve.ts';
import { systemClock } from '../../platform/clock.ts';
import { print, printJson } from '../output.ts';
import { readTableFile } from '../read-file.ts';
import { withStore } from '../with-store.ts';

/** Takes over the figures of a file, all or none. */
export async function takeOverFigures(
  file: string,
  options: {
    readonly as: string;
    readonly source: 'inspection' | 'mictivo' | 'peilingen' | 'selfie' | 'entered';
    readonly evidence?: string;
    readonly language: 'nl' | 'en';
    readonly json?: boolean;
  },
): Promise<void> {
  const content = await readTableFile(file);
  await withStore(async ({ store }) => {
    const deps = { store, clock: systemClock };
    const person = await resolvePerson(deps, { named: options.as });
    const caller = await authorise({ deps, person, access: 'change-figures' });
    const { source, evidence = file, language } = options;
    const figures = await importFigures({ deps, caller, content, source, evidence });
    if (options.json) return printJson({ figures });
    print(language === 'nl' ? `${figures} cijfers overgenomen.` : `${figures} figures taken over.`);
  });
}
