// More cases for every property than the hundred of fast-check, for `npm run test:all`.
const runs = Number(process.env.PROPERTY_RUNS ?? 0);
if (runs > 0) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: runs });
}
