import type { Language } from '../domain/text.ts';
import type { Block } from './blocks.ts';
import { itemBlocks } from './item-blocks.ts';
import { counsellorFor, headlineOfItem, isOutside, roleTitle, wordsOf } from './item-words.ts';
import { mailTexts } from './texts/texts.ts';
import type { Letter, MailItem } from './types.ts';

/**
 * The whole body of a mail: greeting, one or several items, signature, small print.
 * @param remindersOff address where the reader can turn reminders off; only in mails that are reminders
 */
export function letterBlocks(letter: Letter, remindersOff?: string): readonly Block[] {
  const { to, items, today } = letter;
  const texts = mailTexts[to.language];
  const body =
    items.length === 1
      ? itemBlocks(items[0], to, today)
      : items.flatMap((item, index) => numbered(letter, item, index));
  return [
    { type: 'title', text: titleOf(letter) },
    { type: 'greeting', text: texts.greeting(to.name) },
    ...body,
    ...closing(letter, body),
    ...smallPrint(letter),
    ...(remindersOff === undefined
      ? []
      : [{ type: 'small-link', label: texts.remindersOff, url: remindersOff } as const]),
  ];
}

/** What a mail about several items says first, also as its subject: 'Vandaag vragen we je drie dingen'. */
export function severalHeadline(items: readonly MailItem[], language: Language): string {
  const tasks = items.every(({ mail }) => mail.kind === 'ask' || mail.kind === 'reminder');
  return mailTexts[language].several(items.length, tasks ? 'tasks' : 'messages');
}

function titleOf({ to, items }: Letter): string {
  return items.length > 1 ? severalHeadline(items, to.language) : headlineOfItem(items[0], to.language);
}

function numbered(letter: Letter, item: MailItem, index: number): readonly Block[] {
  const { language } = letter.to;
  const title = item.mail.kind === 'reminder' ? item.step.title[language] : headlineOfItem(item, language);
  const oneSchool = new Set(letter.items.map(({ subject }) => subject)).size === 1;
  return [
    { type: 'heading', text: `${index + 1}. ${title}${oneSchool ? '' : ` · ${item.subject}`}` },
    ...itemBlocks(item, letter.to, letter.today, 'short'),
  ];
}

/** People outside the guidance service are written to by their counsellor, whom they can simply answer. */
function closing({ to, items }: Letter, body: readonly Block[]): readonly Block[] {
  const texts = mailTexts[to.language];
  const counsellor = counsellorFor(items[0], to);
  if (counsellor === undefined || !isOutside(items[0])) return [];
  const asksAnswer = body.some(
    (block) =>
      block.type === 'paragraph' && (block.text === texts.notItsTime || block.text === texts.whatHoldsYou),
  );
  return [
    ...(asksAnswer ? [] : [{ type: 'paragraph', text: texts.questions } as const]),
    { type: 'paragraph', text: texts.signature(counsellor.name) },
  ];
}

function smallPrint({ to, items, today }: Letter): readonly Block[] {
  const texts = mailTexts[to.language];
  const [first] = items;
  if (items.length > 1) return [{ type: 'small', text: texts.whySeveral }];
  const role = roleTitle(first.template, first.mail.toRole, to.language);
  return [{ type: 'small', text: texts.why(role, wordsOf(first, to.language, today)) }];
}
