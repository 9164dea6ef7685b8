import type { ComponentChildren } from 'preact';
import type { Language } from '../../../../domain/text.ts';
import { plainNumber, shortDate } from '../../../../texts/dates.ts';
import { schoolsTextsOf } from '../../../texts/texts.ts';
import { PhoneLink, WebsiteLink } from '../../../ui/components/contact.tsx';
import { HiddenFields } from '../../../ui/console/undo-notice.tsx';
import { addressWith } from '../../addresses.ts';
import { FilterSelect } from '../../listing/controls.tsx';
import type { ActingOnSchool } from '../acting.ts';
import type { SchoolView } from '../view.ts';

type Shown = { readonly view: SchoolView; readonly language: Language };

/** What the register knows of a school, and its own days on the calendar. */
export function FactsOfSchool({ view, language }: Shown) {
  const { school, overrides } = view.overview;
  const texts = schoolsTextsOf(language);
  const { facts } = texts;
  const { number, network, level, pupils, sectors, street, houseNumber, postcode, municipality } = school;
  const { phone, email, website, boardNumber, communityNumber } = school;
  const address = [
    [street, houseNumber].filter(Boolean).join(' '),
    [postcode, municipality].filter(Boolean).join(' '),
  ].filter((line) => line !== '');
  const family = (name: 'board' | 'community', of: string | undefined) =>
    of !== undefined && (
      <Fact label={facts[name]}>
        <a class="in-row" href={addressWith('/schools', { [name]: of }, language)}>
          {texts.sameNumber(of)}
        </a>
      </Fact>
    );
  return (
    <section class="contact" aria-labelledby="about-title">
      <h2 id="about-title">{facts.title}</h2>
      <dl class="facts">
        <Fact label={facts.number}>{number}</Fact>
        {address.length > 0 && <Fact label={facts.address}>{address.join(', ')}</Fact>}
        {phone !== undefined && (
          <Fact label={facts.phone}>
            <PhoneLink phone={phone} />
          </Fact>
        )}
        {email !== undefined && (
          <Fact label={facts.email}>
            <a href={`mailto:${email}`}>{email}</a>
          </Fact>
        )}
        {website !== undefined && (
          <Fact label={facts.website}>
            <WebsiteLink website={website} />
          </Fact>
        )}
        {level !== undefined && <Fact label={facts.level}>{level}</Fact>}
        {network !== undefined && <Fact label={facts.network}>{network}</Fact>}
        {pupils !== undefined && <Fact label={facts.pupils}>{plainNumber(pupils, language)}</Fact>}
        {sectors !== undefined && <Fact label={facts.sectors}>{sectors.join(', ')}</Fact>}
        {family('board', boardNumber)}
        {family('community', communityNumber)}
        <Fact label={texts.freeDays.title}>
          {overrides.length === 0
            ? texts.freeDays.none
            : overrides
                .map(({ from, to, label }) =>
                  [
                    from === to
                      ? shortDate(from, language)
                      : `${shortDate(from, language)} – ${shortDate(to, language)}`,
                    label?.[language],
                  ]
                    .filter((one) => one !== undefined)
                    .join(' '),
                )
                .join(', ')}
        </Fact>
      </dl>
    </section>
  );
}

function Fact(props: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** The guidance services that deal with a school; the direction assigns it to others. */
export function ServicesOfSchool({ view, acting, language }: Shown & { readonly acting: ActingOnSchool }) {
  const { services, others, school } = view.overview;
  const texts = schoolsTextsOf(language).services;
  const base = `/schools/${encodeURIComponent(school.number)}/services`;
  return (
    <section class="contact" aria-labelledby="services-title">
      <h2 id="services-title">{texts.title}</h2>
      {services.length === 0 && <p>{texts.none}</p>}
      {services.map(({ organisation: { id, name }, isAssigned }) => (
        <div key={id} class="person">
          <p>
            <strong>{name}</strong> <span class="hint">{isAssigned ? texts.byHand : texts.byNetwork}</span>
          </p>
          {isAssigned && acting.mayAssign && (
            <form method="post" action={`${base}/${id}/remove?lang=${language}`}>
              <HiddenFields fields={[{ name: '_form', value: acting.newKey() }]} />
              <button type="submit" class="quiet">
                {texts.remove(name)}
              </button>
            </form>
          )}
        </div>
      ))}
      {acting.mayAssign && others.length > 0 && (
        <details class="fold">
          <summary>{texts.assign}</summary>
          <form method="post" action={`${base}?lang=${language}`} aria-label={texts.assign} class="stacked">
            <HiddenFields fields={[{ name: '_form', value: acting.newKey() }]} />
            <FilterSelect
              name="service"
              label={texts.which}
              options={others.map(({ id, name }) => ({ value: id, title: name }))}
              value={undefined}
              none={schoolsTextsOf(language).none}
            />
            <button type="submit" class="primary">
              {texts.button}
            </button>
          </form>
        </details>
      )}
    </section>
  );
}
