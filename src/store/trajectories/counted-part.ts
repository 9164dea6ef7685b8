/**
 * The part of what is counted in which something of a school lies, in SQL: there are a hundred, by the last two digits of the number,
 * and one for what concerns no school. A trajectory lies in one of them with all that it counts for, and so does a school.
 * @param school a column with the number of a school, or null
 */
export function partOf(school: string): string {
  return `right(coalesce(${school}, ''), 2)`;
}

/** The same of a number, or of what concerns no school. */
export function partOfSchool(number: string | undefined): string {
  return number?.slice(-2) ?? '';
}
