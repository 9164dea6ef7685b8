import type { StepNode } from '../../template/model/types.ts';
import type { Text } from '../../text.ts';
import type { NoticeId } from './events.ts';

/**
 * Word that every template gives without naming it: of what ended a trajectory, or passed over phases, to whoever follows it; of a
 * mistaken enrolment, to the school. Its path is `<notice>~<role>~<version of the trajectory>`, which no path of a template can
 * be; like a notice of a template it is done by coming to its turn.
 */
export function noticePath(notice: NoticeId, role: string, version: number): string {
  return `${notice}~${role}~${version}`;
}

/** Which notice a path names, and to whom it goes. */
export function noticeOfPath(path: string): { readonly notice: NoticeId; readonly role: string } | undefined {
  if (!path.includes('~')) return undefined;
  const [notice = '', role = ''] = path.split('~');
  return notice in texts && role !== '' ? { notice: notice as NoticeId, role } : undefined;
}

/** The step that a notice is shown as. */
export function noticeStep(notice: NoticeId, role: string): StepNode {
  return {
    ...{
      type: 'step',
      id: notice,
      kind: 'notice',
      role,
      ...texts[notice],
      ladder: [],
      attendees: [],
      milestone: false,
    },
    opens: { after: [], calendar: 'calendar-days', landing: 'none' },
  };
}

const texts: { readonly [id in NoticeId]: { readonly title: Text; readonly ask: Text } } = {
  ended: {
    title: { nl: 'Een antwoord stopte het traject', en: 'An answer stopped the trajectory' },
    ask: {
      nl: 'Met het antwoord op deze stap is het traject gestopt; we mailen de school er niet meer over. Was dat niet de bedoeling? Bel de school even, en heropen het traject bij deze stap: alles wat er al was, blijft bewaard.',
      en: 'With the answer to this step the trajectory has stopped; we mail the school no more about it. Was that not meant? Call the school, and reopen the trajectory at this step: everything that was there is kept.',
    },
  },
  silent: {
    title: { nl: 'Stilte stopte het traject', en: 'Silence stopped the trajectory' },
    ask: {
      nl: 'Op deze stap kwam na alle herinneringen geen antwoord, en daarmee is het traject gestopt. Was dat niet de bedoeling? Bel de school even, en heropen het traject bij deze stap: alles wat er al was, blijft bewaard.',
      en: 'This step got no answer after all reminders, and with that the trajectory has stopped. Was that not meant? Call the school, and reopen the trajectory at this step: everything that was there is kept.',
    },
  },
  skipped: {
    title: { nl: 'Een antwoord sloeg een fase over', en: 'An answer passed over a phase' },
    ask: {
      nl: 'Met het antwoord op deze stap slaat het traject een of meer fasen over. Was dat niet de bedoeling? Heropen de stap: dan kan er opnieuw geantwoord worden.',
      en: 'With the answer to this step the trajectory passes over one or more phases. Was that not meant? Reopen the step: it can then be answered anew.',
    },
  },
  address: {
    title: { nl: 'Een adres is veranderd', en: 'An address was changed' },
    ask: {
      nl: 'Iemand van dit traject heeft een ander e-mailadres gekregen. Persoonlijke links die naar het oude adres gingen, werken niet meer; nieuwe mails gaan naar het nieuwe. Wist je hier niets van? Kijk het dan even na.',
      en: 'Somebody in this trajectory was given another e-mail address. Personal links that went to the old address work no more; new mails go to the new one. Did you not know of this? Then please check it.',
    },
  },
  'handed-on': {
    title: { nl: 'Een rol werd doorgegeven', en: 'A role was passed on' },
    ask: {
      nl: 'Iemand van de school gaf een rol in dit traject door aan een collega, die er net een mail over kreeg. Op de pagina zie je wie het nu is. Klopt het niet? Wijs dan iemand anders aan.',
      en: 'Somebody of the school passed a role in this trajectory on to a colleague, who just had a mail about it. The page shows who it is now. Is it not right? Then assign somebody else.',
    },
  },
  refused: {
    title: { nl: 'Een antwoord werd niet aangenomen', en: 'An answer was not taken' },
    ask: {
      nl: 'De school antwoordde op deze stap terwijl er bij ons iets mis was. We bewaarden het antwoord, maar nu past het niet bij wat de stap vraagt, en het telt niet mee; de school weet dat nog niet. Bel even, en vraag om opnieuw te antwoorden of vul het samen in.',
      en: 'The school answered this step while something was wrong on our side. We kept the answer, but it does not fit what the step asks and does not count; the school does not know that yet. Please call, and ask them to answer again or fill it in together.',
    },
  },
  'step-handed-on': {
    title: { nl: 'Een stap werd doorgegeven', en: 'A step was passed on' },
    ask: {
      nl: 'Iemand van de school gaf deze ene stap door aan een collega, die er net een mail over kreeg; de rol zelf bleef waar ze was. Op de pagina zie je wie het nu is. Klopt het niet? Geef de stap dan aan iemand anders.',
      en: 'Somebody of the school passed this one step on to a colleague, who just had a mail about it; the role itself stayed where it was. The page shows who it is now. Is it not right? Then give the step to somebody else.',
    },
  },
  'came-back': {
    title: { nl: 'Een doorgegeven stap kwam terug', en: 'A step that was passed on came back' },
    ask: {
      nl: 'Wie deze stap had overgenomen, is niet bereikbaar. Daarom vragen we ze opnieuw aan wie de rol heeft. Weet je wie het wel kan doen? Geef de stap dan aan die persoon.',
      en: 'Whoever had taken over this step cannot be reached. So we ask it anew of whoever has the role. Do you know who can do it? Then give the step to that person.',
    },
  },
  merged: {
    title: { nl: 'Twee personen bleken dezelfde', en: 'Two people turned out to be one' },
    ask: {
      nl: 'Iemand van dit traject stond twee keer in Traject en staat er nu één keer: rollen, mails en documenten zijn samengebracht. Wist je hier niets van? Kijk het dan even na.',
      en: 'Somebody in this trajectory was in Traject twice and is there once now: roles, mails and documents were brought together. Did you not know of this? Then please check it.',
    },
  },
  pause: {
    title: { nl: 'De pauze loopt nog', en: 'The pause still goes on' },
    ask: {
      nl: 'Dit traject staat op pauze, zonder einddatum. Zolang dat zo is, gaat er niets weg en wordt er niets gevraagd. Kan het weer verder? Hervat het dan. Weet je wanneer het verder kan? Geef de pauze dan een einddatum: tot die dag vragen we niets meer. Komt het er niet meer van? Dan kun je het stopzetten.',
      en: 'This trajectory is paused, without an end. As long as it is, nothing goes out and nothing is asked. Can it go on? Then resume it. Do you know when it can? Then give the pause an end: until that day we ask nothing more. Will nothing come of it any more? Then you can stop it.',
    },
  },
  mistaken: {
    title: { nl: 'Inschrijving ingetrokken', en: 'Enrolment withdrawn' },
    ask: {
      nl: 'Jullie werden bij vergissing ingeschreven voor dit traject: je hoeft niets te doen, en je mag onze eerdere mails hierover vergeten.',
      en: 'You were enrolled in this trajectory by mistake: there is nothing to do, and you can forget our earlier mails about it.',
    },
  },
};
