import { z } from 'zod';
import { subjectKinds } from '../../model/types.ts';
import { key, strictObjectOf } from './key.ts';
import { rung } from './rung.ts';
import { phase } from './stage.ts';
import {
  furtherLanguage,
  hyphenated,
  id,
  localDate,
  MOST_RUNGS,
  MOST_STAGES,
  saying,
  text,
} from './values.ts';

/** Somebody who takes part. */
export const roleKeys = {
  role: key(id, 'Its name.'),
  party: key(
    z.enum(['pbd', 'school', 'provider', 'central']),
    'Where the person works. It decides on which days mail may land: for `school`, school days; else working days.',
  ),
  title: key(text, 'What people call it.'),
  optional: key(z.boolean().optional(), '`true` when nobody needs to have it.'),
  falls_back_to: key(id.optional(), 'Who is asked while nobody has it.'),
};

/** A finding of lint that is meant so. */
export const acceptedKeys = {
  code: key(
    z.string().regex(/^[a-z][a-z-]*$/),
    'The code of the finding, which lint prints between brackets.',
  ),
  at: key(
    z.string().min(1).optional(),
    'Where: the name of a step, phase or role, with its keys if only one is meant (`intake.due`). Everywhere if left out.',
  ),
  because: key(z.string().trim().min(10), 'Why it is meant so, for who reads the file later.'),
};

const twice = { nl: 'een taal staat hier één keer', en: 'a language is here once' };

const subjectKind = z.enum(subjectKinds);

/** The file as a whole. */
export const fileKeys = {
  template: key(
    hyphenated,
    'The name of the model trajectory, as in the name of the file: small letters, digits and hyphens.',
  ),
  subject: key(subjectKind, 'Who goes through it.'),
  also: key(
    z.array(subjectKind).min(1).max(4).optional(),
    'Who else can go through it: `[person]` lets somebody of no school, such as an inspector, go through a model for teams.',
  ),
  title: key(text, 'What it is called, on screens and in the subject of every mail.'),
  summary: key(text, 'One or two sentences for who chooses among the model trajectories.'),
  languages: key(
    z
      .array(furtherLanguage)
      .min(1)
      .max(20)
      .refine((all) => new Set(all).size === all.length, saying(twice))
      .optional(),
    'In which languages its texts are beside `nl` and `en`: `[fr]`. See “In more languages”.',
  ),
  source: key(z.string().min(1), 'The document and chapter that it follows.'),
  available_from: key(localDate, 'No trajectory starts before this date.'),
  available_until: key(localDate.optional(), 'No trajectory starts after this date.'),
  counsellor: key(id, 'The role that is told when silence lasts, and that decides then.'),
  roles: key(z.array(strictObjectOf(roleKeys)).min(1).max(50), 'Who takes part. See “A role”.'),
  ladders: key(
    z.record(z.string().regex(/^[a-z][a-z0-9_-]*$/), z.array(rung).max(MOST_RUNGS)).optional(),
    'Series of mails by name, so that many steps can share one. A name, then its rungs.',
  ),
  accepted: key(
    z.array(strictObjectOf(acceptedKeys)).max(100).optional(),
    'Findings of lint that are meant so. See “What lint finds”.',
  ),
  phases: key(
    z.array(phase).min(1).max(MOST_STAGES),
    'The phases, which follow each other. See “A phase, module or track”.',
  ),
};
