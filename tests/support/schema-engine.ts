import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { DiagnoseMigrationHistoryOutput, SchemaEngine } from '@prisma/schema-engine-wasm';

/** The parts of WebAssembly that are used; the types of Node leave it to those of browsers. */
type Wasm = {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: unknown } }>;
};

/** An engine that is instantiated twice confuses the memory of the two. */
let loaded: ReturnType<typeof load> | undefined;

const filters = { externalTables: [], externalEnums: [] };

/** Prisma's own schema engine, in its WebAssembly form, on a database: to check that it agrees with us. */
export async function schemaEngineOn(databaseUrl: string) {
  loaded ??= load();
  const { SchemaEngine: Engine } = await loaded;
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: databaseUrl }));
  const engine: SchemaEngine = await Engine.new({ datamodels: undefined }, () => undefined, factory);
  return {
    /** What it thinks of the migrations in a folder and of the books in the database. */
    async diagnose(folder: string): Promise<DiagnoseMigrationHistoryOutput> {
      const names = (await readdir(folder)).filter((name) => /^\d{14}_/.test(name)).sort();
      const migrationDirectories = await Promise.all(
        names.map(async (name) => ({
          path: name,
          migrationFile: {
            path: 'migration.sql',
            content: {
              tag: 'ok' as const,
              value: await readFile(join(folder, name, 'migration.sql'), 'utf8'),
            },
          },
        })),
      );
      return engine.diagnoseMigrationHistory({
        migrationsList: {
          baseDir: folder,
          lockfile: {
            path: 'migration_lock.toml',
            content: await readFile(join(folder, 'migration_lock.toml'), 'utf8'),
          },
          shadowDbInitScript: '',
          migrationDirectories,
        },
        optInToShadowDatabase: false,
        filters,
      });
    },
    /** The SQL between two Prisma schemas. */
    async difference(before: string, after: string): Promise<string> {
      const target = (content: string) => ({
        tag: 'schemaDatamodel' as const,
        files: [{ path: 'schema.prisma', content }],
      });
      const { stdout } = await engine.diff({
        from: target(before),
        to: target(after),
        script: true,
        exitCode: null,
        filters,
      });
      return stdout ?? '';
    },
  };
}

/** Node 20 cannot import `.wasm` files, so the engine is instantiated by hand. */
async function load(): Promise<{ SchemaEngine: typeof SchemaEngine }> {
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bytes = await readFile(file.replace(/\.js$/, '.wasm'));
  const { WebAssembly } = globalThis as unknown as { WebAssembly: Wasm };
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine });
  const { __wbg_set_wasm: bind } = engine as unknown as { __wbg_set_wasm(exports: unknown): void };
  bind(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  return engine as unknown as { SchemaEngine: typeof SchemaEngine };
}
