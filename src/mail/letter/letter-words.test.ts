import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  coordinator,
  counsellor,
  moved,
  principal,
  sampleItem,
  sampleNode,
  sampleSender,
  samples,
} from '../../../tests/mail/sample-letters.ts';
import type { Letter, MailItem } from '../types.ts';
import { compose, type Sender } from './compose.ts';

let sender: Sender;

beforeAll(async () => {
  sender = await sampleSender();
});

const made = (letter: Letter) => compose(letter, sender);
const changed = (letter: Letter, changes: Partial<MailItem>): Letter => ({
  ...letter,
  items: [{ ...letter.items[0], ...changes }],
});
const headlineOf = (letter: Letter) => made(letter).subject.split(' · ')[0];
const kris = { id: 'kris', name: 'Kris Claes' };

describe('Whoever set a date', () => {
  it('is not invited to it, but told that it stands and who was invited', () => {
    const { text, subject } = made(samples['date set']);
    expect(subject).toMatch(/^Afspraak vastgelegd: Intakegesprek/);
    expect(text).toContain('Je legde deze afspraak voor Basisschool De Wegwijzer vast.');
    expect(text).toContain('De afspraak zit als bijlage bij deze mail. An Peeters kreeg een uitnodiging.');
    expect(text).not.toMatch(/nodigen we je uit|Antwoord dan op deze mail/);
  });

  it('chooses another one through the link: there is nobody to answer to', () => {
    const { text, message } = made(samples['date set']);
    expect(message.replyTo).toBeUndefined();
    expect(text).toContain('Een andere datum kies je via deze link.');
    expect(text).toContain('Bekijk of wijzig de afspraak:\n');
    expect(String(message.html)).toContain('Een andere datum kies je met deze knop.');
  });

  it('is named to the counsellor when that was somebody else', () => {
    expect(made(changed(samples['date set'], { arrangedBy: kris })).text).toContain(
      'Kris Claes legde deze afspraak voor Basisschool De Wegwijzer vast.',
    );
  });

  it('hears of a change as of a change', () => {
    const item = samples['date set'].items[0];
    const { text, subject } = made(changed(samples['date set'], { node: moved(item.node!) }));
    expect(subject).toContain('Afspraak gewijzigd: ');
    expect(text).toContain('Je wijzigde deze afspraak');
    expect(text).toContain('An Peeters kreeg de nieuwe versie.');
    expect(text).toContain('Eerst was dit: vrijdag 27 november 2026, van 14.00 tot 15.30 uur');
  });

  it('is not promised word of a new date when it is called off', () => {
    const { text } = made(samples['date called off']);
    expect(text).toContain('An Peeters kreeg hetzelfde bericht.');
    expect(text).not.toContain('dan hoor je dat van ons');
  });
});

describe('The counsellor who has to choose a date', () => {
  it('finds in the mail whom to agree on it with, each once', () => {
    expect(made(samples['date to choose']).text).toContain(
      'Deze mensen krijgen een uitnodiging zodra je een datum kiest:\n\nDirecteur: An Peeters\nTelefoon: 03 900 00 01\nE-mail: an.peeters@de-wegwijzer.example\n\nWil',
    );
  });

  it('reads that she notes the outcome herself', () => {
    const { text } = made(samples['date to choose']);
    expect(text).toContain('Je noteert achteraf wat er is afgesproken.');
    expect(text).not.toContain('De begeleider noteert');
  });
});

