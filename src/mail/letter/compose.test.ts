import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  counsellor,
  inEnglish,
  principal,
  sampleItem,
  sampleSender,
  samples,
  trajectoryId,
} from '../../../tests/mail/sample-letters.ts';
import type { Letter } from '../types.ts';
import { type Composed, compose, type Sender } from './compose.ts';

let sender: Sender;

beforeAll(async () => {
  sender = await sampleSender();
});

const made = (letter: Letter): Composed => compose(letter, sender);
const headersOf = (letter: Letter) => made(letter).message.headers as Record<string, unknown>;
const viaButton = (words: string) => (words === 'link' ? 'button' : 'met deze knop');
const reminderHeader = 'List-Unsubscribe';

describe('The headers of a mail', () => {
  it('derive the Message-ID from the key of the mail, so that sending it again gives the same', () => {
    const first = made(samples.ask).messageId;
    expect(first).toMatch(new RegExp(`^<t\\.${trajectoryId}\\.[0-9a-f]{24}@pbd\\.example>$`));
    expect(compose(samples.ask, { ...sender, now: '2026-11-03T09:00:00.000Z' }).messageId).toBe(first);
    expect(made(samples['reminder before']).messageId).not.toBe(first);
  });

  it('hang all mails of a trajectory on one root', () => {
    const root = `<t.${trajectoryId}@pbd.example>`;
    for (const sample of [samples.ask, samples['last reminder'], samples.escalation]) {
      expect(made(sample).message).toMatchObject({ inReplyTo: root, references: [root] });
    }
  });

  it('come from the guidance service by name, when one has all that is said', () => {
    expect(made(samples.ask).message.from).toEqual({ name: 'PBD Mechelen', address: 'traject@pbd.example' });
    const [first] = samples.ask.items;
    const alone = { ...first, people: {} };
    expect(made({ ...samples.ask, items: [alone] }).message.from).toBe('Traject <traject@pbd.example>');
  });

  it('say in the subject first what is asked, then of which school, in 78 characters at most', () => {
    expect(made(samples.ask).subject).toBe(
      'Bevestig de deelname van jullie school · Basisschool De Wegwijzer',
    );
    for (const sample of Object.values(samples)) {
      const { subject } = made(sample);
      expect(subject.length).toBeLessThanOrEqual(78);
      if (sample.items.length === 1) expect(subject).toMatch(/^\S.* · Basisschool De We/);
    }
  });

  it('say that nobody needs to answer by machine', () => {
    for (const sample of Object.values(samples)) {
      expect(headersOf(sample)).toMatchObject({
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'OOF, AutoReply',
      });
    }
  });

  it('lead answers to the counsellor, except those of the counsellor', () => {
    expect(made(samples.ask).message.replyTo).toEqual({ name: counsellor.name, address: counsellor.email });
    expect(made(samples.escalation).message.replyTo).toBeUndefined();
  });

  it('offer to turn reminders off on reminders and mails of a morning, and nowhere else', () => {
    const link = samples.ask.items[0].link;
    for (const name of ['reminder before', 'last reminder', 'day before', 'morning'] as const) {
      expect(headersOf(samples[name])).toMatchObject({
        [reminderHeader]: { prepared: true, value: `<${link}/reminders>` },
        'List-Unsubscribe-Post': { prepared: true, value: 'List-Unsubscribe=One-Click' },
      });
      expect(made(samples[name]).text).toContain(`${link}/reminders`);
    }
    for (const name of ['ask', 'escalation', 'invitation', 'cancellation', 'link', 'silence'] as const) {
      expect(headersOf(samples[name])).not.toHaveProperty(reminderHeader);
      expect(made(samples[name]).text).not.toContain('/reminders');
    }
  });

  it('go to one recipient', () => {
    expect(made(samples.morning).message.to).toEqual({ name: principal.name, address: principal.email });
  });

  it('cannot be forged by a name with line ends', () => {
    const item = sampleItem(
      { kind: 'ask', path: 'referral/school_confirms' },
      { subject: 'School\r\nBcc: x@y.example' },
    );
    expect(made({ ...samples.ask, items: [item] }).subject).not.toMatch(/[\r\n]/);
  });
});

