import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { castDemo } from '../../src/demo/cast.ts';

/**
 * Writes a list for `traject enrol` with one school of the demo that is in no trajectory; its principal is An Maes.
 * @returns the file
 */
export async function writeListOfOne(folder: string): Promise<string> {
  const file = join(folder, 'schools.csv');
  const school = castDemo().schools.at(-1);
  const row = {
    school_number: school?.number,
    template: 'digitale-school',
    start: '2026-09-01',
    counsellor_email: school?.counsellor.email,
    principal_name: 'An Maes',
    principal_email: 'an@maes.example',
  };
  await writeFile(file, `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`);
  return file;
}
