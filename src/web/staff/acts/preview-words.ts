import type { Preview as Foreseen } from '../../../application/previews/preview.ts';
import { localDateOf } from '../../../domain/calendar/wall-clock.ts';
import type { DateChange, MailChange } from '../../../domain/trajectory/forecast/difference.ts';
import { goesNow } from '../../../domain/trajectory/forecast/preview.ts';
import { saidDate, saidMoment } from '../../../texts/days-said.ts';
import { actTextsOf } from '../../texts/texts.ts';
import type { Preview } from '../../ui/console/act-panel.tsx';
import type { ActSetting } from './types.ts';

/** What a command would change, in words of the reader. */
export function previewInWords(preview: Foreseen, setting: ActSetting): Preview {
  const { language, names } = setting;
  const { dates, mails, told, irrevocable } = preview;
  const final = actTextsOf(language).final;
  return {
    dates: dates.map((change) => dateLine(change, setting)),
    mails: once(mails.map((change) => mailLine(change, preview, setting))),
    told: [...new Set(told.map(({ role, person }) => person?.name ?? names.role(role)))],
    final: irrevocable.map((code) => final[code]),
  };
}

/** Whoever has several roles is to get the same mail for each, and gets one. */
function once(lines: Preview['mails']): Preview['mails'] {
  return [...new Map(lines.map((line) => [Object.values(line).join('/'), line])).values()];
}

function dateLine(
  { kind, title, before, after }: DateChange,
  { language, today }: ActSetting,
): Preview['dates'][number] {
  const inWords = (on: string | undefined) => {
    if (on === undefined) return undefined;
    return kind === 'appointment' ? saidMoment(on, today, language) : saidDate(on, today, language);
  };
  return {
    what: actTextsOf(language).changes[kind](title),
    before: inWords(before),
    after: inWords(after),
  };
}

function mailLine(
  change: MailChange,
  { receiver }: Foreseen,
  { language, names, now, today }: ActSetting,
): Preview['mails'][number] {
  const { mail } = change;
  const title = mail.subject.replace(/^\[[^\]]*\]\s*/, '');
  const to = receiver(mail.person)?.name ?? names.role(mail.to);
  if (change.change === 'withdrawn') return { title, to, fate: 'withdrawn' };
  if (goesNow(change, now)) return { title, to, fate: 'goes' };
  const fate = change.change === 'goes' ? 'comes' : change.change;
  return { title, to, fate, when: saidDate(localDateOf(mail.at), today, language) };
}
