import { resolvePerson } from '../../application/people/resolve.ts';
import { type ErasureOutcome, erasePerson, previewErasure } from '../../application/privacy/erase.ts';
import { exportPerson } from '../../application/privacy/export.ts';
import { personalDataInWords } from '../../application/privacy/in-words.ts';
import { readPrivacyReport } from '../../application/privacy/report.ts';
import { localDateOf } from '../../domain/calendar/wall-clock.ts';
import { retentionKinds } from '../../domain/privacy/retention.ts';
import type { Language } from '../../domain/text.ts';
import { systemClock } from '../../platform/clock.ts';
import { tableInWords } from '../../texts/personal-data.ts';
import { print, printJson, remark } from '../output.ts';
import { table } from '../table.ts';
import { withStore } from '../with-store.ts';

/** Prints all that is kept about somebody. */
export async function privacyExport(
  named: string,
  options: { json?: boolean; language: Language },
): Promise<void> {
  await withStore(async ({ store }) => {
    const deps = { store, clock: systemClock };
    const { id } = await resolvePerson(deps, { named });
    const data = await exportPerson({ deps, scope: deps.store.scope, id });
    if (options.json) return printJson(data);
    print(await personalDataInWords(store, data, options.language));
  });
}

/** Erases somebody everywhere, or shows what that would come to. */
export async function privacyErase(
  named: string,
  options: { dryRun?: boolean; documents?: boolean; json?: boolean; language: Language },
): Promise<void> {
  await withStore(async ({ store }) => {
    const deps = { store, clock: systemClock };
    const { id, name } = await resolvePerson(deps, { named });
    const asked = { deps, scope: deps.store.scope, id, withDocuments: options.documents };
    const outcome = options.dryRun ? await previewErasure(asked) : await erasePerson(asked);
    if (options.json) return printJson({ dry_run: options.dryRun === true, ...outcome });
    const said = texts[options.language];
    print(options.dryRun ? said.would(name) : said.done(id));
    printOutcome(outcome, options.language);
  });
}

function printOutcome(outcome: ErasureOutcome, language: Language): void {
  const said = texts[language];
  const { counts, documents, toLookAt, emptied, sameAddress } = outcome;
  const rows = Object.entries(counts).map(([name, count]) => [tableInWords(name, language), String(count)]);
  print(table(said.countHead, rows));
  const lists = [
    [said.replaced, documents.map(({ name }) => name)],
    [said.look, toLookAt.map(({ id, name }) => `${name} (${id})`)],
    [said.emptied, emptied.map(({ reference, role }) => `${reference}: ${role}`)],
    [said.same, sameAddress.map(({ id, name }) => `${name} (${id})`)],
  ] as const;
  for (const [title, lines] of lists) if (lines.length > 0) print(`${title}\n  ${lines.join('\n  ')}`);
  if (outcome.hasNamesake) remark(said.namesake);
}

/** Prints the processing record, with what goes when and what went. */
export async function privacyReport(options: { json?: boolean; language: Language }): Promise<void> {
  await withStore(async ({ store, configuration }) => {
    const report = await readPrivacyReport({ store, configuration, clock: systemClock });
    if (options.json) return printJson(report);
    const { language } = options;
    const said = texts[language];
    const { record, periods, runs, erasures } = report;
    print(said.record);
    const lines = record.map(({ what, whose, why, kept }) => [
      ...[what[language], whose[language], why[language]],
      kept === undefined ? said.withPerson : said.months(periods[kept]),
    ]);
    print(table(said.recordHead, lines));
    print();
    print(said.runs);
    const going = runs.map(({ kind, dueAt, expected, doneAt, removed }) => [
      ...[retentionKinds[kind].what[language], localDateOf(dueAt), String(expected)],
      doneAt === undefined ? '' : `${localDateOf(doneAt)}: ${removed ?? 0}`,
    ]);
    print(going.length === 0 ? said.nothing : table(said.runHead, going));
    print();
    print(said.erasures(erasures.length));
    for (const { person, at } of erasures) print(`  ${localDateOf(at)}  ${person}`);
  });
}

const texts = {
  nl: {
    record: 'Verwerkingsregister (AVG, artikel 30)',
    recordHead: ['wat', 'van wie', 'waarom', 'hoe lang'],
    withPerson: 'zolang de persoon',
    months: (months: number | undefined) => (months === undefined ? 'altijd' : `${months} maanden`),
    runs: 'Wat niet langer bewaard wordt',
    runHead: ['wat', 'op', 'verwacht', 'gewist'],
    nothing: 'Er is niets aangekondigd.',
    erasures: (count: number) => `Gewiste mensen in het laatste jaar: ${count}`,
    would: (name: string) => `Er is niets gedaan. ${name} wissen zou dit weghalen of aanpassen:`,
    done: (id: string) => `Gewist: ${id}. Weggehaald of aangepast:`,
    countHead: ['wat', 'rijen'],
    replaced: 'Documenten waarin de naam staat, vervangen door een bladzijde die dat zegt:',
    look: 'Documenten van deze persoon waarin een programma de naam niet vindt; bekijk ze zelf:',
    emptied: 'Trajecten die lopen en waar iemand anders nodig is:',
    same: 'Anderen met hetzelfde adres, misschien dezelfde persoon:',
    namesake:
      'Iemand anders heet net zo: buiten de eigen trajecten bleef de naam in teksten staan; alleen adres en nummer gingen overal weg.',
  },
  en: {
    record: 'Processing record (GDPR, article 30)',
    recordHead: ['what', 'whose', 'why', 'how long'],
    withPerson: 'as long as the person',
    months: (months: number | undefined) => (months === undefined ? 'for ever' : `${months} months`),
    runs: 'What is kept no longer',
    runHead: ['what', 'on', 'expected', 'erased'],
    nothing: 'Nothing is announced.',
    erasures: (count: number) => `People erased in the last year: ${count}`,
    would: (name: string) => `Nothing was done. Erasing ${name} would remove or change:`,
    done: (id: string) => `Erased: ${id}. Removed or changed:`,
    countHead: ['what', 'rows'],
    replaced: 'Documents with the name in them, replaced by a page that says so:',
    look: 'Documents of this person in which no program finds the name; look at them yourself:',
    emptied: 'Running trajectories in which somebody else is needed:',
    same: 'Others with the same address, perhaps the same person:',
    namesake:
      'Somebody else has the same name: outside their own trajectories the name was left in texts; only the address and the number went everywhere.',
  },
} as const satisfies { [language in Language]: object };
