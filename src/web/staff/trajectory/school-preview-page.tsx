import { outsidersIn } from '../../../application/links/preview.ts';
import type { Dossier } from '../../../application/trajectories/dossier.ts';
import { timelineTextsOf } from '../../texts/texts.ts';
import { StaffFrame } from '../../ui/console/staff-frame.tsx';
import type { ConsoleFrame } from '../../ui/console/types.ts';
import { documentOf } from '../../ui/render.ts';
import { addressWith } from '../addresses.ts';

type Shown = {
  readonly dossier: Dossier;
  /** The role of whoever looks; nothing when nobody outside the service has one. */
  readonly role: string | undefined;
};

/** What somebody of the school sees, in a frame in which nothing can be sent. */
export function schoolPreviewPage({ dossier, role }: Shown, frame: ConsoleFrame): string {
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
      {role !== undefined && (
        <iframe
          class="school-shown"
          title={title}
          sandbox="allow-same-origin"
          src={addressWith(`${address}/school/shown`, { role }, language)}
        />
      )}
    </StaffFrame>,
  );
}
