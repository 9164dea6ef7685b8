import { positionOfPath, roleOf } from '../../domain/template/model/lookup.ts';
import type { Block } from '../layout/blocks.ts';
import { mailTexts } from '../texts/texts.ts';
import type { Contact, MailItem } from '../types.ts';
import { counsellorFor, hasTakenOver, holderOf, isOutside, roleTitle } from './item-words.ts';
import { sentenceBlock, type Wording } from './wording.ts';

/** What is new, for an ask that does not speak of an appointment or a built-in task. */
export function askOpening(wording: Wording): readonly Block[] {
  const { item, reader, texts, words } = wording;
  if (hasTakenOver(item, reader)) return [sentenceBlock(texts.stillWaiting)];
  if (item.review !== undefined) {
    return [sentenceBlock(texts.changesAsked(item.review.by)), { type: 'quote', text: item.review.comment }];
  }
  if ((item.node?.round ?? 1) > 1) return [sentenceBlock(texts.openAgain(words))];
  if (!isProposal(item)) return [sentenceBlock(texts.newStep(words))];
  const by = counsellorFor(item, reader);
  return [sentenceBlock(texts.proposal(by && serviceAndName(by, wording), item.template.subject, words))];
}

function serviceAndName({ name, organisation }: Contact, { texts }: Wording): string {
  return organisation === undefined ? name : texts.ofService(name, organisation);
}

/** Tells somebody who took over a role that it is theirs now, from whom, and who asked for it. */
export function takeoverBlocks({ item, reader, texts, words }: Wording): readonly Block[] {
  if (item.handedOnBy !== undefined && item.node?.delegate?.person === reader.id) {
    return [sentenceBlock(texts.handedOn(item.handedOnBy, words))];
  }
  if (!hasTakenOver(item, reader)) return [];
  const { from, askedBy } = item.takeover ?? {};
  const party = roleOf(item.template, holderOf(item.mail))?.party;
  return [
    sentenceBlock(
      texts.takenOver(
        {
          role: roleTitle(item.template, holderOf(item.mail), reader.language),
          from: from?.name,
          askedBy: askedBy?.id === reader.id ? undefined : askedBy?.name,
          isWholeSchool: item.template.subject === 'school' && party !== 'school' && party !== 'provider',
        },
        words,
      ),
    ),
  ];
}

/** True for what a trajectory begins with: the question whether somebody takes part in it, which they can decline. */
export function isProposal(item: MailItem): boolean {
  const { step, template, mail, node } = item;
  return (
    mail.kind !== 'link' &&
    step.kind === 'confirm' &&
    (step.options ?? []).some(({ then }) => then === 'stop') &&
    positionOfPath(template, mail.path)?.phase === template.phases[0] &&
    (node?.round ?? 1) === 1 &&
    isOutside(item)
  );
}

/** Why somebody gets a mail about one item, for the small print. */
export function whyText({ item, reader, words }: Pick<Wording, 'item' | 'reader' | 'words'>): string {
  const texts = mailTexts[reader.language];
  const role = roleTitle(item.template, item.mail.toRole, reader.language);
  const { kind } = item.mail;
  if (item.standsIn) return texts.whyStandsIn(role, kind === 'ask' || kind === 'reminder');
  const by = item.takeover?.askedBy ?? counsellorFor(item, reader);
  if (isProposal(item) && by !== undefined && by.id !== reader.id)
    return texts.whyProposed(by.name, role, item.template.subject, words);
  return texts.why(role, words);
}
