import { z } from 'zod';
import type { InlinePerson } from '../../../../application/people/named.ts';
import { isMeantDate } from '../../../../domain/calendar/day-number.ts';
import { emailAddress } from '../../../../domain/email-address.ts';
import { saidDate } from '../../../../texts/days-said.ts';
import { withinSentence } from '../../../../texts/in-sentence.ts';
import { type FieldMistake, type Sent, sentText } from '../../../form.ts';
import { dateOf } from '../../../school/forms/read-dates.ts';
import { actTextsOf, textsOf } from '../../../texts/texts.ts';
import { Choices } from '../../../ui/components/answers.tsx';
import type { ActDraft, ActForm, ActSetting } from '../types.ts';
import { ConfirmedBox, isConfirmed } from './confirmed.tsx';
import { errorOf, LineField, LinesField, typed } from './fields.tsx';
import { stepOf } from './steps.tsx';

/** The choice of somebody who is not in the list. */
const NEW = 'new';

const address = z.email({ pattern: emailAddress }).max(254);

/** Somebody else does what a role asks, from now on. */
export const assign: ActForm = {
  about: 'role',
  title: (setting) => actTextsOf(setting.language).assign.title(roleOf(setting)),
  Fields: WhoAndWhy,
  read: (setting, sent) => {
    const read = readWhoAndWhy(setting, sent);
    if ('mistakes' in read) return read;
    const confirmed = isConfirmed(sent);
    return { act: { type: 'assign', role: setting.role?.id ?? '', ...read, confirmed }, controlOf };
  },
  button: (setting, sent) => {
    const texts = actTextsOf(setting.language).assign;
    const name = nameOf(setting, sent);
    return name === '' ? texts.button(roleOf(setting)) : texts.buttonFor(name, roleOf(setting));
  },
};

/** Somebody takes a role over on a day. */
export const handover: ActForm = {
  about: 'role',
  title: (setting) => actTextsOf(setting.language).handover.title(roleOf(setting)),
  Fields: ({ setting, draft }) => {
    const { language, today } = setting;
    const texts = actTextsOf(language).handover;
    return (
      <>
        <Who setting={setting} draft={draft} />
        <LineField
          {...{ name: 'on', label: texts.on, hint: texts.onHint, draft, language, value: today }}
          type="date"
          required
          limits={{ min: today }}
        />
        <LinesField
          {...{ name: 'note', label: texts.note, hint: texts.noteHint, draft, language }}
          required={false}
          rows={3}
        />
      </>
    );
  },
  read: (setting, sent) => {
    const read = readWho(setting, sent);
    const on = dateOf(typed(sent, 'on'));
    const mistakes = 'mistakes' in read ? [...read.mistakes] : [];
    if (!isMeantDate(on)) mistakes.push({ field: 'on', message: actTextsOf(setting.language).dateWrong });
    if ('mistakes' in read || mistakes.length > 0) return { mistakes };
    const note = typed(sent, 'note');
    return {
      act: {
        ...{ type: 'handover', role: setting.role?.id ?? '', to: read.who, on, confirmed: isConfirmed(sent) },
        ...(note === '' ? {} : { note }),
      },
      controlOf,
    };
  },
  button: (setting, sent) => {
    const texts = actTextsOf(setting.language).handover;
    const on = dateOf(typed(sent, 'on'));
    const name = nameOf(setting, sent);
    if (name === '' || !isMeantDate(on)) return texts.button;
    return texts.buttonFor(name, saidDate(on, setting.today, setting.language));
  },
};

/** One open step goes to somebody else, who gets no other part of the role. */
export const delegate: ActForm = {
  about: 'open-step',
  needsPeople: true,
  title: (setting) => actTextsOf(setting.language).delegate.title(stepOf(setting)),
  Fields: (shown) => (
    <>
      <p class="hint">{actTextsOf(shown.setting.language).delegate.hint}</p>
      <WhoAndWhy {...shown} />
    </>
  ),
  read: (setting, sent) => {
    const read = readWhoAndWhy(setting, sent);
    if ('mistakes' in read) return read;
    return { act: { type: 'delegate', step: setting.view?.path ?? '', ...read }, controlOf };
  },
  button: (setting, sent) => {
    const texts = actTextsOf(setting.language).delegate;
    const name = nameOf(setting, sent);
    return name === '' ? texts.button : texts.buttonFor(name);
  },
};

