import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ActPanel } from './act-panel.tsx';
import { DataTable } from './data-table.tsx';
import { FilterBar } from './filter-bar.tsx';
import { KeyHelp } from './key-help.tsx';
import { Navigation } from './navigation.tsx';
import { Person } from './person.tsx';
import { Tabs } from './tabs.tsx';
import { Timeline } from './timeline.tsx';
import { UndoNotice } from './undo-notice.tsx';

const shown = (element: VNode) => load(renderToString(element));
const textOf = (element: VNode) => shown(element).text().replaceAll(/\s+/g, ' ').trim();

describe('A table', () => {
  const page = shown(
    <DataTable
      caption="Scholen"
      columns={[
        {
          key: 'name',
          title: 'School',
          cell: ({ name }: { name: string }) => <a href="/s">{name}</a>,
          sort: { address: '/s?sort=-name', direction: 'ascending' },
        },
        { key: 'pupils', title: 'Leerlingen', kind: 'number', cell: () => 312 },
        { key: 'board', title: 'Bestuur', kind: 'short', cell: () => '–' },
      ]}
      rows={[{ name: 'De Linde' }]}
      keyOf={({ name }) => name}
      nameOf={({ name }) => name}
      selection={{ form: 'bulk', name: 'school' }}
      acts={() => (
        <ul>
          <li>Pauzeer</li>
        </ul>
      )}
      language="nl"
    />,
  );

  it('says by what it is sorted, and leads to the other direction', () => {
    expect(page('th[scope=col][aria-sort=ascending] a').attr('href')).toBe('/s?sort=-name');
  });

  it('names its rows, and every control by the row it belongs to', () => {
    expect(page('tbody th[scope=row]').text()).toBe('De Linde');
    expect(page('tbody input[form=bulk][name=school]').attr('aria-label')).toBe('De Linde aanvinken');
    expect(page('.row-acts summary').attr('aria-label')).toBe('Wat kan met De Linde');
    expect(page('tbody td.number').attr('data-title')).toBe('Leerlingen');
  });

  it('marks a cell in which there is nothing to say, which a phone leaves out', () => {
    expect(page('tbody td.nothing').attr('data-title')).toBe('Bestuur');
    expect(page('tbody td.nothing').hasClass('short')).toBe(true);
    expect(page('tbody td.number').hasClass('nothing')).toBe(false);
  });

  it('has as many cells in its head as in its rows', () => {
    expect(page('thead tr').children().length).toBe(page('tbody tr').children().length);
  });
});

describe('The panel of an act', () => {
  const preview = {
    dates: [{ what: 'Bevestiging', before: '14 dec', after: '8 jan' }],
    mails: [{ title: 'Herinnering', to: 'An', fate: 'moves', when: '11 jan' } as const],
    told: ['An Janssens'],
    final: ['de uitnodiging die al vertrok'],
  };
  const panel = (more: { preview?: typeof preview } = {}) => (
    <ActPanel
      id="pause"
      title="Pauzeren"
      action="/trajectories/1/pause"
      previewAction="/trajectories/1/pause/preview"
      hidden={[{ name: '_form', value: 'token' }]}
      button="Pauzeer tot 1 september"
      language="nl"
      {...more}
    >
      <p>Waarom?</p>
    </ActPanel>
  );

  it('shows the dates and mails that move, who is told and what cannot be undone', () => {
    const text = textOf(panel({ preview }));
    expect(text).toContain('Bevestiging: 14 dec → 8 jan');
    expect(text).toContain('Herinnering (An): verschuift naar 11 jan');
    expect(text).toContain('Krijgt bericht: An Janssens');
    expect(text).toContain('Kan niet ongedaan gemaakt worden: de uitnodiging die al vertrok');
  });

  it('asks for the preview in its own frame, and without a script by a button that sends the form there', () => {
    const page = shown(panel());
    const button = page('button[formaction="/trajectories/1/pause/preview"]');
    expect(page(`turbo-frame#${button.attr('data-turbo-frame')}`).length).toBe(1);
    expect(page('form[method=post][action="/trajectories/1/pause"] input[name=_form]').attr('value')).toBe(
      'token',
    );
    expect(page('button.primary').text()).toBe('Pauzeer tot 1 september');
  });

  it('says that nothing changes when nothing does', () => {
    const none = { dates: [], mails: [], told: [], final: [] };
    expect(textOf(panel({ preview: none }))).toContain('Er verandert geen enkele datum en geen enkele mail.');
  });
});

