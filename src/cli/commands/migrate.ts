import { migrate } from '../../store/database/migrate.ts';
import { print } from '../output.ts';
import { withStore } from '../with-store.ts';

/** Applies the migrations that the database does not have yet. */
export async function migrateDatabase(): Promise<void> {
  await withStore(
    async ({ configuration }) => {
      const applied = await migrate(configuration.databaseUrl ?? '');
      for (const name of applied) print(`applied ${name}`);
      print(applied.length === 0 ? 'The database was up to date.' : 'The database is up to date now.');
    },
    { create: true, asItIs: true },
  );
}
