import type { Text } from '../domain/text.ts';
import type { Irrevocable } from '../domain/trajectory/forecast/preview.ts';

/** What somebody has to know before an act that cannot be taken back, one sentence for each kind. */
export const irrevocableTexts: { readonly [code in Irrevocable]: Text } = {
  'mails-go': {
    nl: 'Wat meteen vertrekt, kan niet teruggeroepen worden.',
    en: 'What leaves at once cannot be called back.',
  },
  'appointments-called-off': {
    nl: 'Wie uitgenodigd was, krijgt meteen te horen dat de afspraak niet doorgaat.',
    en: 'Who was invited hears at once that the appointment is off.',
  },
  'cannot-reopen': {
    nl: 'Een bericht dat verstuurd is of een mijlpaal die bereikt is, kan niet heropend worden.',
    en: 'A notice that was sent or a milestone that was reached cannot be opened again.',
  },
  'trajectory-starts': {
    nl: 'Er start een ander traject; dat moet dan zelf gestopt worden.',
    en: 'Another trajectory starts; that one then has to be stopped by itself.',
  },
  'trajectory-ends': {
    nl: 'Het traject eindigt, en wat nog gepland was vervalt.',
    en: 'The trajectory ends, and what was still planned lapses.',
  },
  'place-freed': {
    nl: 'De plaats in het programma komt vrij en gaat naar wie erop wacht.',
    en: 'The place in the programme becomes free and goes to who waits for it.',
  },
  'stays-in-journal': {
    nl: 'Wat hier bijkomt, blijft in het logboek staan.',
    en: 'What is added here stays in the journal.',
  },
};
