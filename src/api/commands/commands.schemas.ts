import { z } from 'zod';
import { LONGEST_COMMENT } from '../../domain/trajectory/rules/answering.ts';
import { confirmed, personOrId } from '../people/people.schemas.ts';
import {
  instant,
  line,
  localDate,
  name,
  schoolNumber,
  sentence,
  stepPath,
  uuid,
  versionNumber,
} from '../schemas.ts';

const expectedVersion = versionNumber
  .optional()
  .meta({ description: 'The version that the command is meant for; 409 when it is another by now.' });

const longText = sentence(10_000);

const appointment = z
  .strictObject({ start: instant, end: instant, place: line(200).optional() })
  .meta({ id: 'NewAppointment' });

const complete = z
  .strictObject({
    type: z.literal('complete'),
    step: stepPath,
    outcome: name.optional().meta({ description: 'The chosen option, for a step that has options.' }),
    answers: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: "What is filled in, by the form's fields." }),
    comment: sentence(LONGEST_COMMENT).optional(),
    attachments: z.array(uuid).max(50).optional(),
    on: localDate.optional().meta({
      description: 'The day on which it was really done, when that is recorded afterwards: today or before.',
    }),
    given_by: personOrId
      .optional()
      .meta({ description: 'Whose answer it is, when somebody else records it: from a letter, or a call.' }),
    expected_version: expectedVersion,
  })
  .meta({ id: 'CompleteCommand' });

const skip = z
  .strictObject({
    type: z.literal('skip'),
    step: stepPath,
    reason: longText,
    expected_version: expectedVersion,
  })
  .meta({ id: 'SkipCommand' });

const reopen = z
  .strictObject({
    type: z.literal('reopen'),
    step: stepPath.optional().meta({
      description:
        'For a trajectory that has ended it can be left out: it then goes on where it ended. What was open at the end is open again, and mails count from now.',
    }),
    reason: longText,
    expected_version: expectedVersion,
  })
  .meta({ id: 'ReopenCommand' });

const reschedule = z
  .strictObject({
    type: z.literal('reschedule'),
    step: stepPath,
    due: localDate.optional(),
    appointments: z.array(appointment).max(50).optional(),
    reason: longText.optional(),
    extension: z
      .boolean()
      .optional()
      .meta({ description: 'More time by the rule of the step; `due` is left out then.' }),
    expected_version: expectedVersion,
  })
  .meta({ id: 'RescheduleCommand' });

const assign = z
  .strictObject({
    type: z.literal('assign'),
    role: name,
    person: personOrId,
    reason: longText.optional(),
    confirmed,
    expected_version: expectedVersion,
  })
  .meta({ id: 'AssignCommand' });

const delegate = z
  .strictObject({
    type: z.literal('delegate'),
    step: stepPath,
    person: personOrId
      .optional()
      .meta({ description: 'Who does this one step; left out, it comes back to whoever has the role.' }),
    reason: longText.optional(),
    confirmed,
    expected_version: expectedVersion,
  })
  .meta({ id: 'DelegateCommand' });

const handover = z
  .strictObject({
    type: z.literal('handover'),
    role: name,
    to: personOrId,
    on: localDate.meta({ description: 'Today or later.' }),
    note: longText.optional(),
    confirmed,
    expected_version: expectedVersion,
  })
  .meta({ id: 'HandoverCommand' });

const pause = z
  .strictObject({
    type: z.literal('pause'),
    reason: longText,
    until: localDate.optional().meta({
      description:
        'The day on which it goes on by itself, after today; without end if left out. Of a trajectory that is paused already, the pause gets this end.',
    }),
    appointments: z.enum(['keep', 'cancel']).optional().meta({
      description:
        'What becomes of appointments inside the pause: they go ahead and are reminded of, or are called off. If left out they stay, without reminders.',
    }),
    expected_version: expectedVersion,
  })
  .meta({ id: 'PauseCommand' });

const resume = z
  .strictObject({ type: z.literal('resume'), expected_version: expectedVersion })
  .meta({ id: 'ResumeCommand' });

const stop = z
  .strictObject({ type: z.literal('stop'), reason: longText, expected_version: expectedVersion })
  .meta({ id: 'StopCommand' });

const withdraw = z
  .strictObject({ type: z.literal('withdraw'), reason: longText, expected_version: expectedVersion })
  .meta({
    id: 'WithdrawCommand',
    description:
      'Enrolled by mistake: it ends, counts as never enrolled, frees its place, and tells the school so in one line.',
  });

const move = z
  .strictObject({
    type: z.literal('move'),
    school: schoolNumber.meta({
      description: 'Where it goes on: the school that took over, or the number that it has now.',
    }),
    reason: longText.optional(),
    expected_version: expectedVersion,
  })
  .meta({ id: 'MoveCommand' });

const note = z
  .strictObject({ type: z.literal('note'), text: longText, expected_version: expectedVersion })
  .meta({ id: 'NoteCommand' });

const attach = z
  .strictObject({
    type: z.literal('attach'),
    attachment: uuid,
    step: stepPath.optional(),
    expected_version: expectedVersion,
  })
  .meta({ id: 'AttachCommand' });

/** What can be asked of a running trajectory. */
export const commandSchema = z
  .discriminatedUnion('type', [
    complete,
    skip,
    reopen,
    reschedule,
    assign,
    delegate,
    handover,
    pause,
    resume,
    stop,
    withdraw,
    move,
    note,
    attach,
  ])
  .meta({ id: 'Command' });
