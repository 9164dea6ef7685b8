import { describe, expect, it } from '@jest/globals';
import type { EventBody } from '../domain/trajectory/model/events.ts';
import { actorOf, sentenceOf } from './journal.ts';
import type { Names } from './names.ts';

const names: Names = {
  node: (path) => ({ 'intake/self': 'Zelfevaluatie', vision: 'Schoolvisie' })[path] ?? path,
  role: (id) => (id === 'principal' ? 'directeur' : id),
  template: (id) => (id === 'digicoach' ? 'Digicoach' : id),
  person: (id) => (id === 'p1' ? 'Anna Peeters' : 'niemand'),
  outcome: (_path, outcome) => (outcome === 'submitted' ? 'doorgestuurd' : outcome),
};

const bodies: EventBody[] = [
  {
    type: 'enrolled',
    template: 't',
    templateVersion: 1,
    subject: { kind: 'school', id: '900001' },
    start: '2026-09-01',
    roles: {},
  },
  { type: 'opened', path: 'intake/self', on: '2026-09-01', by: 'act' },
  { type: 'closed', path: 'vision' },
  { type: 'withdrawn', path: 'vision', why: 'not-applicable' },
  { type: 'withdrawn', path: 'vision', why: 'answered' },
  { type: 'completed', path: 'intake/self', outcome: 'submitted', comment: 'Graag gedaan' },
  { type: 'returned', path: 'intake/self', target: 'vision', comment: 'Meer over ouders' },
  { type: 'skipped', path: 'vision', reason: 'was er al' },
  { type: 'expired', path: 'intake/self', then: 'ask' },
  { type: 'reopened', path: 'intake/self', reason: 'vergissing' },
  { type: 'rescheduled', path: 'intake/self', due: '2026-10-01', extension: true },
  {
    type: 'rescheduled',
    path: 'intake/self',
    appointments: [{ start: '2026-10-26T13:00:00.000Z', end: '2026-10-26T14:00:00.000Z' }],
  },
  { type: 'rescheduled', path: 'intake/self', appointments: [] },
  { type: 'assigned', role: 'principal', person: 'p1' },
  { type: 'handover-planned', role: 'principal', to: 'p1', on: '2026-10-01' },
  { type: 'handed-over', role: 'principal', to: 'p1' },
  { type: 'paused', reason: 'verbouwing', until: '2026-11-01' },
  { type: 'pause-changed', reason: 'verbouwing', until: '2026-12-01' },
  { type: 'resumed' },
  { type: 'stopped', reason: 'fusie' },
  { type: 'finished' },
  { type: 'noted', text: 'Gebeld.' },
  { type: 'attached', attachment: 'a', path: 'vision' },
  { type: 'attached', attachment: 'a' },
  { type: 'undeliverable', role: 'principal', person: 'p1' },
  { type: 'undeliverable', role: 'principal' },
];

const bodyOf = (type: EventBody['type']) => bodies.find((body) => body.type === type)!;

describe('the journal in plain sentences', () => {
  it.each(bodies)('has a sentence in both languages for $type', (body) => {
    const dutch = sentenceOf(body, names, 'nl');
    const english = sentenceOf(body, names, 'en');
    for (const sentence of [dutch, english]) {
      expect(sentence).toMatch(/^[A-Z“]/);
      expect(sentence).toMatch(/[.”]$/);
      expect(sentence).not.toMatch(/undefined|null|\s{2}/);
    }
    expect(dutch).not.toBe(english);
  });

  it('says what was chosen and what was said with it', () => {
    expect(sentenceOf(bodyOf('completed'), names, 'nl')).toBe(
      '“Zelfevaluatie” is klaar: doorgestuurd. “Graag gedaan”',
    );
  });

  it('tells the time of an appointment as clocks in Brussels show it', () => {
    expect(sentenceOf(bodies.filter((body) => body.type === 'rescheduled')[1]!, names, 'nl')).toContain(
      'maandag 26 oktober 2026 om 14.00 uur',
    );
  });

  it('says a milestone, an approval and a level in words, and no code', () => {
    const said = (body: EventBody) => [sentenceOf(body, names, 'nl'), sentenceOf(body, names, 'en')];
    expect(said({ type: 'completed', path: 'vision', outcome: 'reached' })).toEqual([
      'Mijlpaal bereikt: “Schoolvisie”.',
      'Milestone reached: “Schoolvisie”.',
    ]);
    expect(said({ type: 'completed', path: 'vision', outcome: 'approved' })).toEqual([
      '“Schoolvisie” is goedgekeurd.',
      '“Schoolvisie” is approved.',
    ]);
    expect(said({ type: 'opened', path: 'vision', on: '2026-09-01', by: 'act', level: 'basic' })).toEqual([
      '“Schoolvisie” is gestart, op basisniveau.',
      '“Schoolvisie” has started, at basic level.',
    ]);
    const enrolled = { ...bodyOf('enrolled'), group: 'first-mover' } as EventBody;
    expect(said(enrolled).map((text) => /\((.*)\)/.exec(text)?.[1])).toEqual(['voorloper', 'first mover']);
  });

  it('leaves out a reason that only repeats a choice in codes, and says the other codes in words', () => {
    expect(sentenceOf({ type: 'stopped', reason: 'confirm:declined' }, names, 'nl')).toBe(
      'Het traject is stopgezet.',
    );
    expect(sentenceOf({ type: 'stopped', reason: 'no-answer' }, names, 'en')).toBe(
      'The trajectory was stopped. “there was no answer”',
    );
    expect(sentenceOf({ type: 'stopped', reason: 'Fusie: einde' }, names, 'nl')).toBe(
      'Het traject is stopgezet. “Fusie: einde”',
    );
  });

  it('names a role within a sentence as one writes it there', () => {
    const body: EventBody = { type: 'assigned', role: 'ict', person: 'p1' };
    const role = (title: string) => sentenceOf(body, { ...names, role: () => title }, 'nl');
    expect(role('Directeur')).toBe('Anna Peeters is nu directeur.');
    expect(role('ICT-coördinator')).toBe('Anna Peeters is nu ICT-coördinator.');
  });

  it('says by whom', () => {
    expect(actorOf({ kind: 'link', person: 'p1' }, names, 'nl')).toBe(
      'Anna Peeters, via een persoonlijke link',
    );
    expect(actorOf({ kind: 'system' }, names, 'en')).toBe('automatically');
  });
});
