import { modelPicture } from '../../domain/pictures/model-picture.ts';
import { parseTemplate } from '../../domain/template/reading/load.ts';
import type { Language } from '../../domain/text.ts';
import { commandError } from '../errors.ts';
import { print } from '../output.ts';
import { readTextFile } from '../read-file.ts';

/** Prints a picture of a template, as SVG. */
export async function draw(file: string, { language }: { language: Language }): Promise<void> {
  const parsed = parseTemplate(await readTextFile(file));
  if (!parsed.ok) {
    throw commandError(`${file} is no template yet: traject lint ${file} says what is wrong with it.`);
  }
  print(modelPicture(parsed.template, language).trimEnd());
}
