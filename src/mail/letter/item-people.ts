import { roleOf } from '../../domain/template/model/lookup.ts';
import type { Block, Fact } from '../layout/blocks.ts';
import { mailTexts } from '../texts/texts.ts';
import type { Contact } from '../types.ts';
import { tellsReach } from './item-words.ts';
import { sentenceBlock, type Wording } from './wording.ts';

/** How somebody can be reached, a fact each: telephone, then address. */
export function reachFacts({ phone, email }: Contact, language: Contact['language']): readonly Fact[] {
  const { labels } = mailTexts[language];
  return [
    ...(phone === undefined ? [] : [{ label: labels.phone, value: phone }]),
    ...(email === undefined ? [] : [{ label: labels.email, value: email }]),
  ];
}

/** The same as a block; nothing when nothing is known. */
export function reachBlocks(person: Contact, language: Contact['language']): readonly Block[] {
  const facts = reachFacts(person, language);
  return facts.length === 0 ? [] : [{ type: 'facts', facts }];
}

/** Name with telephone, or with the address of who has none: whoever reads it on the road can act at once. */
export function nameAndReach({ name, phone, email }: Contact): string {
  const reach = phone ?? email;
  return reach === undefined ? name : `${name} (${reach})`;
}

/**
 * Before a date has been set: who will be invited, and how to reach them to agree on it. Never for somebody of a school:
 * some who meet are of other schools.
 */
export function guestBlocks({ item, reader, texts }: Wording): readonly Block[] {
  const { step, template, people, mail } = item;
  if (step.kind !== 'meeting' && step.kind !== 'training') return [];
  if (mail.toRole !== step.role || !tellsReach(item)) return [];
  const guests = new Map<string, readonly Fact[]>();
  for (const role of step.attendees) {
    const person = people[role];
    if (person === undefined || person.id === reader.id || guests.has(person.id)) continue;
    const label = roleOf(template, role)?.title[reader.language] ?? role;
    guests.set(person.id, [{ label, value: person.name }, ...reachFacts(person, reader.language)]);
  }
  return guests.size === 0
    ? []
    : [sentenceBlock(texts.guests), { type: 'facts', facts: [...guests.values()].flat() }];
}