describe('Somebody who took over', () => {
  it('hears from whom, and who asked, before a decision after silence too', () => {
    expect(made(samples['silence taken over']).text).toContain(
      'Je neemt Basisschool De Wegwijzer over van Kris Claes. Mieke Maes vroeg dat aan jou.\n\nOp de stap',
    );
  });

  it('hears from a colleague at school that the colleague asked it', () => {
    const { text } = made(samples['taken over']);
    expect(text).toContain('Kris Claes vroeg je om dit over te nemen. Je bent nu directeur in het traject');
    expect(text).toContain('omdat Kris Claes jou opgaf als directeur');
  });

  it('of a school from a fellow counsellor reads whose it was', () => {
    const { text } = made(
      changed(samples['silence taken over'], { takeover: { from: kris, askedBy: kris } }),
    );
    expect(text).toContain('Je neemt Basisschool De Wegwijzer over van Kris Claes.\n');
  });

  it('is told the new role where nobody had it before', () => {
    const { text } = made(changed(samples['silence taken over'], { takeover: {} }));
    expect(text).toContain('Je bent nu pedagogisch begeleider voor Basisschool De Wegwijzer.');
  });

  it('reads nothing of it when only the address was put right', () => {
    const { text } = made(changed(samples['taken over'], { takeover: { from: principal } }));
    expect(text).not.toMatch(/Je neemt|Je bent nu|vroeg je/);
    expect(text).toContain('Els Janssens van PBD Mechelen stelt voor');
  });

  it('hears it once in a mail about several steps of one trajectory', () => {
    const item = samples['silence taken over'].items[0];
    const { text } = made({ ...samples['silence taken over'], items: [item, item] });
    expect(text.match(/over van Kris Claes/g)).toHaveLength(1);
  });

  it('bears the role that changed hands, not the one that it stands in for', () => {
    const item = sampleItem(
      {
        kind: 'ask',
        path: 'intake/assessment_report',
        key: 'intake/assessment_report~1/ask@principal.1:ict_coordinator',
      },
      { standsIn: true, takeover: { askedBy: kris } },
    );
    expect(made({ ...samples.ask, items: [item] }).text).toContain(
      'Je bent nu directeur voor Basisschool De Wegwijzer. Kris Claes gaf jouw naam door.',
    );
  });
});

describe('Whoever stands in for a role', () => {
  it('reads that nobody was named, instead of being called what they are not', () => {
    const { text } = made(samples['standing in']);
    expect(text).toContain('Er is nog geen ICT-coördinator opgegeven, daarom vragen we het aan jou.');
    expect(text).not.toContain('als ICT-coördinator meewerkt');
  });
});

describe('An escalation', () => {
  const silent = samples.escalation;

  it('gives the mail address of somebody without a telephone', () => {
    const { phone: _, ...unphoned } = principal;
    const { text } = made(changed(silent, { people: { counsellor, principal: unphoned } }));
    expect(text).toContain('- Mail An Peeters (an.peeters@de-wegwijzer.example) en vraag wat er nodig is.');
    expect(text).not.toContain('Telefoon:');
  });

  it('tells somebody of a school nothing of how others are reached', () => {
    const item = sampleItem({
      ...{ kind: 'escalation', rung: 'silent', path: 'intake/intake_conversation' },
      ...{ toRole: 'principal', due: '2026-11-25' },
    });
    const { text } = made({ to: principal, today: '2026-11-30', items: [item] });
    const [body] = text.split('Vriendelijke groet');
    expect(body).toContain('Gevraagd aan: Els Janssens');
    expect(body).not.toMatch(/03 900|els\.janssens@/);
  });

  it('calls nobody silent who set dates: the silence counts from then', () => {
    const node = sampleNode('intake/intake_conversation', {
      appointedAt: '2026-11-19T09:00:00.000Z',
      calledOffAt: '2026-11-20T09:00:00.000Z',
    });
    const item = sampleItem(
      {
        ...{ kind: 'escalation', rung: 'silent', path: 'intake/intake_conversation' },
        ...{ toRole: 'service_lead', due: '2026-11-25' },
      },
      { node },
    );
    const { text } = made({ to: coordinator, today: '2026-11-30', items: [item] });
    expect(text).toContain('Stil sinds: vrijdag 20 november 2026 (10 dagen)');
  });

  it('speaks of the missing outcome once people have met', () => {
    const { text, subject } = made(samples['outcome missing']);
    expect(subject).toMatch(/^Uitkomst nog niet genoteerd: Intakegesprek/);
    expect(text).toContain(
      'De uitkomst van de afspraak voor Basisschool De Wegwijzer op dinsdag 1 december 2026 is nog niet genoteerd.',
    );
    expect(text).toContain('Bel Els Janssens (03 900 00 02) en vraag hoe het verliep.');
    expect(text).not.toContain('Stil sinds');
  });

  it('of a decision that was not made says who did not make it', () => {
    const { text, subject } = made(samples.undecided);
    expect(subject).toMatch(/^Els Janssens besliste nog niet hoe het verder moet na/);
    expect(text).toContain(
      'met de stap “Bevestig de deelname van jullie school” van Basisschool De Wegwijzer',
    );
    expect(text).toContain('E-mail: els.janssens@pbd.example');
  });

  it('offers only to call to somebody who does not lead the trajectory', () => {
    expect(made(samples.undecided).text).not.toMatch(/meer tijd|Wijs iemand/);
  });

  it('of what the reader has to do, standing in, leads there at once', () => {
    const own = changed(silent, { people: { counsellor, principal: counsellor } });
    const { text } = made(own);
    expect(text).toContain('Deze stap voor Basisschool De Wegwijzer wacht nog op jou.');
    expect(text).toContain('Laat weten of jullie meedoen:\n');
    expect(text).not.toMatch(/Bel |Wijs iemand/);
  });
});

