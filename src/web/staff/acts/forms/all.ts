import type { ActForm, ActName } from '../types.ts';
import { appointment } from './appointment.tsx';
import { complete } from './complete.tsx';
import { note, pause, resume, stop } from './course.tsx';
import { assign, delegate, handover } from './roles.tsx';
import { attach, due, reopen, skip } from './steps.tsx';
import { move, restart, withdraw } from './whole.tsx';

/** The form of every act. */
export const actForms: { readonly [name in ActName]: ActForm } = {
  ...{ complete, skip, reopen, due, appointment, assign, handover },
  ...{ pause, resume, stop, note, attach },
  ...{ delegate, move, withdraw, restart },
};
