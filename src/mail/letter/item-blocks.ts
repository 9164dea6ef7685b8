import type { LocalDate } from '../../domain/calendar/types.ts';
import { chosenOption } from '../../domain/trajectory/model/step-outcomes.ts';
import { type Block, paragraphs } from '../layout/blocks.ts';
import { mailTexts } from '../texts/texts.ts';
import type { Contact, MailItem } from '../types.ts';
import {
  cancellationBlocks,
  invitationBlocks,
  outcomeBlocks,
  upcomingBlocks,
} from './item-appointment-blocks.ts';
import { whoAndWhen } from './item-facts.ts';
import { askOpening, takeoverBlocks } from './item-opening.ts';
import { guestBlocks } from './item-people.ts';
import { escalationBlocks, taskBlocks } from './item-silence-blocks.ts';
import { counsellorFor, occasionOf, wordsOf } from './item-words.ts';
import {
  actButton,
  buttonBlock,
  deadlineBlocks,
  otherwiseBlocks,
  sentenceBlock,
  type Wording,
} from './wording.ts';

/**
 * What a mail says about one item, from the first sentence to the button; greeting, signature and small print stand
 * around it.
 * @param today the local date on which it is sent
 * @param length `short` for one of several: without what the page behind the button says as well
 * @param isTold true when the mail has said already that the reader took over this trajectory
 */
export function itemBlocks(
  item: MailItem,
  reader: Contact,
  today: LocalDate,
  length: 'full' | 'short' = 'full',
  isTold = false,
): readonly Block[] {
  const texts = mailTexts[reader.language];
  const wording = { item, reader, today, texts, words: wordsOf(item, reader.language, today), length };
  return [...goodNews(wording), ...(isTold ? [] : takeoverBlocks(wording)), ...blocksOfKind(wording)];
}

function goodNews({ item, reader, texts, words }: Wording): readonly Block[] {
  if (item.placeCameFreeIn === undefined) return [];
  return [sentenceBlock(texts.placeCameFree(item.placeCameFreeIn[reader.language], words))];
}

function blocksOfKind(wording: Wording): readonly Block[] {
  switch (wording.item.mail.kind) {
    case 'ask':
      return taskBlocks(wording) ?? askBlocks(wording);
    case 'reminder':
      return reminderBlocks(wording);
    case 'escalation':
      return escalationBlocks(wording);
    case 'notice':
      return noticeBlocks(wording);
    case 'invitation':
      return invitationBlocks(wording);
    case 'cancellation':
      return cancellationBlocks(wording);
    case 'link':
      return linkBlocks(wording);
  }
}

function askBlocks(wording: Wording): readonly Block[] {
  const { item, reader, today } = wording;
  if (occasionOf(item, today) === 'after-appointment') return outcomeBlocks(wording);
  return [
    ...askOpening(wording),
    ...paragraphs(item.step.ask[reader.language]),
    ...guestBlocks(wording),
    ...deadlineBlocks(wording),
    actButton(wording),
    ...otherwiseBlocks(wording),
  ];
}

function reminderBlocks(wording: Wording): readonly Block[] {
  const { item, reader, today, texts, words } = wording;
  const occasion = occasionOf(item, today);
  if (occasion === 'after-appointment') return outcomeBlocks(wording);
  if (occasion === 'before-appointment') return upcomingBlocks(wording);
  const opening = sentenceBlock(texts.reminder(occasion, words));
  const task = taskBlocks(wording);
  if (task) return [opening, ...task];
  return [
    opening,
    ...paragraphs(item.step.ask[reader.language]),
    ...guestBlocks(wording),
    actButton(wording),
    ...(occasion === 'long-overdue' && counsellorFor(item, reader)
      ? [sentenceBlock(texts.whatHoldsYou)]
      : []),
    ...otherwiseBlocks(wording),
  ];
}

function noticeBlocks(wording: Wording): readonly Block[] {
  const { item, reader, texts, words } = wording;
  if (item.step.role === item.mail.toRole) {
    return [
      ...aboutBlocks(wording),
      ...paragraphs(item.step.ask[reader.language]),
      buttonBlock(wording, texts.buttons.view),
    ];
  }
  return [
    sentenceBlock(texts.forInformation(words)),
    { type: 'quote', text: item.step.ask[reader.language] },
    ...whoAndWhen(item, reader, words),
    buttonBlock(wording, texts.buttons.view),
  ];
}

/** The step that word of what happened is about, with what was answered to it. */
function aboutBlocks({ item, reader, texts }: Wording): readonly Block[] {
  const { step, node } = item.about ?? {};
  if (step === undefined) return [];
  const answer = chosenOption(step, node?.outcome)?.title[reader.language];
  return [sentenceBlock(texts.noticeAbout(step.title[reader.language], answer))];
}

function linkBlocks(wording: Wording): readonly Block[] {
  const { texts, words } = wording;
  return [
    sentenceBlock(texts.newLink(words)),
    buttonBlock(wording, texts.buttons.open),
    sentenceBlock(texts.newLinkNotAsked),
  ];
}