it('takes back what was done by a form of its own, where there is an inverse', () => {
  const undo = { action: '/trajectories/1/resume', hidden: [{ name: '_form', value: 'token' }] };
  const page = shown(<UndoNotice sentence="Gepauzeerd." undo={undo} language="nl" />);
  expect(page('form[action="/trajectories/1/resume"] button').text()).toBe('Ongedaan maken');
  expect(shown(<UndoNotice sentence="Gestopt." language="nl" />)('form').length).toBe(0);
});

it('says of a person how to reach them, and of an empty role that nobody has it', () => {
  const an = { name: 'An Janssens', email: 'an@school.example', phone: '03 / 900 12 34' };
  const page = shown(<Person part="Directeur" person={an} note="Vorige mail kwam terug" language="nl" />);
  expect(page('a[href="tel:039001234"]').length).toBe(1);
  expect(page('.wrong').text()).toBe('Vorige mail kwam terug');
  expect(textOf(<Person part="Directeur" person={undefined} language="nl" />)).toBe('nog niemand Directeur');
});

it('leads to the page of a person whom the reader may look up, by the name', () => {
  const an = { name: 'An Janssens' };
  const page = shown(<Person part="Directeur" person={an} address="/people/1" language="nl" />);
  expect(page('a[href="/people/1"]').text()).toBe('An Janssens');
  expect(shown(<Person part="Directeur" person={an} language="nl" />)('a').length).toBe(0);
});

it('has a box that shows the filters where they are folded, outside the form that is sent', () => {
  const page = shown(
    <FilterBar
      action="/trajectories"
      button="Zoeken"
      chosen={[{ words: 'Stil', address: '?' }]}
      clearAddress="?"
      language="nl"
    >
      <input name="q" />
    </FilterBar>,
  );
  const box = page('.filter-switch input[type=checkbox]');
  expect(page(`label[for=${box.attr('id')}]`).text()).toBe('Zoeken en filteren');
  expect(box.attr('name')).toBeUndefined();
  expect(page('form.filter .filter-switch, form.filter .chosen').length).toBe(0);
  expect(page('.filters > .chosen a').first().text()).toContain('Stil');
});

it('marks the view that is chosen', () => {
  const tabs = [
    { title: 'Alles', address: '?', isChosen: true, count: 12 },
    { title: 'Mails', address: '?tab=mails', isChosen: false },
  ];
  expect(shown(<Tabs label="Tijdlijn" tabs={tabs} />)('a[aria-current=page]').text()).toBe('Alles 12');
});

it('puts what falls on one local day together, also across midnight in universal time', () => {
  const entries = ['2026-12-07T22:30:00.000Z', '2026-12-07T23:30:00.000Z', '2026-12-08T07:00:00.000Z'].map(
    (at) => ({ key: at, at, children: at }),
  );
  const page = shown(<Timeline entries={entries} today="2026-11-30" language="nl" />);
  expect(
    page('time')
      .map((_, one) => page(one).attr('datetime'))
      .get(),
  ).toEqual(['2026-12-07', '2026-12-08']);
  expect(page('.timeline-day').last().find('.log-line').length).toBe(2);
});

it('leads only to pages that are there, and marks the one where one is', () => {
  const page = shown(
    <Navigation reader={{ name: 'Bea', function: 'counsellor' }} here="trajectories" language="en" />,
  );
  expect(
    page('a[data-hotkey]')
      .map((_, one) => page(one).text())
      .get(),
  ).toEqual(['Today', 'Trajectories', 'Schools', 'Programmes', 'Reports', 'Model trajectories']);
  expect(page('a[aria-current=page]').attr('href')).toBe('/trajectories?lang=en');
});

it.each(['administrator', 'author', 'provider'] as const)(
  'tells every key that leads %s somewhere',
  (role) => {
    const reader = { name: 'Bea', function: role };
    const menu = shown(<Navigation reader={reader} here={undefined} language="nl" />);
    const leading = menu('a[data-hotkey]').map((_, one) => [
      [menu(one).attr('data-hotkey'), menu(one).text()],
    ]);
    const help = shown(<KeyHelp reader={reader} language="nl" />);
    const told = help('dl.keys div').map((_, one) => [[help('dt', one).text(), help('dd', one).text()]]);
    const expected = leading.get().map(([key, page]) => [key, `naar ${page}`]);
    expect(told.get().filter(([key = '']) => key.startsWith('g '))).toEqual(expected);
    expect(told.get().some(([key]) => key === '/')).toBe(role === 'administrator');
  },
);

it('leads whoever gives training to their trainings and their figures', () => {
  const menu = shown(
    <Navigation reader={{ name: 'Bea', function: 'provider' }} here={undefined} language="nl" />,
  );
  expect(
    menu('a')
      .map((_, one) => menu(one).text())
      .get(),
  ).toEqual(['Mijn vormingen', 'Mijn cijfers']);
});
