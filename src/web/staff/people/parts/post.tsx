import { localDateOf } from '../../../../domain/calendar/wall-clock.ts';
import type { Language } from '../../../../domain/text.ts';
import { longDate, longMoment } from '../../../../texts/dates.ts';
import { saidDate } from '../../../../texts/days-said.ts';
import { peopleTextsOf } from '../../../texts/texts.ts';
import { DataTable } from '../../../ui/console/data-table.tsx';
import { Timeline } from '../../../ui/console/timeline.tsx';
import { trajectoryAddress } from '../../addresses.ts';
import type { PersonView } from '../view.ts';

type Shown = { readonly view: PersonView; readonly language: Language };

/** The personal links of somebody that still open something. */
export function LinksOfPerson({ view, language }: Shown) {
  const texts = peopleTextsOf(language).links;
  const { links, today } = view;
  const day = (instant: string) => {
    const date = localDateOf(instant);
    return <span title={longDate(date, language)}>{saidDate(date, today, language)}</span>;
  };
  return (
    <section class="card" aria-labelledby="links-title">
      <h2 id="links-title">
        {texts.title} <span class="count">{links.length}</span>
      </h2>
      {links.length === 0 ? (
        <p class="hint">{texts.none}</p>
      ) : (
        <DataTable
          caption={texts.title}
          columns={[
            {
              ...{ key: 'step', title: texts.step },
              cell: ({ step, school, trajectory }) => (
                <>
                  <a href={trajectoryAddress(trajectory, language)}>{step}</a>{' '}
                  <span class="hint">{school}</span>
                </>
              ),
            },
            {
              ...{ key: 'expires', title: texts.expires, kind: 'short' },
              cell: ({ expiresAt }) => day(expiresAt),
            },
            {
              ...{ key: 'used', title: texts.used, kind: 'short' },
              cell: ({ usedAt }) => (usedAt === undefined ? texts.notUsed : day(usedAt)),
            },
          ]}
          rows={links}
          keyOf={({ key }) => key}
          nameOf={({ step }) => step}
          language={language}
        />
      )}
    </section>
  );
}

/** Every mail to somebody, the last first: what it was about, and why it went or did not go. */
export function MailsOfPerson({ view, language }: Shown) {
  const texts = peopleTextsOf(language).mails;
  const { mails } = view;
  return (
    <section class="card" aria-labelledby="mails-title">
      <h2 id="mails-title">
        {texts.title} <span class="count">{texts.first(mails.length)}</span>
      </h2>
      {mails.length === 0 && <p class="hint">{texts.none}</p>}
      <Timeline
        today={view.today}
        language={language}
        entries={mails.map(({ id, at, status, title, school, trajectory, why }) => ({
          ...{ key: id, at, kind: status },
          children: (
            <>
              <a
                class="in-row"
                href={trajectoryAddress(trajectory, language)}
                title={longMoment(at, language)}
              >
                {texts.of(title, school)}
              </a>{' '}
              <span class="hint log-more">{why}</span>
            </>
          ),
        }))}
      />
    </section>
  );
}
