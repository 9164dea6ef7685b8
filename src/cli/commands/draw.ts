import * as tasks from '../../application/templates/bounded-tasks.ts';
import type { Language } from '../../domain/text.ts';
import { commandError } from '../errors.ts';
import { withFiles, workOnFile } from '../in-bounds.ts';
import { print } from '../output.ts';
import { readTextFile } from '../read-file.ts';

/** Prints a picture of a template, as SVG. */
export async function draw(file: string, { language }: { language: Language }): Promise<void> {
  const source = await readTextFile(file);
  const picture = await withFiles(() => workOnFile(file, tasks.drawSource, source, language));
  if (picture === undefined) {
    throw commandError(`${file} is no template yet: traject lint ${file} says what is wrong with it.`);
  }
  print(picture.trimEnd());
}
