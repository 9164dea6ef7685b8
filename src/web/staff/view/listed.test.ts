import { describe, expect, it } from '@jest/globals';
import { appointmentToCome } from '../../../domain/trajectory/views/next-appointment.ts';
import type { ListedStep } from '../../../store/trajectories/list.ts';
import { daysLate } from './listed.ts';

const session = (day: string) => ({ start: `${day}T08:00:00.000Z`, end: `${day}T10:00:00.000Z` });
const training: ListedStep = {
  ...{ path: 'training/sessions', step: 'sessions', phase: 'training', kind: 'training', role: 'provider' },
  due: '2026-08-12',
  appointments: [session('2026-09-21'), session('2026-10-12')],
};

describe('how late a step is', () => {
  it('is counted from the last session that was held, when that came after the due date', () => {
    expect(daysLate(training, '2026-11-26T09:00:00.000Z')).toBe(45);
    expect(daysLate({ ...training, appointments: [] }, '2026-11-26T09:00:00.000Z')).toBe(106);
  });

  it('is nothing while people are still to meet for it', () => {
    expect(daysLate(training, '2026-09-25T09:00:00.000Z')).toBe(0);
    expect(appointmentToCome(training.appointments, '2026-09-25T09:00:00.000Z')?.start).toBe(
      '2026-10-12T08:00:00.000Z',
    );
  });
});