function WhoAndWhy({ setting, draft }: { readonly setting: ActSetting; readonly draft: ActDraft }) {
  const { language } = setting;
  return (
    <>
      <Who setting={setting} draft={draft} />
      <LinesField
        {...{ name: 'reason', label: actTextsOf(language).why, draft, language }}
        required={false}
      />
    </>
  );
}

function readWhoAndWhy(setting: ActSetting, sent: Sent) {
  const read = readWho(setting, sent);
  if ('mistakes' in read) return read;
  const reason = typed(sent, 'reason');
  return { person: read.who, ...(reason === '' ? {} : { reason }) };
}

function Who({ setting, draft }: { readonly setting: ActSetting; readonly draft: ActDraft }) {
  const { candidates, language, dossier, role } = setting;
  const texts = actTextsOf(language).who;
  const present = dossier.state.roles[role?.id ?? '']?.person;
  const others = candidates.filter(({ id }) => id !== present);
  const options = [
    ...others.map(({ id, name, where }) => ({
      value: id,
      label: name,
      note: where,
    })),
    { value: NEW, label: texts.somebodyNew },
  ];
  const chosen = sentText(draft.sent, 'who') ?? (others.length === 0 ? NEW : '');
  return (
    <>
      {others.length === 0 ? (
        <input type="hidden" name="who" value={NEW} />
      ) : (
        <Choices
          frame={{ name: 'who', label: texts.label, error: errorOf(draft, 'who'), required: true }}
          texts={textsOf(language)}
          type="radio"
          options={options}
          values={[chosen]}
        />
      )}
      <div class="row newcomer">
        <LineField {...{ name: 'name', label: texts.name, draft, language }} required={others.length === 0} />
        <LineField
          {...{ name: 'email', label: texts.email, draft, language }}
          type="email"
          required={others.length === 0}
        />
      </div>
      <ConfirmedBox sent={draft.sent} mistakes={draft.mistakes} language={language} />
    </>
  );
}

function readWho(
  { candidates, language }: ActSetting,
  sent: Sent,
): { readonly who: string | InlinePerson } | { readonly mistakes: readonly FieldMistake[] } {
  const texts = actTextsOf(language).who;
  const who = typed(sent, 'who');
  const name = typed(sent, 'name').replaceAll(/\s+/g, ' ');
  const email = typed(sent, 'email');
  // Whoever writes a name and an address means that person, whatever is ticked.
  if (who !== NEW && name === '' && email === '') {
    const isKnown = candidates.some(({ id }) => id === who);
    return isKnown ? { who } : { mistakes: [{ field: 'who', message: texts.missing }] };
  }
  const mistakes: FieldMistake[] = [];
  if (name === '') mistakes.push({ field: 'name', message: texts.nameMissing });
  if (!address.safeParse(email).success) mistakes.push({ field: 'email', message: texts.emailWrong });
  return mistakes.length > 0 ? { mistakes } : { who: { name, email } };
}

/** What is wrong with a person is said where they were chosen or written down. */
function controlOf(path: string): string | undefined {
  if (path === 'person.email' || path === 'to.email') return 'email';
  if (path === 'person.name' || path === 'to.name') return 'name';
  return path === 'person' || path === 'to' ? 'who' : path;
}

function nameOf({ candidates }: ActSetting, sent: Sent): string {
  const who = typed(sent, 'who');
  return candidates.find(({ id }) => id === who)?.name ?? typed(sent, 'name');
}

function roleOf({ role, language }: ActSetting): string {
  return withinSentence(role?.title[language] ?? '');
}
