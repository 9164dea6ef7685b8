import { readFileSync } from 'node:fs';
import type { Template } from '../../src/domain/template/model/types.ts';
import { parseTemplate } from '../../src/domain/template/reading/load.ts';
import { stepOfPath } from '../../src/domain/trajectory/model/built-in-tasks.ts';
import type { NodeState } from '../../src/domain/trajectory/model/state.ts';
import { loadLayout } from '../../src/mail/layout/layout.ts';
import type { Sender } from '../../src/mail/letter/compose.ts';
import type { Contact, Letter, MailItem, OwedMail } from '../../src/mail/types.ts';

/** The model trajectory that the samples belong to. */
export const template: Template = load();

function load(): Template {
  const file = new URL('../../templates/digitale-school.yaml', import.meta.url);
  const loaded = parseTemplate(readFileSync(file, 'utf8'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.errors));
  return loaded.template;
}

export const principal: Contact & { email: string } = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'An Peeters',
  email: 'an.peeters@de-wegwijzer.example',
  phone: '03 900 00 01',
  language: 'nl',
  reachable: true,
  remindersOff: false,
};

export const counsellor: Contact & { email: string } = {
  ...principal,
  id: '00000000-0000-4000-8000-000000000002',
  name: 'Els Janssens',
  email: 'els.janssens@pbd.example',
  phone: '03 900 00 02',
  organisation: 'PBD Mechelen',
};

/** Somebody without a telephone, who follows what counsellors leave unanswered. */
export const coordinator: Contact & { email: string } = {
  id: '00000000-0000-4000-8000-000000000003',
  name: 'Mieke Maes',
  email: 'mieke.maes@pbd.example',
  organisation: 'PBD Mechelen',
  language: 'nl',
  reachable: true,
  remindersOff: false,
};

/** By whom and when the samples are sent. */
export async function sampleSender(): Promise<Sender> {
  return {
    from: 'Traject <traject@pbd.example>',
    layout: await loadLayout(),
    now: '2026-11-02T08:00:00.000Z',
  };
}

export const trajectoryId = '00000000-0000-4000-8000-00000000000a';

/** A step that opened on 2 November 2026 and is open. */
export function sampleNode(path: string, changes: Partial<NodeState> = {}): NodeState {
  return {
    path,
    status: 'open',
    openedAt: '2026-11-02T08:00:00.000Z',
    openedOn: '2026-11-02',
    openedBy: 'act',
    round: 1,
    revision: 0,
    extensions: 0,
    sequence: 0,
    attachments: [],
    ...changes,
  };
}

/** A due mail of De Wegwijzer; `mail` says what is different about it. */
export function sampleItem(
  mail: Partial<OwedMail> & Pick<OwedMail, 'kind' | 'path'>,
  changes: Partial<MailItem> = {},
): MailItem {
  const node = changes.node ?? sampleNode(mail.path);
  const step = stepOfPath(template, mail.path, node.about)?.step;
  if (step === undefined) throw new Error(`The template has no ${mail.path}`);
  return {
    mail: {
      id: '00000000-0000-4000-8000-0000000000f1',
      key: `${mail.path}~1/${mail.kind}:${step.role}`,
      trajectoryId,
      rung: 'ask',
      toRole: step.role,
      sendAt: '2026-11-02T08:00:00.000Z',
      immediate: false,
      attempts: 0,
      unanswered: 0,
      unheard: 0,
      ...mail,
    },
    template,
    step,
    node,
    subject: 'Basisschool De Wegwijzer',
    people: { principal, counsellor, ict_coordinator: principal },
    link: 'https://traject.example/p/token-of-forty-three-characters-aaaaaaaaaaaaaa',
    ...changes,
  };
}

const confirm = 'referral/school_confirms';
const conversation = 'intake/intake_conversation';
const followUp = 'follow_up/follow_up_conversation';
const appointed = sampleNode(conversation, {
  appointments: [
    { start: '2026-12-01T13:00:00.000Z', end: '2026-12-01T14:30:00.000Z', place: 'Schoolstraat 1, Mechelen' },
  ],
  appointedAt: '2026-11-10T09:00:00.000Z',
  sequence: 1,
});

