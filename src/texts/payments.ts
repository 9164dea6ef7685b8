import type { Language } from '../domain/text.ts';

/** What the lines of a programme's ledger are, by their kind. */
export const paymentKinds: { readonly [language in Language]: { readonly [kind: string]: string } } = {
  nl: {
    payment: 'betaald door het programma',
    owed: 'gevraagd aan de school',
    income: 'betaald door de school',
    waiver: 'kwijtgescholden',
    commitment: 'vastgelegd',
  },
  en: {
    payment: 'paid by the programme',
    owed: 'asked of the school',
    income: 'paid by the school',
    waiver: 'waived',
    commitment: 'committed',
  },
};
