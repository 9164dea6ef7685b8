import type { Block } from '../layout/blocks.ts';
import { isMadeAnew, sessionsTakenBack, takenOut } from './item-appointments.ts';
import { appointmentFacts, invited } from './item-facts.ts';
import { counsellorFor, hasChanged, hasTakenOver, isGuest, isStillInvited } from './item-words.ts';
import { buttonBlock, sentenceBlock, type Wording } from './wording.ts';

/** After a meeting nothing new is asked but what came of it. */
export function outcomeBlocks(wording: Wording): readonly Block[] {
  const { texts, words } = wording;
  return [
    sentenceBlock(texts.reminder('after-appointment', words)),
    buttonBlock(wording, texts.buttons.outcome),
  ];
}

/** Before a meeting: when, where and with whom. */
export function upcomingBlocks(wording: Wording): readonly Block[] {
  const { item, reader, texts, words } = wording;
  return [
    sentenceBlock(texts.reminder('before-appointment', words)),
    ...appointmentFacts(item, reader),
    ...toThePage(wording),
  ];
}

/** An invitation; to whoever set the date, or leads the trajectory, word of what was sent. */
export function invitationBlocks(wording: Wording): readonly Block[] {
  const { item, reader, texts, words } = wording;
  if (isMadeAnew(item.mail) && !hasTakenOver(item, reader)) {
    return [
      sentenceBlock(texts.madeAnew(counsellorFor(item, reader)?.name, words, isReaddressed(item))),
      ...appointmentFacts(item, reader),
      sentenceBlock(texts.invitationAttached),
      ...toThePage(wording),
    ];
  }
  const changed = hasChanged(item, reader);
  const guest = isGuest(item, reader);
  return [
    sentenceBlock(guest ? texts.invitation(words, changed) : arranged(wording, changed)),
    ...appointmentFacts(item, reader, changed),
    sentenceBlock(guest ? texts.invitationAttached : texts.arrangedAttached(othersInvited(wording), changed)),
    ...toThePage(wording),
  ];
}

function arranged({ item, reader, texts, words }: Wording, changed: boolean): string {
  const by = item.arrangedBy;
  return texts.arranged(by?.id === reader.id ? 'reader' : by?.name, words, changed);
}

/** Word that it does not take place, or that some of its sessions do not. */
export function cancellationBlocks(wording: Wording): readonly Block[] {
  const { item, reader, texts, words } = wording;
  if (takenOut(item.mail) !== undefined) {
    const stays = isStillInvited(item, reader);
    return [
      sentenceBlock(
        texts.takenOut(
          stays ? (counsellorFor(item, reader)?.name ?? '') : undefined,
          words,
          isReaddressed(item),
        ),
      ),
      ...appointmentFacts(item, reader),
      sentenceBlock(texts.takenOutAttached(stays)),
    ];
  }
  const sessions = sessionsTakenBack(item);
  if (sessions !== undefined) {
    return [
      sentenceBlock(texts.sessionsTakenBack(sessions, words)),
      ...appointmentFacts(item, reader),
      sentenceBlock(texts.sessionsTakenBackAttached(sessions)),
    ];
  }
  const leads = counsellorFor(item, reader) === undefined;
  return [
    sentenceBlock(texts.cancellation(words)),
    ...appointmentFacts(item, reader),
    sentenceBlock(leads ? texts.calledOffAttached(othersInvited(wording)) : texts.cancellationAttached),
  ];
}

/** Nobody else leads the trajectory: whoever does has another address. */
function isReaddressed({ organising }: Wording['item']): boolean {
  return organising?.readdressed === true;
}

function othersInvited({ item, reader }: Wording): readonly string[] {
  return invited(item)
    .filter(({ id }) => id !== reader.id)
    .map(({ name }) => name);
}

// Whoever leads the trajectory has nobody to answer to: their answer would reach no person.
function toThePage(wording: Wording): readonly Block[] {
  const { item, reader, texts } = wording;
  if (item.people[item.step.role]?.id === reader.id) {
    return [
      buttonBlock(wording, texts.buttons.appointment),
      { type: 'paragraph', text: texts.otherDate('button'), plain: texts.otherDate('link') },
    ];
  }
  const isAlone = counsellorFor(item, reader) === undefined;
  return [buttonBlock(wording, texts.buttons.view), ...(isAlone ? [] : [sentenceBlock(texts.notItsTime)])];
}
