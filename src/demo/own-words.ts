import { REHEARSED_ATTACHMENT } from '../domain/trajectory/forecast/personas.ts';
import type { MailroomBehaviour } from '../domain/trajectory/forecast/play.ts';
import { PLAYED_TRAJECTORY } from '../domain/trajectory/forecast/walk.ts';
import type { Advanced } from '../domain/trajectory/model/advanced.ts';
import type { Command } from '../domain/trajectory/model/commands.ts';

const sentBack = 'Een mooi begin. Kunnen jullie er nog bij zetten wie wat opvolgt, en tegen wanneer?';
const stopped = 'De school stopt ermee: dit schooljaar is er geen ruimte voor.';

/** A rehearsal says things in code and hands in a file that does not exist; a demo is read by people. */
export function inOwnWords(behaviour: MailroomBehaviour, attachment: string): MailroomBehaviour {
  return (state, plan) => {
    const act = behaviour(state, plan);
    return act && { ...act, command: worded(act.command, attachment) };
  };
}

function worded(command: Command, attachment: string): Command {
  if (command.type === 'stop') return { ...command, reason: stopped };
  if (command.type !== 'complete') return command;
  return {
    ...command,
    ...(command.comment === undefined ? {} : { comment: sentBack }),
    ...(command.attachments?.includes(REHEARSED_ATTACHMENT) ? { attachments: [attachment] } : {}),
  };
}

/** What started by itself in the past has no trajectory here to lead to. */
export function withoutPlayedStarts(advanced: Advanced): Advanced {
  const text = JSON.stringify(advanced);
  return JSON.parse(text.replaceAll(`,"started":"${PLAYED_TRAJECTORY}"`, '')) as Advanced;
}
