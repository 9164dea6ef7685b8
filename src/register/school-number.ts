/**
 * A school's number in the one form in which it is compared: leading zeros say nothing (045021 is 45021). Spreadsheets
 * drop them, files of others keep them.
 * @param number digits
 */
export function canonicalNumber(number: string): string {
  return number.replace(/^0+(?=\d)/, '');
}