describe('The calendar file of a mail', () => {
  it('goes with an invitation, inside the mail', () => {
    expect(made(samples.invitation).message.icalEvent).toMatchObject({
      method: 'REQUEST',
      filename: 'traject.ics',
    });
  });

  it('cancels with a cancellation', () => {
    const event = made(samples.cancellation).message.icalEvent as { method: string; content: string };
    expect(event.method).toBe('CANCEL');
    expect(event.content).toContain('SEQUENCE:2');
  });

  it('is attached once per session when there are several', () => {
    const item = samples.invitation.items[0];
    const node = item.node!;
    const appointments = [
      node.appointments![0]!,
      { ...node.appointments![0]!, start: '2026-12-01T13:30:00.000Z' },
    ];
    const { message } = made({
      ...samples.invitation,
      items: [{ ...item, node: { ...node, appointments } }],
    });
    expect(message.icalEvent).toBeUndefined();
    expect(message.attachments).toMatchObject([
      { filename: 'traject-1.ics', contentType: expect.stringContaining('method=REQUEST') },
      { filename: 'traject-2.ics' },
    ]);
  });

  it('does not go with any other mail', () => {
    for (const name of ['ask', 'day before', 'outcome', 'morning'] as const) {
      expect(made(samples[name]).message.icalEvent).toBeUndefined();
      expect(made(samples[name]).message.attachments).toBeUndefined();
    }
  });
});

