import type { Caller } from '../../application/access/authorise.ts';
import { askOfMany } from '../../application/bulk/ask.ts';
import { readBulk } from '../../application/bulk/find.ts';
import type { BulkWork } from '../../application/bulk/items.ts';
import { type BulkPreview, previewBulk } from '../../application/bulk/preview.ts';
import type { Dependencies } from '../../application/dependencies.ts';
import type { Language } from '../../domain/text.ts';
import { statusWords } from '../../texts/statuses.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { askedBy, type ManyOptions } from './asked-by.ts';

/** Begins what is asked of many, or shows what would become of each. */
export async function beginOrShow(
  deps: Dependencies,
  caller: Caller,
  { work, kind }: { readonly work: readonly BulkWork[]; readonly kind: 'command' | 'handover' },
  options: Omit<ManyOptions, 'as'>,
): Promise<void> {
  const { language } = options;
  if (options.dryRun) {
    printPreview(await previewBulk({ deps, person: caller.person, work, language }), options);
    return;
  }
  const { id } = await askOfMany({ deps, caller, kind, work });
  if (options.json) return printJson({ operation: id, total: work.length });
  print(texts[language].begun(work.length, id));
}

/** Prints what would become of each. */
export function printPreview(
  preview: BulkPreview,
  { language, json }: { readonly language: Language; readonly json?: boolean },
): void {
  if (json) {
    printJson({ dry_run: true, ...preview });
    return;
  }
  const said = texts[language];
  const rows = preview.items.map((item) =>
    item.outcome === 'refused'
      ? [item.reference, said.refused, item.message[language]]
      : [
          item.reference,
          statusWords[language][item.status.after as keyof (typeof statusWords)[Language]],
          said.mails(item.mails),
        ],
  );
  print(table(said.head, rows));
  print(said.would(preview.done, preview.refused));
}

/** Shows how far an operation on many is, and what became of each item. */
export async function operation(id: string, options: ManyOptions): Promise<void> {
  await askedBy(options, async (deps, caller) => {
    const found = await readBulk({ deps, caller, id });
    if (options.json) return printJson(found);
    const said = texts[options.language];
    const rows = found.items.map(({ reference, result }) => [
      reference,
      said.outcomes[result?.outcome ?? 'waiting'],
      (result !== undefined && 'message' in result && result.message?.[options.language]) || '',
    ]);
    print(table(said.head, rows));
    print(found.operation.finishedAt === undefined ? said.goesOn : said.finished);
  });
}

type Counts = {
  readonly atOnce: number;
  readonly withdrawn: number;
  readonly moved: number;
  readonly readdressed: number;
};

const texts = {
  nl: {
    head: ['traject', 'wordt', 'waarom, of welke mails'],
    refused: 'geweigerd',
    mails: ({ atOnce, withdrawn, moved, readdressed }: Counts) =>
      `${atOnce} meteen, ${withdrawn} vervallen, ${moved} verschuiven, ${readdressed} naar iemand anders`,
    would: (done: number, refused: number) =>
      `Er is niets gedaan: ${done} zouden gaan, ${refused} geweigerd.`,
    begun: (total: number, id: string) =>
      `Begonnen voor ${total}; het gaat vanzelf verder. Hoever het staat: traject operation ${id}`,
    outcomes: { done: 'gedaan', refused: 'geweigerd', kept: 'bewaard', waiting: 'wacht' },
    goesOn: 'Het gaat nog verder.',
    finished: 'Klaar.',
  },
  en: {
    head: ['trajectory', 'becomes', 'why, or which mails'],
    refused: 'refused',
    mails: ({ atOnce, withdrawn, moved, readdressed }: Counts) =>
      `${atOnce} at once, ${withdrawn} lapse, ${moved} move, ${readdressed} to somebody else`,
    would: (done: number, refused: number) => `Nothing was done: ${done} would go, ${refused} are refused.`,
    begun: (total: number, id: string) =>
      `Begun for ${total}; it goes on by itself. How far it is: traject operation ${id}`,
    outcomes: { done: 'done', refused: 'refused', kept: 'kept', waiting: 'waits' },
    goesOn: 'It still goes on.',
    finished: 'Finished.',
  },
} as const satisfies { [language in Language]: object };
