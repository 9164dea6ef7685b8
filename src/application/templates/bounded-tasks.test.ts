import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadLayout } from '../../mail/layout/layout.ts';
import { gallerySource, rehearseSource, type SourceRehearsal } from './bounded-tasks.ts';

const source = readFileSync(
  new URL('../../../tests/unit/planted/sound-in-french.yaml', import.meta.url),
  'utf8',
);
const noLine = () => undefined;

describe('A template with French beside, before it is published', () => {
  it('shows its mails in French too: its own words, with Dutch around them', async () => {
    const sender = { from: 'Traject <traject@pbd.example>', layout: await loadLayout() };
    const asked = { source, sender: { ...sender, now: '2026-09-01T08:00:00.000Z' }, today: '2026-09-01' };
    const gallery = gallerySource(asked);
    if (gallery.kind !== 'mails') throw new Error(gallery.kind);
    const ask = gallery.mails.find(({ id }) => id === 'wishes/ask/ask/principal');
    expect(Object.keys(ask?.further ?? {})).toEqual(['fr']);
    expect(ask?.further.fr?.subject).toMatch(/^Dites ce que vous voulez lire/);
    expect(ask?.further.fr?.text).toContain('Dites-nous ce que vous voulez lire.');
    expect(ask?.further.fr?.text).toContain('Dag ');
    expect(ask?.words.nl.text).toContain('Vertel wat jullie willen lezen.');
    expect(ask?.words.en.text).toContain('Tell us what you want to read.');
  });

  it('is rehearsed in a language that it has, and in no other', () => {
    const asked: SourceRehearsal = {
      ...{ source, version: 1, persona: 'silent', course: {}, language: 'nl' },
      ...{ start: '2026-09-01', today: '2026-09-01' },
    };
    const titles = (furtherLanguage?: string) => {
      const rehearsed = rehearseSource({ ...asked, furtherLanguage }, noLine);
      if (rehearsed.kind !== 'rehearsed')
        return 'message' in rehearsed ? rehearsed.message.en : rehearsed.kind;
      return rehearsed.rehearsal.entries.map(({ subject }) => subject).join(' ');
    };
    expect(titles('fr')).toContain('Dites ce que vous voulez lire');
    expect(titles()).toContain('Zeg wat jullie willen lezen');
    expect(titles('de')).toBe("This template has no texts in 'de'; choose from fr.");
  });
});

describe('The templates that come along', () => {
  const folder = new URL('../../../templates/', import.meta.url);

  it.each(readdirSync(folder))(
    '%s shows its mails, also those to somebody who came or went meanwhile',
    async (name) => {
      const sender = { from: 'Traject <traject@pbd.example>', layout: await loadLayout() };
      const gallery = gallerySource({
        source: readFileSync(new URL(name, folder), 'utf8'),
        ...{ sender: { ...sender, now: '2026-12-01T08:00:00.000Z' }, today: '2026-12-01' },
      });
      expect(gallery.kind).toBe('mails');
    },
  );
});