describe('Every mail', () => {
  const all = Object.entries(samples).flatMap(([name, sample]) => [
    [`${name} in Dutch`, sample] as const,
    [`${name} in English`, inEnglish(sample)] as const,
  ]);

  it.each(all)('%s: greets by name and misses no word', (_name, sample) => {
    const { text, subject } = made(sample);
    expect(text).toMatch(new RegExp(`(Dag|Dear) ${sample.to.name},`));
    expect(`${subject}${text}`).not.toMatch(/undefined|null|NaN|\[object|\{\{|-\d+ (dagen|days)/);
  });

  it.each(all)('%s: says the same in HTML as in plain text', (_name, sample) => {
    const { text, message } = made(sample);
    const html = String(message.html)
      .replace(/<br>/g, ' ')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>');
    const sentences = text
      .split('\n')
      .filter((line) => /[a-z]{3} [a-z]/.test(line))
      .map((line) =>
        line
          // What leads to a page is a button there.
          .replace(/via deze link|(?<=The same |This )link/, viaButton)
          .replace(/^(- |> )/, '')
          .replace(/^[^:]{1,20}: /, '')
          .replace(/:$/, ''),
      );
    for (const sentence of sentences) expect(html).toContain(sentence);
    expect(text).not.toMatch(/knop|button/);
  });

  it('asks the school something with a link to do it', () => {
    for (const sample of [samples.ask, samples['last reminder'], samples.link, samples.morning]) {
      for (const item of sample.items) {
        expect(made(sample).text).toContain(`:\n${item.link}`);
        expect(String(made(sample).message.html)).toContain(`href="${item.link}"`);
      }
    }
  });
});

describe('The mail that asks a school to confirm', () => {
  it('reads as somebody would write it', () => {
    expect(made(samples.ask).text).toBe(`Bevestig de deelname van jullie school
======================================

Dag An Peeters,

Els Janssens van PBD Mechelen stelt voor dat jullie school instapt in het traject De digitale school.

${samples.ask.items[0].step.ask.nl}

Wil je dit uiterlijk vrijdag 20 november 2026 doen?

Laat weten of jullie meedoen:
https://traject.example/p/token-of-forty-three-characters-aaaaaaaaaaaaaa

Heb je meer tijd nodig, of is dit iets voor een collega? Ook dat regel je via deze link.

Heb je een vraag? Antwoord gewoon op deze mail.

Vriendelijke groet,
Els Janssens
Pedagogisch begeleider, PBD Mechelen
03 900 00 02

---

Je krijgt deze mail omdat Els Janssens jou opgaf als directeur van Basisschool De Wegwijzer. De link is persoonlijk: stuur deze mail niet door.
`);
  });

  it('quotes what a reviewer wants to see changed, by name, instead of calling it a new step', () => {
    const { text, subject } = made(samples['ask for changes']);
    expect(subject).toMatch(/^Aanpassing gevraagd: Bezorg ons de digitale visie/);
    expect(text).toContain(
      'Mieke Peeters heeft het bekeken en vraagt nog een aanpassing:\n\n> Mooi begin.\n> Zeg nog',
    );
    expect(text).not.toContain('nieuwe stap');
  });

  it('offers no more time once all of it has been taken', () => {
    const item = samples.ask.items[0];
    const node = { ...item.node!, extensions: item.step.extension!.times };
    const { text } = made({ ...samples.ask, items: [{ ...item, node }] });
    expect(text).not.toContain('meer tijd');
    expect(text).toContain('voor een collega');
  });
});

describe('A reminder', () => {
  const firstLine = (letter: Letter) => made(letter).text.split('\n\n')[2];

  it('grows more pressing with time, and stays friendly', () => {
    expect(
      (['reminder before', 'reminder on the day', 'reminder after', 'last reminder'] as const).map((name) =>
        firstLine(samples[name]),
      ),
    ).toEqual([
      'Een kleine herinnering: deze stap mag nog tot en met vrijdag 20 november 2026. Dat is over 7 dagen.',
      'Vandaag is de afgesproken dag voor deze stap. Je hebt nog de hele dag.',
      'Deze stap stond gepland tegen vrijdag 20 november 2026 en we hoorden nog niets. Geen probleem: het kan nog altijd, liefst deze week.',
      'Deze stap wacht al sinds vrijdag 20 november 2026. Het traject van Basisschool De Wegwijzer kan pas verder als ze rond is.',
    ]);
  });

  it('speaks of the day on which it really goes, not of the day it was planned for', () => {
    expect(firstLine({ ...samples['reminder before'], today: '2026-11-19' })).toContain('Dat is morgen.');
    expect(firstLine({ ...samples['reminder before'], today: '2026-11-23' })).toContain(
      'stond gepland tegen',
    );
  });

  it('of an appointment says when and where; after it, asks what came of it', () => {
    expect(made(samples['day before']).text).toContain(
      'Wanneer: dinsdag 1 december 2026, van 14.00 tot 15.30 uur\nWaar: Schoolstraat 1, Mechelen\nMet: Els Janssens\n',
    );
    expect(made(samples.outcome).text).toContain('Wil je nog even noteren wat eruit kwam?');
  });
});

describe('A mail about two things', () => {
  const [first, second, elsewhere] = samples.morning.items;
  const contextOf = (letter: Letter) =>
    /color:#52606d;"[^>]*>\s*([^<]*?)\s*</.exec(String(made(letter).message.html))?.[1];

  it('says so above, and numbers them', () => {
    const { text } = made({ ...samples.morning, items: [first, second!] });
    expect(text.split('\n')[0]).toBe('Vandaag vragen we je twee dingen');
    expect(text).toContain('\n1. Vul de zelfinschatting in');
    expect(text).toContain('\n2. Bevestig de deelname');
  });

  it('names the trajectory and its school above when both are of one, and else the schools', () => {
    expect(contextOf({ ...samples.morning, items: [first, second!] })).toBe(
      'De digitale school · Basisschool De Wegwijzer',
    );
    expect(contextOf({ ...samples.morning, items: [first, elsewhere!] })).toBe(
      'Basisschool De Wegwijzer · Basisschool De Kleine Wereld',
    );
  });
});

describe('A notice', () => {
  const path = 'vision/vision_approved_notice';

  it('says to whom it is meant for just what there is to say', () => {
    const item = sampleItem({ kind: 'notice', path });
    const { text } = made({ ...samples.ask, items: [item] });
    expect(text).toContain(`Dag An Peeters,\n\n${item.step.ask.nl}\n\n`);
  });

  it('quotes it for somebody who only has to know, and says who got it', () => {
    const item = sampleItem({ kind: 'notice', path, toRole: 'counsellor' });
    const { text } = made({ ...samples.escalation, items: [item] });
    expect(text).toContain(`> ${item.step.ask.nl}`);
    expect(text).toContain('An Peeters (directeur)');
  });
});

describe('An escalation', () => {
  it('tells the counsellor who was asked, since when it is silent, and what can be done', () => {
    const { text } = made(samples.escalation);
    expect(text).toContain(`Gevraagd aan: An Peeters (directeur)
Telefoon: 03 900 00 01
E-mail: an.peeters@de-wegwijzer.example
Stil sinds: maandag 2 november 2026 (32 dagen)
Verwacht tegen: vrijdag 20 november 2026`);
    expect(text).toContain(`- Bel An Peeters (03 900 00 01) en vraag wat er nodig is.
- Geef meer tijd: kies een nieuwe datum.
- Wijs iemand anders aan.

Kies wat je doet:`);
  });
});
