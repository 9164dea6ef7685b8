import { askTeachers } from '../../application/surveys/ask.ts';
import { readSurveys, type ShownSurvey } from '../../application/surveys/read.ts';
import { resolveTrajectory } from '../../application/trajectories/resolve.ts';
import { addressesIn } from '../../domain/surveys/addresses.ts';
import type { SurveyKind } from '../../domain/surveys/questions.ts';
import type { Language } from '../../domain/text.ts';
import { systemClock } from '../../platform/clock.ts';
import { inNameOf } from '../in-name-of.ts';
import { print, printJson } from '../output.ts';
import { readTextFile } from '../read-file.ts';
import { table } from '../table.ts';
import { withDependencies } from '../with-dependencies.ts';
import { withStore } from '../with-store.ts';

/** What the commands on surveys can be told. */
export interface SurveyOptions {
  readonly language: Language;
  readonly json?: boolean;
}

/** Asks teachers whose addresses stand in a file a few questions, without names. */
export async function ask(
  named: string,
  file: string,
  options: SurveyOptions & { readonly as: string; readonly kind: SurveyKind },
): Promise<void> {
  const addresses = addressesIn(await readTextFile(file));
  await withStore((context) =>
    withDependencies(context, async (given) => {
      const trajectory = await resolveTrajectory({ deps: given, scope: given.store.scope, named });
      const act = { as: options.as, access: 'act-on-trajectory', id: trajectory } as const;
      const { deps, caller, person } = await inNameOf(given, act);
      const { kind, language } = options;
      const asked = await askTeachers({
        ...{ deps, scope: caller.scope, by: person.id, trajectory, kind, addresses, language },
      });
      tell([asked], options);
    }),
  );
}

/** Shows the surveys among the teachers of a trajectory. */
export async function surveys(named: string, options: SurveyOptions): Promise<void> {
  await withStore(async ({ store }) => {
    const deps = { store, clock: systemClock };
    const trajectory = await resolveTrajectory({ deps, scope: deps.store.scope, named });
    tell(await readSurveys(deps, deps.store.scope, trajectory), options);
  });
}

function tell(found: readonly ShownSurvey[], { language, json }: SurveyOptions): void {
  const said = texts[language];
  if (json || found.length === 0) {
    if (json) printJson(found);
    else print(said.none);
    return;
  }
  const rows = found.map(({ kind, asked, answered, closesOn, isClosed, results }) => [
    ...[kind, said.of(answered, asked), closesOn],
    results?.map(({ question, mean }) => `${question} ${mean}`).join(', ') ??
      (isClosed ? said.tooFew : said.open),
  ]);
  print(table(said.head, rows));
}

const texts = {
  nl: {
    head: ['waarover', 'antwoorden', 'sluit op', 'wat eruit kwam'],
    none: 'Geen bevragingen.',
    of: (answered: number, asked: number) => `${answered} van ${asked}`,
    ...{ open: 'nog open', tooFew: 'minder dan vijf antwoorden' },
  },
  en: {
    head: ['about', 'answers', 'closes on', 'what came of it'],
    none: 'No surveys.',
    of: (answered: number, asked: number) => `${answered} of ${asked}`,
    ...{ open: 'still open', tooFew: 'fewer than five answers' },
  },
} as const satisfies { [language in Language]: object };
