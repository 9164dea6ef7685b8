import type { Rejection } from '../../domain/rejection.ts';

/**
 * The recorded answer to a command that a fault of ours kept from being decided. Nothing of it was done.
 * @param reference under which the log says what failed
 */
export function internalDefect(reference: string): Rejection {
  return {
    rejected: true,
    code: 'internal-defect',
    message: {
      nl: `Er ging bij ons iets mis en er is niets gewijzigd. Het is genoteerd als ${reference}; stuur het later opnieuw.`,
      en: `Something went wrong on our side and nothing was changed. It was noted as ${reference}; send it again later.`,
    },
  };
}
