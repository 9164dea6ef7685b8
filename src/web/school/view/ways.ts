import { mayAskTeachers } from '../../../application/links/ask-teachers.ts';
import { hasMeasures } from '../../../application/links/measured.ts';
import type { OpenedLink } from '../../../application/links/open.ts';
import { mayAsk } from '../../../application/questions/ask.ts';
import type { Addresses } from '../../addresses.ts';
import type { Ways } from './page-types.ts';

/** Where else a link leads: what it asks may be done, and still its reader has a question, or an agenda. */
export function waysOf(opened: OpenedLink, { action }: Pick<Addresses, 'action'>): Ways {
  return {
    ...(opened.usable ? { calendar: action('calendar') } : {}),
    ...(opened.usable && hasMeasures(opened) ? { measured: action('measured') } : {}),
    ...(mayAsk(opened) ? { question: action('question') } : {}),
    ...(mayAskTeachers(opened) ? { teachers: action('teachers') } : {}),
  };
}
