import { readPayments, readProgrammes } from '../../application/programmes/find.ts';
import { recordPayment } from '../../application/programmes/record-payment.ts';
import { resolveTrajectory } from '../../application/trajectories/resolve.ts';
import { inEuros } from '../../domain/programmes/euros.ts';
import type { RecordedKind } from '../../domain/programmes/payments.ts';
import type { Language } from '../../domain/text.ts';
import { systemClock } from '../../platform/clock.ts';
import { paymentKinds } from '../../texts/payments.ts';
import { commandError, usageError } from '../errors.ts';
import { inNameOf } from '../in-name-of.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';
import { withDependencies } from '../with-dependencies.ts';
import { withStore } from '../with-store.ts';

/** What commands on the money of a programme can be told. */
export interface PaymentOptions {
  readonly as: string;
  readonly language: Language;
  readonly json?: boolean;
}

/** Shows the ledger of a programme, line by line. */
export async function payments(programme: string, options: PaymentOptions): Promise<void> {
  await withStore(async ({ store }) => {
    const given = { store, clock: systemClock };
    const { deps, caller } = await inNameOf(given, { as: options.as, access: 'see-payments' });
    const lines = await readPayments(deps, caller.scope, await programmeNamed(deps, programme));
    if (options.json) {
      printJson(lines);
      return;
    }
    const said = texts[options.language];
    const rows = lines.map(({ on, kind, amount, trajectoryId, note }) => [
      ...[
        on,
        paymentKinds[options.language][kind] ?? kind,
        inEuros(amount)[options.language],
        trajectoryId,
        note ?? '',
      ],
    ]);
    print(rows.length === 0 ? said.none : table(said.head, rows));
  });
}

/** Records what was paid for a trajectory, or what its participant owes, paid or is let off. */
export async function pay(
  programme: string,
  named: string,
  euros: string,
  options: PaymentOptions & { readonly kind: RecordedKind; readonly on?: string; readonly note?: string },
): Promise<void> {
  if (!/^-?\d{1,9}([.,]\d{1,2})?$/.test(euros)) {
    throw usageError('Say the amount in euros, such as 1250 or 1250.50; below zero for a correction.');
  }
  const amount = Math.round(Number(euros.replace(',', '.')) * 100);
  await withStore((context) =>
    withDependencies(context, async (given) => {
      const { deps, caller } = await inNameOf(given, { as: options.as, access: 'record-payments' });
      const trajectory = await resolveTrajectory({ deps, scope: caller.scope, named });
      const { kind, on, note, language } = options;
      const id = await programmeNamed(deps, programme);
      const recorded = await recordPayment({ deps, caller, id, trajectory, kind, amount, on, note });
      if (options.json) printJson(recorded);
      else print(texts[language].recorded(inEuros(amount)[language]));
    }),
  );
}

/** The programme with this id or name, in either language. */
async function programmeNamed(deps: Parameters<typeof readProgrammes>[0], named: string): Promise<string> {
  const wanted = named.trim().toLowerCase();
  const all = await readProgrammes(deps);
  const found = all.find(({ id, programme: { name } }) =>
    [id, name.nl.toLowerCase(), name.en.toLowerCase()].includes(wanted),
  );
  if (found === undefined) {
    throw commandError(
      `There is no programme ${named}: name one of ${all.map((one) => one.programme.name.en).join(', ')}.`,
    );
  }
  return found.id;
}

const texts = {
  nl: {
    head: ['op', 'wat', 'bedrag', 'traject', 'toelichting'],
    none: 'Nog niets betaald.',
    recorded: (amount: string) => `Genoteerd: ${amount}.`,
  },
  en: {
    head: ['on', 'what', 'amount', 'trajectory', 'note'],
    none: 'Nothing was paid yet.',
    recorded: (amount: string) => `Recorded: ${amount}.`,
  },
} as const satisfies { [language in Language]: object };
