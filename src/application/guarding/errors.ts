import { type ApplicationError, createApplicationError } from '../application-error.ts';

/** So many changes in an hour are not usual: this one waits until a coordinator has looked at it. */
export function heldForCoordinator(): ApplicationError {
  return createApplicationError({
    code: 'held-for-coordinator',
    kind: 'conflict',
    title: {
      nl: 'Dit is bewaard en wacht op een coördinator.',
      en: 'This was kept and waits for a coordinator.',
    },
    detail: {
      nl: 'Je wijzigde het laatste uur zo veel dat een coördinator eerst even meekijkt. Wat je vroeg is bewaard: je hoeft het niet opnieuw te doen.',
      en: 'You changed so much in the last hour that a coordinator looks at it first. What you asked was kept: you need not do it again.',
    },
  });
}
