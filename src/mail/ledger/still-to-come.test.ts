import { describe, expect, it } from '@jest/globals';
import type { AgendaEntry } from '../../domain/trajectory/forecast/entries.ts';
import { asTheyArrive, stillToCome } from './still-to-come.ts';

const mail = (key: string, to: string, at = '2026-12-01T08:00:00+01:00'): AgendaEntry => ({
  ...{ at, kind: 'mail', to, key, subject: key },
});
const deadline: AgendaEntry = { at: '2026-12-01T23:59:00+01:00', kind: 'deadline', to: 'principal' };

describe('What is still to come', () => {
  it('leaves out a mail that was sent, and keeps one that is planned or lies beyond the plan', () => {
    const entries = [mail('sent', 'principal'), mail('planned', 'principal'), mail('later', 'ict'), deadline];
    const ledger = [
      { key: 'sent', status: 'sent' },
      { key: 'planned', status: 'planned' },
    ];
    expect(stillToCome(entries, ledger).map(({ key, kind }) => key ?? kind)).toEqual([
      'planned',
      'later',
      'deadline',
    ]);
  });

  it('takes together what one person gets at one moment, whatever the roles', () => {
    const entries = [
      mail('a', 'principal'),
      mail('b', 'ict'),
      mail('c', 'teacher'),
      mail('d', 'principal', '2026-12-02T08:00:00+01:00'),
      deadline,
    ];
    const people: { [role: string]: string } = { principal: 'anna', ict: 'anna', teacher: 'tom' };
    const keys = asTheyArrive(entries, (role) => people[role]).map((group) =>
      group.map(({ key, kind }) => key ?? kind),
    );
    expect(keys).toEqual([['a', 'b'], ['c'], ['d'], ['deadline']]);
  });
});
