import type { Text } from '../text.ts';
import type { RetentionKind } from './retention.ts';

/** A line of the processing record: which personal data, of whom, why, and until when. */
export type ProcessingLine = {
  readonly what: Text;
  readonly whose: Text;
  readonly why: Text;
  /** By which period it goes; nothing for what goes with the person. */
  readonly kept?: RetentionKind;
};

const school = { nl: 'mensen van scholen', en: 'people of schools' };
const everybody = {
  nl: 'mensen van scholen, begeleidingsdiensten en partners',
  en: 'people of schools, guidance services and partners',
};
const staff = { nl: 'wie aanmeldt', en: 'whoever signs in' };

/** What is processed, for the record that a guidance service keeps (GDPR, article 30). */
export const processingRecord: readonly ProcessingLine[] = [
  {
    what: {
      nl: 'naam, e-mailadres, telefoon, taal, functie',
      en: 'name, address, telephone, language, function',
    },
    whose: everybody,
    why: { nl: 'de juiste persoon vragen, in zijn taal', en: 'to ask the right person, in their language' },
    kept: 'people',
  },
  {
    what: { nl: 'rollen, stappen, uitkomsten en data', en: 'roles, steps, outcomes and dates' },
    whose: everybody,
    why: {
      nl: 'het traject opvolgen en erover rapporteren; blijft bestaan zonder naam',
      en: 'to follow the trajectory and report on it; it stays without a name',
    },
    kept: 'people',
  },
  {
    what: { nl: 'opmerkingen, notities, antwoorden in woorden', en: 'comments, notes, answers in words' },
    whose: everybody,
    why: { nl: 'de inhoud van de begeleiding', en: 'the content of the guidance' },
    kept: 'words',
  },
  {
    what: { nl: 'ingediende documenten', en: 'documents that were handed in' },
    whose: school,
    why: { nl: 'de inhoud van de begeleiding', en: 'the content of the guidance' },
    kept: 'documents',
  },
  {
    what: { nl: 'teksten van verzonden mails', en: 'texts of mails that were sent' },
    whose: everybody,
    why: { nl: 'kunnen zeggen wat we schreven', en: 'to be able to say what we wrote' },
    kept: 'mail-texts',
  },
  {
    what: { nl: 'berichten die terugkwamen', en: 'messages that came back' },
    whose: everybody,
    why: { nl: 'geen antwoord missen', en: 'to miss no answer' },
    kept: 'returned-mail',
  },
  {
    what: {
      nl: 'wat voor veel trajecten tegelijk werd gevraagd, wie door scholen werd genoemd, vragen van scholen, lijsten om in te schrijven',
      en: 'what was asked of many trajectories, who was named by schools, questions of schools, lists to enrol',
    },
    whose: everybody,
    why: {
      nl: 'het één keer doen, en kunnen zeggen wat ervan kwam',
      en: 'to do it once, and to be able to say what came of it',
    },
    kept: 'requests',
  },
  {
    what: { nl: 'links in mails (een controlegetal)', en: 'links in mails (a checksum)' },
    whose: school,
    why: { nl: 'antwoorden zonder account', en: 'to answer without an account' },
    kept: 'links',
  },
  {
    what: { nl: 'aanmeldingen, en wie wat bekeek of wijzigde', en: 'sign-ins, and who read or changed what' },
    whose: staff,
    why: { nl: 'achteraf tonen wie wat zag', en: 'to show afterwards who saw what' },
    kept: 'audit',
  },
];