/** The occurrence with its dates after these, which stood some days before, were moved. */
export function moved(node: NodeState): NodeState {
  const { appointments = [], appointedAt: at = '' } = node;
  const earlier = (instant: string) => instant.replace('2026-12-01', '2026-11-27');
  return {
    ...node,
    sequence: node.sequence + 1,
    appointedAt: '2026-11-11T09:00:00.000Z',
    arrangements: [
      {
        ...{ at, until: '2026-11-11T09:00:00.000Z', sequence: node.sequence },
        appointments: appointments.map(({ start, end }, index) => ({
          ...{ start: earlier(start), end: earlier(end), number: index + 1 },
        })),
      },
    ],
  };
}

/** One letter of every sort, by name. */
export const samples = {
  ask: letter(principal, '2026-11-02', sampleItem({ kind: 'ask', path: confirm, due: '2026-11-20' })),
  'ask for changes': letter(
    principal,
    '2026-11-02',
    sampleItem(
      { kind: 'ask', path: 'vision/vision_document', due: '2026-11-20' },
      { review: { comment: 'Mooi begin.\nZeg nog iets over de ouders <en> hun rol.', by: 'Mieke Peeters' } },
    ),
  ),
  'reminder before': letter(
    principal,
    '2026-11-13',
    sampleItem({ kind: 'reminder', rung: 'before', path: confirm, due: '2026-11-20' }),
  ),
  'reminder on the day': letter(
    principal,
    '2026-11-20',
    sampleItem({ kind: 'reminder', rung: 'due', path: confirm, due: '2026-11-20' }),
  ),
  'reminder after': letter(
    principal,
    '2026-11-27',
    sampleItem({ kind: 'reminder', rung: 'overdue', path: confirm, due: '2026-11-20' }),
  ),
  'last reminder': letter(
    principal,
    '2026-12-11',
    sampleItem({ kind: 'reminder', rung: 'last', path: confirm, due: '2026-11-20' }),
  ),
  escalation: letter(
    counsellor,
    '2026-12-04',
    sampleItem({
      kind: 'escalation',
      rung: 'silent',
      path: confirm,
      due: '2026-11-20',
      toRole: 'counsellor',
    }),
  ),
  invitation: letter(
    principal,
    '2026-11-10',
    sampleItem(
      { kind: 'invitation', rung: 'invitation', path: conversation, toRole: 'principal' },
      { node: appointed },
    ),
  ),
  cancellation: letter(
    principal,
    '2026-11-12',
    sampleItem(
      { kind: 'cancellation', rung: 'cancellation', path: conversation, toRole: 'principal' },
      { node: { ...appointed, sequence: 2, calledOffAt: '2026-11-12T09:00:00.000Z' } },
    ),
  ),
  'day before': letter(
    principal,
    '2026-11-30',
    sampleItem(
      { kind: 'reminder', rung: 'day-before', path: followUp, toRole: 'principal' },
      { node: { ...appointed, path: followUp } },
    ),
  ),
  'date to choose': letter(
    counsellor,
    '2026-11-09',
    sampleItem({ kind: 'ask', path: conversation, due: '2026-12-14' }),
  ),
  'date set': letter(
    counsellor,
    '2026-11-10',
    sampleItem(
      { kind: 'invitation', rung: 'invitation', path: conversation },
      { node: appointed, arrangedBy: counsellor },
    ),
  ),
  'date called off': letter(
    counsellor,
    '2026-11-12',
    sampleItem(
      { kind: 'cancellation', rung: 'cancellation', path: conversation },
      { node: { ...appointed, sequence: 2, calledOffAt: '2026-11-12T09:00:00.000Z' } },
    ),
  ),
  outcome: letter(
    counsellor,
    '2026-12-02',
    sampleItem({ kind: 'ask', rung: 'outcome', path: conversation }, { node: appointed }),
  ),
  silence: letter(
    counsellor,
    '2027-01-11',
    sampleItem(
      { kind: 'ask', path: `silence~${confirm}~1.0.0`, due: '2027-01-25' },
      {
        node: sampleNode(`silence~${confirm}~1.0.0`, { about: confirm }),
        about: { step: stepOfPath(template, confirm)!.step, node: sampleNode(confirm) },
      },
    ),
  ),
  'silence taken over': letter(
    counsellor,
    '2027-01-12',
    sampleItem(
      {
        kind: 'ask',
        path: `silence~${confirm}~1.0.0`,
        key: `silence~${confirm}~1.0.0~1/ask@1:counsellor`,
        due: '2027-01-25',
      },
      {
        node: sampleNode(`silence~${confirm}~1.0.0`, { about: confirm }),
        about: { step: stepOfPath(template, confirm)!.step, node: sampleNode(confirm) },
        takeover: { from: { id: 'a', name: 'Kris Claes' }, askedBy: coordinator },
      },
    ),
  ),
  undecided: letter(
    coordinator,
    '2027-02-22',
    sampleItem(
      {
        kind: 'escalation',
        rung: 'told',
        path: `silence~${confirm}~1.0.0`,
        due: '2027-01-25',
        toRole: 'service_lead',
      },
      {
        node: sampleNode(`silence~${confirm}~1.0.0`, { about: confirm }),
        about: { step: stepOfPath(template, confirm)!.step, node: sampleNode(confirm) },
      },
    ),
  ),
  'outcome missing': letter(
    coordinator,
    '2027-01-05',
    sampleItem(
      { kind: 'escalation', rung: 'outcome-missing', path: conversation, toRole: 'service_lead' },
      { node: appointed },
    ),
  ),
  'taken over': letter(
    principal,
    '2026-11-12',
    sampleItem(
      { kind: 'ask', path: confirm, key: `${confirm}~1/ask@2:principal`, due: '2026-11-20' },
      { takeover: { from: { id: 'a', name: 'Kris Claes' }, askedBy: { id: 'a', name: 'Kris Claes' } } },
    ),
  ),
  'standing in': letter(
    principal,
    '2026-11-12',
    sampleItem({ kind: 'ask', path: 'intake/assessment_report', due: '2026-11-27' }, { standsIn: true }),
  ),
  schools: letter(
    counsellor,
    '2027-01-11',
    sampleItem({ kind: 'reminder', rung: 'due', path: conversation, due: '2027-01-11' }),
    sampleItem(
      { kind: 'escalation', rung: 'silent', path: confirm, due: '2026-12-21', toRole: 'counsellor' },
      { subject: 'Basisschool De Kleine Wereld' },
    ),
  ),
  'no contact': letter(
    counsellor,
    '2026-11-03',
    sampleItem(
      { kind: 'ask', path: 'no_contact~principal~0', due: '2026-11-17' },
      {
        node: sampleNode('no_contact~principal~0', { about: 'principal' }),
        about: { role: 'principal' },
      },
    ),
  ),
  link: letter(principal, '2026-11-12', sampleItem({ kind: 'link', rung: 'link', path: confirm })),
  morning: letter(
    principal,
    '2026-11-20',
    sampleItem({ kind: 'ask', path: 'intake/self_assessment', due: '2026-12-04' }),
    sampleItem({ kind: 'reminder', rung: 'due', path: confirm, due: '2026-11-20' }),
    sampleItem(
      { kind: 'reminder', rung: 'overdue', path: 'vision/vision_document', due: '2026-11-13' },
      { subject: 'Basisschool De Kleine Wereld' },
    ),
  ),
} as const;

function letter(to: Letter['to'], today: string, ...items: [MailItem, ...MailItem[]]): Letter {
  return { to, today, items };
}

/** The same letter for somebody who reads English. */
export function inEnglish(sample: Letter): Letter {
  return { ...sample, to: { ...sample.to, language: 'en' } };
}
