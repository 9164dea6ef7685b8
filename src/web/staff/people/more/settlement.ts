import { z } from 'zod';
import type { Settlement } from '../../../../application/departures/settle.ts';
import { isId } from '../../../../application/ids.ts';
import type { Language } from '../../../../domain/text.ts';
import { type FieldMistake, type Sent, sentText } from '../../../form.ts';
import { personMoreTextsOf } from '../../../texts/texts.ts';

const address = z.email().max(254);

/** What is done with what somebody leaves behind, or what has to be filled in first. */
export function readSettlement(
  sent: Sent,
  language: Language,
): { readonly settlement: Settlement } | { readonly mistakes: readonly FieldMistake[] } {
  const texts = personMoreTextsOf(language).settle;
  const text = (name: string) => sentText(sent, name)?.trim() ?? '';
  const reason = text('reason');
  switch (text('do')) {
    case 'stop':
      return reason === ''
        ? { mistakes: [{ field: 'reason', message: texts.reasonMissing }] }
        : { settlement: { kind: 'stop', reason } };
    case 'move': {
      const school = text('school');
      return /^\d{1,10}$/.test(school)
        ? { settlement: { kind: 'move', school, ...(reason === '' ? {} : { reason }) } }
        : { mistakes: [{ field: 'school', message: texts.schoolMissing }] };
    }
    default: {
      const [who, name, email] = [text('who'), text('name'), text('email')];
      if (isId(who)) return { settlement: { kind: 'hand-over', to: who } };
      if (name === '') return { mistakes: [{ field: 'name', message: texts.whoMissing }] };
      return address.safeParse(email).success
        ? { settlement: { kind: 'hand-over', to: { name, email } } }
        : { mistakes: [{ field: 'email', message: texts.whoMissing }] };
    }
  }
}
