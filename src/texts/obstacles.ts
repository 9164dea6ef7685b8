import type { Language, Text } from '../domain/text.ts';
import type { Obstacle } from '../domain/trajectory/forecast/obstacles.ts';

/** Why a mail that is planned will not go, as it stands behind a colon. */
export const obstacleTexts: { readonly [obstacle in Obstacle]: Text } = {
  'reminders-off': {
    nl: 'deze persoon heeft herinneringen uitgezet',
    en: 'this person has turned reminders off',
  },
  'has-left': { nl: 'deze persoon werkt er niet meer', en: 'this person does not work there any more' },
  unreachable: {
    nl: 'mails naar dit adres komen niet aan',
    en: 'mails to this address do not arrive',
  },
  'no-address': { nl: 'deze persoon heeft geen e-mailadres', en: 'this person has no e-mail address' },
  'nobody-in-role': { nl: 'niemand heeft deze rol', en: 'nobody has this role' },
};

/** That a mail will not go, and why: `gaat niet: …`. */
export function willNotGo(obstacle: Obstacle, language: Language): string {
  return `${language === 'nl' ? 'gaat niet' : 'will not go'}: ${obstacleTexts[obstacle][language]}`;
}
