import { z } from 'zod';
import { expressionKey, key, strictObjectOf } from './key.ts';
import { nodeKeys } from './node.ts';
import { step } from './step.ts';
import { closing } from './timing.ts';
import { feel, id, MOST_STAGES, MOST_STEPS } from './values.ts';

const stage = {
  ...nodeKeys({
    title: 'What people call it.',
    opens:
      'When it opens; without it, a phase after the one before, a module or track together with its phase.',
  }),
  closes: key(
    closing.optional(),
    'Its last day. What is still open in it then lapses, and it closes; later than that it does not open.',
  ),
};
const nameMeaning = 'Its name; written `module` or `track` for those.';
const stepsMeaning = 'What has to be done in it, one after the other.';
const ownSteps = key(z.array(step).min(1).max(MOST_STEPS), stepsMeaning);

/** A line of work that runs beside others. */
export const trackKeys = { track: key(id, nameMeaning), ...stage, steps: ownSteps };

/** What a module has besides what a track has. */
export const levelKeys = {
  level: expressionKey(
    feel.optional(),
    'The level at which it is given: an expression over earlier answers.',
    (node) => (node.type === 'stage' ? node.level : undefined),
    'any',
  ),
};

/** A part that is chosen by earlier answers. */
export const moduleKeys = { module: key(id, nameMeaning), ...stage, steps: ownSteps, ...levelKeys };

/** A stage that everybody sees. */
export const phaseKeys = {
  phase: key(id, nameMeaning),
  ...stage,
  steps: key(z.array(step).max(MOST_STEPS).optional(), stepsMeaning),
  modules: key(
    z.array(strictObjectOf(moduleKeys)).max(MOST_STAGES).optional(),
    'Parts that are chosen by earlier answers. They run beside each other.',
  ),
  tracks: key(
    z.array(strictObjectOf(trackKeys)).max(MOST_STAGES).optional(),
    'Lines of work that run beside each other.',
  ),
};
export const phase = strictObjectOf(phaseKeys);
