import type { Caller } from '../../../application/access/authorise.ts';
import type { Dependencies } from '../../../application/dependencies.ts';
import { recordPayment } from '../../../application/programmes/record-payment.ts';
import { readTable } from '../../../application/trajectories/table.ts';
import { isMeantDate } from '../../../domain/calendar/day-number.ts';
import type { Language } from '../../../domain/text.ts';
import { numberWritten } from '../../../domain/written-number.ts';
import { type FieldMistake, type Sent, sentText } from '../../form.ts';
import { refusedBeside } from '../../mistakes.ts';
import { programmesTextsOf } from '../../texts/texts.ts';
import type { SealedForm } from '../sealed.ts';
import { recordedKinds } from './parts/payments.tsx';

type Refused = { readonly mistakes: readonly FieldMistake[]; readonly note?: string };

/** Records a payment as a form asks it; gives its amount in euro cents, or what has to be mended. */
export async function recordSent(request: {
  readonly deps: Dependencies;
  readonly caller: Caller;
  readonly id: string;
  readonly form: SealedForm;
  readonly language: Language;
}): Promise<{ readonly amount: number } | Refused> {
  const { deps, caller, id, form, language } = request;
  const texts = programmesTextsOf(language).payments;
  const { sent, key } = form;
  const amount = centsIn(sent, language);
  const trajectory = await trajectoryNamed(deps, caller, id, sentText(sent, 'reference') ?? '');
  if (amount === undefined || trajectory === undefined) {
    return {
      mistakes: [
        ...(trajectory === undefined ? [{ field: 'reference', message: texts.unknown }] : []),
        ...(amount === undefined ? [{ field: 'amount', message: texts.noAmount }] : []),
      ],
    };
  }
  const on = sentText(sent, 'on');
  try {
    await recordPayment({
      ...{ deps, caller, id, trajectory, amount, idempotencyKey: key },
      kind: recordedKinds.find((kind) => kind === sentText(sent, 'kind')),
      on: on !== undefined && isMeantDate(on) ? on : undefined,
      note: sentText(sent, 'note')?.trim() || undefined,
    });
    return { amount };
  } catch (error) {
    return refusedBeside(error, language, (path) => controls[path]);
  }
}

/** The control of each field that a refusal can name. */
const controls: { readonly [path: string]: string } = {
  ...{ amount_cents: 'amount', trajectory: 'reference', note: 'note', on: 'on' },
};

/** More than anybody pays at once, in euro. */
const MOST = 1_000_000_000;

/** An amount in euro as people who read that language write it, in cents: `1.250,50`, `1250.5`. */
function centsIn(sent: Sent, language: Language): number | undefined {
  const euros = numberWritten((sentText(sent, 'amount') ?? '').replace('€', ''), language);
  if (euros === undefined || Math.abs(euros) >= MOST || euros !== Number(euros.toFixed(2))) return undefined;
  const cents = Math.round(euros * 100);
  return cents === 0 ? undefined : cents;
}

/** The trajectory of this programme with this reference. */
async function trajectoryNamed(
  deps: Dependencies,
  { scope }: Caller,
  programme: string,
  reference: string,
): Promise<string | undefined> {
  const q = reference.trim().toUpperCase();
  if (q === '') return undefined;
  const order = { sort: 'start', descending: true, offset: 0, limit: 5 } as const;
  const { rows } = await readTable({ deps, scope, filter: { programme, q }, order });
  return rows.find(({ row }) => row.reference === q)?.row.id;
}
