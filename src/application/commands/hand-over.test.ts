import { describe, expect, it } from '@jest/globals';
import { handOver } from './hand-over.ts';

describe('What is handed over', () => {
  it('today has no day, so that midnight before its turn does not put it in the past', () => {
    expect(handOver('counsellor', { to: 'rita', on: '2026-11-29', note: 'ziek' }, '2026-11-29')).toEqual({
      ...{ type: 'assign', role: 'counsellor', person: 'rita', reason: 'ziek' },
    });
  });

  it('on another day keeps it', () => {
    const later = { to: 'rita', on: '2026-11-30', confirmed: true };
    expect(handOver('counsellor', later, '2026-11-29')).toEqual({
      ...{ type: 'handover', role: 'counsellor', to: 'rita', on: '2026-11-30', confirmed: true },
    });
  });
});
