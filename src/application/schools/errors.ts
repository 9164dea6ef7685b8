import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** No school goes by what was typed. */
export function unknownSchoolNamed(named: string): ApplicationError {
  return createApplicationError({
    ...{ code: 'unknown-school', kind: 'not-found' },
    title: { nl: `Er is geen school ${named}.`, en: `There is no school ${named}.` },
  });
}

/** What was typed can be more than one school. */
export function severalSchools(
  named: string,
  schools: readonly { readonly number: string; readonly name: string }[],
): ApplicationError {
  const list = schools.map(({ number, name }) => `${name} (${number})`).join('; ');
  return createApplicationError({
    ...{ code: 'several-schools', kind: 'invalid' },
    title: {
      nl: `${named} kan elk van deze scholen zijn, noem er één bij haar nummer: ${list}`,
      en: `${named} can be any of these schools, name one by its number: ${list}`,
    },
  });
}
