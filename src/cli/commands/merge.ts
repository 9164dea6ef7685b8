import { mergePeople, previewMerge } from '../../application/merging/people.ts';
import { mergeSchools, previewSchoolMerge } from '../../application/merging/schools.ts';
import { resolvePerson } from '../../application/people/resolve.ts';
import type { Language } from '../../domain/text.ts';
import { print, printJson } from '../output.ts';
import { withDependencies } from '../with-dependencies.ts';
import { withStore } from '../with-store.ts';

type Options = { readonly dryRun?: boolean; readonly json?: boolean; readonly language: Language };

/** Makes one person of two, or shows what would come together. */
export async function mergePeopleNamed(kept: string, gone: string, options: Options): Promise<void> {
  await withStore((context) =>
    withDependencies(context, async (deps) => {
      const merge = {
        kept: (await resolvePerson(deps, { named: kept })).id,
        gone: (await resolvePerson(deps, { named: gone })).id,
      };
      const asked = { deps, scope: deps.store.scope, merge };
      const merged = options.dryRun ? await previewMerge(asked) : await mergePeople(asked);
      if (options.json) return printJson(merged);
      const said = texts[options.language];
      print(said.people(merged.gone.name, merged.kept.name, options.dryRun ?? false));
      for (const { reference, roles } of merged.trajectories) print(`  ${reference}  ${roles.join(', ')}`);
      print(said.moves(merged.moves.mails, merged.moves.documents));
      if (merged.linksDie) print(said.linksDie);
      if (merged.remindersOff) print(said.remindersOff);
    }),
  );
}

/** Makes one school of two, or shows what would come together. */
export async function mergeSchoolsNamed(kept: string, gone: string, options: Options): Promise<void> {
  await withStore((context) =>
    withDependencies(context, async (deps) => {
      const asked = { deps, scope: deps.store.scope, merge: { kept, gone } };
      const merged = options.dryRun ? await previewSchoolMerge(asked) : await mergeSchools(asked);
      if (options.json) return printJson(merged);
      const said = texts[options.language];
      const name = ({ number, name: called }: typeof merged.kept) => `${number} ${called}`;
      print(said.schools(name(merged.gone), name(merged.kept), options.dryRun ?? false));
      for (const { reference } of merged.trajectories) print(`  ${reference}`);
      print(said.schoolMoves(merged.moves.people, merged.moves.freeDays));
    }),
  );
}

const texts = {
  nl: {
    people: (gone: string, kept: string, isLook: boolean) =>
      `${gone} ${isLook ? 'zou opgaan' : 'gaat op'} in ${kept}${isLook ? ': er is niets gedaan' : ''}.`,
    moves: (mails: number, documents: number) => `${mails} mails en ${documents} documenten gaan mee.`,
    linksDie: 'Persoonlijke links die naar het andere adres gingen, werken niet meer.',
    remindersOff: 'Herinneringen zijn uitgezet en blijven dat.',
    schools: (gone: string, kept: string, isLook: boolean) =>
      `School ${gone} ${isLook ? 'zou opgaan' : 'gaat op'} in ${kept}${isLook ? ': er is niets gedaan' : ''}.`,
    schoolMoves: (people: number, freeDays: number) =>
      `${people} mensen en ${freeDays} vrije dagen gaan mee.`,
  },
  en: {
    people: (gone: string, kept: string, isLook: boolean) =>
      `${gone} ${isLook ? 'would become' : 'becomes'} ${kept}${isLook ? ': nothing was done' : ''}.`,
    moves: (mails: number, documents: number) => `${mails} mails and ${documents} documents come along.`,
    linksDie: 'Personal links that went to the other address work no more.',
    remindersOff: 'Reminders are switched off, and stay so.',
    schools: (gone: string, kept: string, isLook: boolean) =>
      `School ${gone} ${isLook ? 'would become' : 'becomes'} ${kept}${isLook ? ': nothing was done' : ''}.`,
    schoolMoves: (people: number, freeDays: number) =>
      `${people} people and ${freeDays} free days come along.`,
  },
} as const satisfies { [language in Language]: object };
