import { roleOf, stepsOf } from '../template/model/lookup.ts';
import type { Template } from '../template/model/types.ts';
import type { Finding } from './finding.ts';

/**
 * `delegable: false` says that a step is for one person alone. It means nothing where nobody is asked, and does not hold in a role
 * that another one stands in for.
 */
export function checkDelegating(template: Template): Finding[] {
  return stepsOf(template).flatMap((step): Finding[] => {
    if (step.delegable !== false) return [];
    const at = `${step.id}.delegable`;
    if (step.kind === 'notice' || step.kind === 'milestone') return [{ ...nobodyIsAsked, at }];
    const fallsBackTo = roleOf(template, step.role)?.fallsBackTo;
    return fallsBackTo === undefined ? [] : [{ ...somebodyStandsIn(step.role, fallsBackTo), at }];
  });
}

type Found = Omit<Finding, 'at'>;

const nobodyIsAsked: Found = {
  rule: 'delegable-in-vain',
  severity: 'error',
  message: {
    nl: 'Bij deze stap wordt niemand iets gevraagd: er valt niets door te geven, en delegable zegt dus niets.',
    en: 'Nobody is asked anything by this step: there is nothing to pass on, so delegable says nothing.',
  },
  mend: { nl: 'Laat delegable weg.', en: 'Leave delegable out.' },
};

function somebodyStandsIn(role: string, other: string): Found {
  return {
    rule: 'delegable-in-vain',
    severity: 'error',
    message: {
      nl: `Deze stap mag niemand doorgeven, maar als de rol ${role} leeg is, krijgt ${other} ze toch.`,
      en: `Nobody may pass this step on, but when the role ${role} is empty, ${other} gets it all the same.`,
    },
    mend: {
      nl: 'Vraag de stap aan een rol die altijd ingevuld is, of laat delegable weg.',
      en: 'Ask the step of a role that is always filled, or leave delegable out.',
    },
  };
}
