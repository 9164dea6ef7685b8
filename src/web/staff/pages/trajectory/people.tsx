import type { Language } from '../../../../domain/text.ts';
import { isRunning } from '../../../../domain/trajectory/model/status.ts';
import { pageTextsOf } from '../../../texts/texts.ts';
import { PhoneLink } from '../../../ui/components/contact.tsx';
import { Person } from '../../../ui/console/person.tsx';
import { schoolAddress } from '../../addresses.ts';
import type { TrajectoryPage } from '../../view/types.ts';
import { ActLink } from './act-links.tsx';

/** The school with its telephone, and who does what, how to reach them and whether that works; each can be replaced in place. */
export function People(props: {
  readonly view: TrajectoryPage;
  readonly mayAct: boolean;
  readonly language: Language;
}) {
  const { view, mayAct, language } = props;
  const texts = pageTextsOf(language);
  const canChange = mayAct && isRunning(view);
  return (
    <section class="contact" aria-labelledby="people-title">
      <h2 id="people-title">{texts.people}</h2>
      {view.school !== undefined && (
        <p class="with-ways">
          <a href={schoolAddress(view.school.number, language)}>{view.school.name}</a>
          {view.school.phone !== undefined && <PhoneLink phone={view.school.phone} />}
        </p>
      )}
      {view.roles.map(({ role, title, person, address, note }) => (
        <div key={role}>
          <Person
            part={title}
            person={person}
            address={address}
            {...(note === undefined ? {} : { note })}
            language={language}
          />
          {canChange && (
            <p class="with-ways">
              <ActLink
                {...{ trajectory: view.id, act: 'assign', words: texts.acts.assign, language }}
                aim={{ role }}
                what={title}
                isPlain
              />
              <ActLink
                {...{ trajectory: view.id, act: 'handover', words: texts.acts.handover, language }}
                aim={{ role }}
                what={title}
                isPlain
              />
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
