import type { LocalDate } from '../../domain/calendar/types.ts';
import type { Block } from '../layout/blocks.ts';
import type { MailTexts, Words } from '../texts/types.ts';
import type { Contact, MailItem } from '../types.ts';
import { isOutside } from './item-words.ts';

/** What is needed to word one item for one reader. */
export interface Wording {
  readonly item: MailItem;
  readonly reader: Contact;
  /** The local date on which it is sent. */
  readonly today: LocalDate;
  readonly texts: MailTexts;
  readonly words: Words;
  /** `short` for one of several: without what the page behind the button says as well. */
  readonly length: 'full' | 'short';
}

/** A sentence by itself. */
export function sentenceBlock(text: string): Block {
  return { type: 'paragraph', text };
}

/** Until when it can be done; nothing without a due date, or once that has gone by. */
export function deadlineBlocks({ item, today, texts, words }: Wording): readonly Block[] {
  const { due } = item.mail;
  return words.due === undefined || due === undefined || due < today
    ? []
    : [{ type: 'emphasis', text: texts.doBy(words.due) }];
}

/** A button that leads to the reader's page. */
export function buttonBlock({ item }: Wording, label: string): Block {
  return { type: 'button', label, url: item.link };
}

/** The button to do what the step asks: in the template's own words where it has them. */
export function actButton(wording: Wording): Block {
  const { item, reader, texts } = wording;
  return buttonBlock(wording, item.step.button?.[reader.language] ?? texts.buttons[item.step.kind]);
}

/** Below the button of somebody outside the service: more time, or a colleague. */
export function otherwiseBlocks({ item, texts, length }: Wording): readonly Block[] {
  if (!isOutside(item) || length === 'short') return [];
  const extension = (item.step.extension?.times ?? 0) > (item.node?.extensions ?? 0);
  return [
    {
      type: 'paragraph',
      text: texts.otherwise({ extension, by: 'button' }),
      plain: texts.otherwise({ extension, by: 'link' }),
    },
  ];
}
