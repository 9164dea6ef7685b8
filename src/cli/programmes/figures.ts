import { importFigures } from '../../application/figures/import.ts';
import { systemClock } from '../../platform/clock.ts';
import { inNameOf } from '../in-name-of.ts';
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
    const given = { store, clock: systemClock };
    const { deps, caller } = await inNameOf(given, { as: options.as, access: 'change-figures' });
    const { source, evidence = file, language } = options;
    const figures = await importFigures({ deps, caller, content, source, evidence });
    if (options.json) return printJson({ figures });
    print(language === 'nl' ? `${figures} cijfers overgenomen.` : `${figures} figures taken over.`);
  });
}
