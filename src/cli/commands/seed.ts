import { loadDemo } from '../../demo/load-demo.ts';
import { publishTemplates } from '../../demo/publish-templates.ts';
import { systemClock } from '../../platform/clock.ts';
import type { WholeStore } from '../../store/database/db.ts';
import { commandError } from '../errors.ts';
import { print } from '../output.ts';
import { withStore } from '../with-store.ts';

/** Publishes the templates and loads the demo if the database is empty. */
export async function seed(options: { demo: boolean }): Promise<void> {
  await withStore(
    async ({ store, configuration }) => {
      if (options.demo && configuration.environment === 'production') {
        throw commandError(
          'The demo is not loaded in production; use --no-demo to publish the templates only.',
        );
      }
      await prepareContent(store, options.demo, print);
    },
    { create: true },
  );
}

/** Publishes the templates that come with the product and, if asked, loads the demo into an empty database. */
export async function prepareContent(
  store: WholeStore,
  demo: boolean,
  tell: (line: string) => void,
): Promise<void> {
  const published = await publishTemplates(store);
  tell(`templates: ${published.map(({ id, version }) => `${id} (version ${version})`).join(', ') || 'none'}`);
  if (!demo) return;
  const loaded = await loadDemo(store, systemClock.now().toString({ smallestUnit: 'millisecond' }));
  if (loaded === undefined) tell('demo: not loaded, the database has something in it already');
  else tell(`demo: ${loaded.schools} schools, ${loaded.people} people, ${loaded.trajectories} trajectories`);
}