describe('A decision after silence', () => {
  it('says until when, and how to reach whoever was silent', () => {
    const { text, subject } = made(samples.silence);
    expect(subject).toMatch(/^Beslis hoe het verder moet na stilte/);
    expect(text).toContain('Telefoon: 03 900 00 01\nE-mail: an.peeters@de-wegwijzer.example');
    expect(text).toContain('Wil je dit uiterlijk maandag 25 januari 2027 doen?');
  });

  it('names no date that has gone by', () => {
    const late = { ...samples.silence, today: '2027-02-01' };
    expect(made(late).text).not.toContain('uiterlijk');
  });
});

describe('A mail about an address that does not work', () => {
  it('gives the address, and the telephone to ask for another one', () => {
    expect(made(samples['no contact']).text).toContain(
      'komen niet aan.\n\nTelefoon: 03 900 00 01\nE-mail: an.peeters@de-wegwijzer.example\n',
    );
  });
});

describe('The subject of a mail about several things', () => {
  it('names the schools that wait', () => {
    expect(headlineOf(samples.schools)).toBe(
      '2 scholen wachten op jou: Basisschool De Wegwijzer, Basisschool De Kleine Wer…',
    );
  });

  it('stays short when there are many', () => {
    const item = samples.schools.items[0];
    const many = ['A', 'B', 'C', 'D', 'E'].map((subject) => ({ ...item, subject }));
    const [first, ...others] = many;
    expect(headlineOf({ ...samples.schools, items: [first!, ...others] })).toBe(
      '5 scholen wachten op jou: A, B, C en nog 2',
    );
  });

  it('begins with the first step, and counts the others, for one school', () => {
    const [first, second] = samples.morning.items;
    expect(made({ ...samples.morning, items: [first, second!] }).subject).toBe(
      'Vul de zelfinschatting in: waar staat jullie school? (… · Basisschool De Wegw…',
    );
  });

  it('keeps the name of the school when it is about several of its trajectories', () => {
    const [first, second] = samples.morning.items;
    const other = { ...second!, template: { ...second!.template, id: 'another' } };
    expect(made({ ...samples.morning, items: [first, other] }).subject).toMatch(
      /^Vul de zelfinschatting in.* · Basisschool De Wegw…$/,
    );
  });
});

describe('A letter to people who share a mailbox', () => {
  const email = 'info@de-wegwijzer.example';
  const piet = { ...principal, id: 'piet', name: 'Piet Pas', email };
  const mia = { ...principal, id: 'mia', name: 'Mia Maes', email };
  const letter = (): Letter => {
    const [item] = samples['reminder after'].items;
    const of = (reader: typeof piet, role: string, token: string): MailItem => ({
      ...item,
      ...{ reader, mail: { ...item.mail, id: role, toRole: role } },
      link: `https://traject.example/p/${token}`,
    });
    return {
      ...samples['reminder after'],
      to: piet,
      items: [of(piet, 'principal', 'his'), of(mia, 'ict_coordinator', 'hers')],
    };
  };

  it('names them all, and says of each question and each link whose it is', () => {
    const { text, message } = made(letter());
    expect(message.to).toEqual({ name: 'Piet Pas en Mia Maes', address: email });
    expect(text).toContain('Dag Piet Pas en Mia Maes,');
    expect(text).toMatch(
      /1\. Piet Pas \(directeur\): .*\/p\/his.*2\. Mia Maes \(ICT-coördinator\): .*\/p\/hers/s,
    );
  });

  it('lets each of them turn off their own reminders, and no mail program do so for both', () => {
    const { text, message } = made(letter());
    expect(text).toMatch(/Piet Pas krijgt liever geen herinneringen meer.*\/p\/his\/reminders/s);
    expect(text).toMatch(/Mia Maes krijgt liever geen herinneringen meer.*\/p\/hers\/reminders/s);
    expect(message.headers).not.toHaveProperty('List-Unsubscribe');
  });
});
