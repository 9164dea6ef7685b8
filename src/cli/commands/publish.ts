import { readCalendar } from '../../application/calendar/read.ts';
import * as tasks from '../../application/templates/bounded-tasks.ts';
import { draftOf } from '../../application/templates/drafts/find.ts';
import { latestVersion } from '../../application/templates/find.ts';
import { isOfSource, publishNext } from '../../application/templates/publish-next.ts';
import type { WholeStore } from '../../store/database/db.ts';
import type { PublishedTemplate } from '../../store/templates/templates.ts';
import { commandError, exitCodes } from '../errors.ts';
import { costlyFinding, tryFile, withFiles, workOnFile } from '../in-bounds.ts';
import { templatesAround } from '../known-templates.ts';
import { describeFinding } from '../lint-finding.ts';
import { print, remark } from '../output.ts';
import { readTextFile } from '../read-file.ts';
import { withStore } from '../with-store.ts';

/**
 * Proves a template file, says what it changes in the published version, and publishes it as the next one. With
 * findings of severity error the exit code is 1 and nothing is published.
 */
export async function publish(file: string, options: { dryRun?: boolean }): Promise<void> {
  const source = await readTextFile(file);
  await withStore(({ store }) => withFiles(() => publishSource(store, file, source, options)));
}

async function publishSource(
  store: WholeStore,
  file: string,
  source: string,
  options: { dryRun?: boolean },
): Promise<void> {
  const id = await proven(store, file, source);
  if (id === undefined) return;
  const latest = await latestVersion({ store }, id);
  if (latest !== undefined && isOfSource(latest, source)) {
    print(`${id}: nothing has changed since version ${latest.version}.`);
    return;
  }
  print(await describeChange(file, id, source, latest));
  if (options.dryRun) {
    remark('Nothing was published.');
    return;
  }
  const published = await publishNext({ store }, source, latest);
  if (published === undefined) {
    throw commandError(`Somebody else published ${id} at this moment: look at it again.`);
  }
  print(`${published.id}: published as version ${published.version}.`);
  await mentionDraft(store, published);
}

/** The name of the template in a file; nothing when it may not be published, which is then said. */
async function proven(store: WholeStore, file: string, source: string): Promise<string | undefined> {
  const context = { calendar: await readCalendar({ store }), others: await templatesAround([file]) };
  const tried = await tryFile(tasks.lintSource, source, context);
  const { template, findings } =
    tried.kind === 'done' ? tried.result : { template: undefined, findings: [costlyFinding(tried.line)] };
  const errors = findings.filter(({ severity }) => severity === 'error');
  // Advice on wording belongs to lint; who publishes hears what is doubtful, and what was not seen.
  const doubts = findings.filter(({ severity, rule }) => severity === 'warning' || rule === 'bound-reached');
  for (const doubt of doubts) remark(describeFinding(file, doubt));
  for (const error of errors) print(describeFinding(file, error));
  if (template !== undefined && errors.length === 0) return template;
  remark('Nothing was published.');
  process.exitCode = exitCodes.failure;
  return undefined;
}

async function describeChange(
  file: string,
  id: string,
  source: string,
  latest: PublishedTemplate | undefined,
): Promise<string> {
  if (latest === undefined) return `${id}: new.`;
  const differences = await workOnFile(file, tasks.compareSources, latest.source, source);
  const against = `${id}, compared with version ${latest.version}:`;
  if (differences.length === 0) return `${against} only remarks and layout differ.`;
  return [
    against,
    ...differences.map(({ at, message }) => `  ${at === '' ? '' : `${at}: `}${message.en}`),
  ].join('\n');
}

/** A draft is somebody's work, so it stays; but it is based on an older version from now on. */
async function mentionDraft(store: WholeStore, { id }: PublishedTemplate): Promise<void> {
  const draft = await draftOf({ store }, store.scope, id);
  if (draft === undefined) return;
  const by = draft.updatedBy.name === undefined ? '' : `, last saved by ${draft.updatedBy.name}`;
  remark(`There is also a draft of ${id}${by}. It stays as it is.`);
}
