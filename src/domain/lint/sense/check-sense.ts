import type { Finding } from '../finding.ts';
import type { Examined } from './examined.ts';
import { checkFormSense } from './forms.ts';
import { checkMails } from './mails.ts';
import { checkRolesAndLinks } from './roles.ts';
import { checkStructure } from './structure.ts';
import { checkTexts } from './texts.ts';
import { checkTime } from './time.ts';

/** Everything in a template that can be carried out but that nobody can mean; each fault once. */
export function checkSense(examined: Examined): readonly Finding[] {
  const found = [
    checkTime,
    checkMails,
    checkStructure,
    checkRolesAndLinks,
    checkFormSense,
    checkTexts,
  ].flatMap((check) => check(examined));
  return [...new Map(found.map((finding) => [`${finding.rule} ${finding.at}`, finding])).values()];
}
