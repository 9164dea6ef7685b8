import { describe, expect, it } from '@jest/globals';
import { type ExplainedMail, explainMail } from './explain.ts';

const mail: ExplainedMail = { status: 'planned', sendAt: '2026-11-20T07:12:00.000Z', attempts: 0 };
const answered = (code: number | undefined, response: string, outcome = 'refused') => ({
  answer: { at: '2026-11-20T07:12:02.000Z', outcome, response, ...(code === undefined ? {} : { code }) },
});
const sentAt = '2026-11-20T07:12:04.000Z';

describe('Why a mail did or did not go', () => {
  it.each<[string, Partial<ExplainedMail>, string]>([
    ['is to come', {}, 'Gaat op vrijdag 20 november 2026 om 08.12 uur, als er intussen niets verandert.'],
    ['went', { status: 'sent', sentAt }, 'Verstuurd op vrijdag 20 november 2026 om 08.12 uur.'],
    [
      'moved because of a holiday',
      { movedFrom: '2026-11-11' },
      'Hij viel op woensdag 11 november 2026, een vrije dag of vakantiedag',
    ],
    ['covers another', { status: 'sent', sentAt, covers: ['before'] }, 'Hij staat ook voor een andere mail'],
    [
      'waits for another try',
      { attempts: 2, nextAttemptAt: '2026-11-20T07:30:00.000Z' },
      'nam hem 2 keer niet aan. Volgende poging: vrijdag 20 november 2026 om 08.30 uur',
    ],
    [
      'waits for the morning',
      { attempts: 5, reason: 'waits-for-morning', nextAttemptAt: '2026-11-23T07:12:00.000Z' },
      'we hem niet. Hij gaat op maandag 23 november 2026 om 08.12 uur.',
    ],
    ['went with others', { status: 'merged', reason: 'same-morning', sentAt }, 'samen met andere vragen'],
    ['was covered', { status: 'merged', reason: 'covered-by-later' }, 'Niet apart verstuurd'],
    ['came twice', { status: 'merged', reason: 'same-person', sentAt }, 'al in een andere rol'],
    ['was no longer needed', { status: 'withdrawn', reason: 'step-done' }, 'de stap was al afgerond'],
    [
      'was planned anew',
      { status: 'withdrawn', reason: 'plan-changed' },
      'de planning is intussen gewijzigd',
    ],
    ['was held by a pause', { status: 'withdrawn', reason: 'paused' }, 'stond op pauze'],
    ['came after the end', { status: 'withdrawn', reason: 'ended' }, 'was afgelopen'],
    ['was not wanted', { status: 'withdrawn', reason: 'reminders-off' }, 'herinneringen uitgezet'],
    [
      'was refused',
      { status: 'failed', reason: 'refused', ...answered(550, '550 5.1.1 <an@linde.example>: rejected') },
      'Geweigerd door de mailserver van de ontvanger (550: mailbox onbekend). De begeleider kreeg een taak.',
    ],
    [
      'was refused, nobody knows how',
      { status: 'failed', reason: 'refused' },
      'Geweigerd door de mailserver van de ontvanger. De begeleider kreeg een taak.',
    ],
    [
      'was given up',
      { status: 'failed', reason: 'gave-up', attempts: 64, ...answered(452, '452 4.2.2 full', 'deferred') },
      'Opgegeven na 64 keer proberen gedurende minstens vijf dagen (452: mailbox vol).',
    ],
    [
      'waits for a server that is away',
      {
        attempts: 1,
        nextAttemptAt: '2026-11-20T07:30:00.000Z',
        ...answered(undefined, 'connect ECONNREFUSED', 'deferred'),
      },
      'nam hem één keer niet aan (de server was niet bereikbaar). Volgende poging:',
    ],
    [
      'waits for our own settings',
      answered(535, '535 5.7.8 bad credentials', 'fault'),
      'Wacht: er schort iets aan onze eigen instellingen voor mail (535: onze mailserver laat ons niet toe).',
    ],
    [
      'was planned anew since our settings were wrong',
      { sendAt: '2026-12-01T07:12:00.000Z', ...answered(535, '535 5.7.8 bad credentials', 'fault') },
      'Gaat op dinsdag 1 december 2026',
    ],
    ['had nobody to go to', { status: 'undeliverable', reason: 'nobody-in-role' }, 'niemand aangewezen'],
    ['had no address', { status: 'undeliverable', reason: 'no-address' }, 'geen e-mailadres'],
    ['had a dead address', { status: 'undeliverable', reason: 'unreachable' }, 'kwamen niet aan'],
    ['has a reason that is not known here', { status: 'withdrawn', reason: 'new' }, 'niet meer nodig'],
  ])('%s', (_name, changes, dutch) => {
    const explained = explainMail({ ...mail, ...changes });
    expect(explained.nl).toContain(dutch);
    expect(explained.en).not.toBe('');
    expect(explained.en).not.toContain('undefined');
    expect(`${explained.nl} ${explained.en}`).not.toContain('@');
  });

  it('is told in the reader’s own language', () => {
    const refused = answered(550, '550 5.1.1 <an@linde.example>: Recipient address rejected');
    expect(explainMail({ ...mail, status: 'failed', reason: 'refused', ...refused }).en).toBe(
      "Refused by the recipient's mail server (550: mailbox unknown). The counsellor got a task.",
    );
    expect(explainMail({ ...mail, status: 'sent', sentAt }).en).toBe(
      'Sent on Friday 20 November 2026 at 08:12.',
    );
  });
});
