import { describe, expect, it } from '@jest/globals';
import { absentUntil } from './absence.ts';
import { readDeliveryStatus } from './delivery-status.ts';
import { readIncoming } from './read-incoming.ts';
import { isReturnPath, mailOfReturnPath, returnPathOf } from './return-path.ts';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('A return path', () => {
  it('names the mail that comes back to it', () => {
    const path = returnPathOf('bounce@pbd.example', id);
    expect(path).toBe('bounce+0f8fad5bd9cb469fa16570867728950e@pbd.example');
    expect(mailOfReturnPath('bounce@pbd.example', path.toUpperCase())).toBe(id);
  });

  it.each(['bounce@pbd.example', 'bounce+x@pbd.example', `bounce+${'a'.repeat(32)}@other.example`])(
    'is not read from %s',
    (address) => {
      expect(mailOfReturnPath('bounce@pbd.example', address)).toBeUndefined();
    },
  );

  it('is for us when it is the address itself or made of it', () => {
    expect(isReturnPath('bounce@pbd.example', 'Bounce@PBD.example')).toBe(true);
    expect(isReturnPath('bounce@pbd.example', 'an@pbd.example')).toBe(false);
  });
});

describe('A delivery report', () => {
  it('tells of each recipient, also with folded lines', () => {
    const report = [
      'Reporting-MTA: dns; mx.pbd.example',
      '',
      'Final-Recipient: rfc822; An@Linde.example',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such',
      '  user here',
      '',
      'Final-Recipient: rfc822;piet@beuk.example',
      'Action: delayed',
      'Status: 4.4.1',
    ].join('\r\n');
    expect(readDeliveryStatus(report)).toEqual([
      {
        action: 'failed',
        status: '5.1.1',
        diagnostic: '550 5.1.1 no such user here',
        address: 'an@linde.example',
      },
      { action: 'delayed', status: '4.4.1', diagnostic: '', address: 'piet@beuk.example' },
    ]);
  });

  it.each(['', 'nonsense', 'Action: failed'])('that says nothing is empty: "%s"', (text) => {
    expect(readDeliveryStatus(text)).toEqual([]);
  });
});

describe('The end of an absence', () => {
  it.each([
    ['Ik ben afwezig tot en met vrijdag 13 november.', '2026-11-13'],
    ['Ik ben er niet tot 4 januari 2027', '2027-01-04'],
    ['Wij zijn gesloten t/m 3 jan', '2027-01-03'],
    ['Vanaf 20/11 ... ik ben terug op maandag 23/11/2026', '2026-11-22'],
    ['I am out of office until November 20th.', '2026-11-20'],
    ['I will be back on 2026-11-30', '2026-11-29'],
  ])('is read from "%s"', (text, date) => {
    expect(absentUntil(text, '2026-11-09')).toBe(date);
  });

  it.each(['Ik ben afwezig.', 'tot 31 februari', 'tot gisteren', 'until 2031-01-01', 'tot 1 november 2026'])(
    'is not read from "%s"',
    (text) => {
      expect(absentUntil(text, '2026-11-09')).toBeUndefined();
    },
  );
});

describe('A message that came back', () => {
  const read = (lines: readonly string[]) => readIncoming(Buffer.from(lines.join('\r\n')), '2026-11-09');

  it('is an absence when a program wrote it', async () => {
    const { meaning } = await read([
      'From: an@x.example',
      'Auto-Submitted: auto-replied',
      '',
      'Terug op 16/11.',
    ]);
    expect(meaning).toEqual({ kind: 'absence', until: '2026-11-15' });
  });

  it('is for a person to read when a person wrote it', async () => {
    const { meaning, text } = await read([
      'From: an@x.example',
      'Subject: Re: mentor',
      '',
      'Ik bel je morgen.',
    ]);
    expect([meaning.kind, text.trim()]).toEqual(['other', 'Ik bel je morgen.']);
  });

  it('is a complaint when it holds a feedback report', async () => {
    const { meaning, about } = await read([
      'From: fbl@provider.example',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
      ...['', '--b', 'Content-Type: text/plain', '', 'Abuse', '--b'],
      ...['Content-Type: message/feedback-report', '', 'Feedback-Type: abuse', '', '--b'],
      ...['Content-Type: text/rfc822-headers', '', 'Message-ID: <t.1@pbd.example>', '', '--b--', ''],
    ]);
    expect([meaning.kind, about]).toEqual(['complaint', ['<t.1@pbd.example>']]);
  });
});
