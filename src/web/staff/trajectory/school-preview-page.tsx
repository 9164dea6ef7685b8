import { outsidersIn } from '../../../application/links/preview.ts';
import type { Dossier } from '../../../application/trajectories/dossier.ts';
import type { Language } from '../../../domain/text.ts';
import { shortDate } from '../../../texts/dates.ts';
import type { OtherTask } from '../../school/view/page-types.ts';
import { timelineTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';

type Shown = {
  readonly dossier: Dossier;
  /** The role of whoever looks; nothing when nobody outside the service has one. */
  readonly role: string | undefined;
  /** Everything that is open for that person; each address is of this page with that step in it. */
  readonly open: readonly OtherTask[];
  /** Path of the step that is looked at, when it is not the one that comes first by itself. */
  readonly step: string | undefined;
  /** The address among `open` of the step that is looked at. */
  readonly here: string | undefined;
};

/** What somebody of the school sees, in a frame in which nothing can be sent. */
export function schoolPreviewPage(shown: Shown, frame: ConsoleFrame): string {
  const { dossier, role, step } = shown;
  const { language } = frame;
  const all = timelineTextsOf(language);
  const texts = all.school;
  const { id } = dossier.head;
  const address = `/trajectories/${id}`;
  const people = outsidersIn(dossier).map(({ role: one, person }) => {
    const title = dossier.template.roles.find((known) => known.id === one)?.title[language] ?? one;
    return { role: one, label: `${dossier.people.get(person)?.name ?? title} (${title})` };
  });
  const name = people.find((one) => one.role === role)?.label;
  const title = name === undefined ? texts.open : texts.title(name);
  return documentOf(
    <StaffFrame frame={frame} title={`${title} · ${dossier.name}`} here="trajectories">
      <p class="eyebrow">
        <a href={addressWith(address, {}, language)}>← {dossier.name}</a>
      </p>
      <header class="title-block">
        <h1>{title}</h1>
        <p>{name === undefined ? texts.nobody : texts.hint}</p>
      </header>
      {people.length > 1 && (
        <form method="get" action={`${address}/school`} class="one-line">
          <input type="hidden" name="lang" value={language} />
          <label for="looks">{texts.role}</label>
          <select id="looks" name="role">
            {people.map((one) => (
              <option key={one.role} value={one.role} selected={one.role === role}>
                {one.label}
              </option>
            ))}
          </select>
          <button type="submit" class="secondary">
            {texts.button}
          </button>
        </form>
      )}
      <OpenSteps {...shown} title={texts.steps} language={language} />
      {role !== undefined && (
        <iframe
          class="school-shown"
          title={title}
          sandbox="allow-same-origin"
          src={addressWith(`${address}/school/shown`, { role, step }, language)}
        />
      )}
    </StaffFrame>,
  );
}

/** Where somebody can do several things, each of them to choose from. */
function OpenSteps(
  props: Pick<Shown, 'open' | 'here'> & { readonly title: string; readonly language: Language },
) {
  const { open, here, title, language } = props;
  if (open.length < 2) return null;
  return (
    <nav class="saved" aria-label={title}>
      <span class="hint">{title}:</span>
      {open.map(({ title: step, address, due }) => (
        <a key={address} class="chip" href={address} aria-current={address === here ? 'page' : undefined}>
          {step}
          {due !== undefined && <span class="hint"> ({shortDate(due, language)})</span>}
        </a>
      ))}
    </nav>
  );
}
