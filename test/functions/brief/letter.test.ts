import { describe, expect, it } from 'vitest';
import { contentOf, type LastIssue } from '../../../functions/brief/content.ts';
import { briefView } from '../../../functions/brief/letter.ts';
import { compose } from '../../../functions/mail/compose.ts';
import { expectTwins } from '../mail/twins.ts';
import { busyWeek, MONDAY, nothing, paper } from './weeks.ts';

const sectionsOf = (view: ReturnType<typeof briefView>) =>
  view.sections.map(({ heading }) => heading).filter((heading) => heading !== '');

describe('the brief', () => {
  it('tells in its order what is due, what came, what waits, whom to call, what ends, what lacks, and what is wrong', () => {
    const { content, mendings } = busyWeek();
    expect(sectionsOf(briefView(content, mendings, paper))).toEqual([
      'Heute zuerst',
      'Neu seit letztem Montag',
      'Bitte entscheiden',
      'Bitte anrufen',
      'Läuft ab',
      'Lücken der letzten vier Wochen',
      'Versand und Fehler',
      'Stimmt etwas nicht',
    ]);
  });

  it('has no section without content', () => {
    const calm = contentOf(nothing, MONDAY, '2026-11-23T05:30:00.000Z');
    const view = briefView({ ...calm, silentSince: null }, [], paper);
    expect([sectionsOf(view), view.alarm]).toEqual([[], '']);
    expect(view.summary.join(' ')).toBe(
      'Guten Tag Miriam Muster, es liegt nichts Dringendes an. Eine gute Woche!',
    );
  });

  it('says the same and leads to the same rows in both of its twins', () => {
    const { content, mendings } = busyWeek();
    expectTwins(compose('brief', briefView(content, mendings, paper)), [
      'Seit dem 12.11.2026 ist kein Kontakt eingetragen. Geht das Formular noch?',
      '23 Wiedervorlagen',
      '13 Änderungen',
      'Brief 2026-W48: noch an niemanden gesendet.',
      'Der Brief von heute ist angehalten:',
      'Alle 4, und was zu tun ist',
    ]);
  });

  it('names fewer rows in a busy week than in a calm one', () => {
    const { content, mendings } = busyWeek();
    const due = (one: typeof content, found: typeof mendings) =>
      briefView(one, found, paper).sections[0]?.lines[0]?.links.map(({ text }) => text);
    expect(due(content, mendings)).toEqual(['23 Wiedervorlagen', '14 seit über zwei Arbeitstagen offen']);
    const calm = contentOf(nothing, MONDAY, '2026-11-23T05:30:00.000Z');
    expect(due({ ...calm, due: content.due }, [])).toEqual(['WXYZ-2000', 'WXYZ-2001', 'WXYZ-2002', 'und 20']);
  });

  it('says when last week’s letter is missing, and that an empty one was not sent', () => {
    const calm = contentOf(nothing, MONDAY, '2026-11-23T05:30:00.000Z');
    const said = (more: Partial<typeof calm>) =>
      briefView({ ...calm, ...more }, [], paper).sections.flatMap(({ lines }) =>
        lines.map(({ text }) => text),
      );
    const empty = { key: '2026-W48', state: 'kein Brief: Es gab nichts zu erzählen.', planned: 0 };
    const place = { key: empty.key, unclear: null } as LastIssue['place'];
    expect(said({ issue: { ...empty, place, sent: 0, failed: 0, unclear: 0 } })).toContain(
      'Brief 2026-W48: kein Brief: Es gab nichts zu erzählen.',
    );
    expect(said({ missed: 'lost' }).join()).toContain('das war nicht vorgesehen');
    expect(said({ missed: 'held' }).join()).toContain('Sie hatten ihn angehalten');
  });
});
