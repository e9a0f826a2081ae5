import { describe, expect, it } from 'vitest';
import { answersView } from '../../../functions/web/check.ts';
import { german } from '../../../functions/words/locale.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { events } from '../../../sheets-schema/events.ts';
import { offers } from '../../../sheets-schema/offers.ts';

const words = wordsFrom([]);
const lineText = (line: readonly { readonly text: string }[]): string =>
  line.map(({ text }) => text).join('');

describe('answers to be checked', () => {
  it('stand under their questions in the form’s order, in the words of people', () => {
    const { answers } = answersView(
      events,
      'event',
      { title: 'Fest', kind: 'fest', date: '2099-06-01', start: '15:00', targetGroups: ['familien', 'alle'] },
      { t: german(), words },
    );
    expect(answers.map(({ label, lines }) => [label, ...lines.map(lineText)])).toEqual([
      ['Wie heißt die Veranstaltung?', 'Fest'],
      ['Was ist es?', words.label('event', 'fest')],
      ['An welchem Tag?', '1. Juni 2099'],
      ['Wann beginnt es?', '15:00'],
      ['Für wen ist es?', `${words.label('group', 'familien')}, ${words.label('group', 'alle')}`],
    ]);
  });
  it('keep their lines', () => {
    const { answers } = answersView(contacts, 'contact', { need: 'eins\n\ndrei' }, { t: german(), words });
    expect(answers[0]?.lines.map(lineText)).toEqual(['eins', '', 'drei']);
  });
  it('say what follows where a question was left open; other such questions are only named', () => {
    const { answers, open } = answersView(
      contacts,
      'contact',
      { need: 'x', reach: null },
      { t: german(), words },
    );
    expect(answers.filter(({ missing }) => missing).map(({ label }) => label)).toEqual([
      'Wie erreichen wir Sie?',
    ]);
    expect(open).toContain('Wie heißen Sie? · In welcher Sprache');
  });
  it('say which of them is not sent, and on what that depends', () => {
    const { answers } = answersView(
      contacts,
      'contact',
      { need: 'x', name: 'Erika' },
      { t: german(), words },
    );
    expect(answers.find(({ label }) => label === 'Wie heißen Sie?')).toMatchObject({
      missing: false,
      unused: 'Das senden wir nicht mit: Es gilt nur zusammen mit einer Angabe bei „Wie erreichen wir Sie?“.',
    });
    expect(answers.filter(({ unused }) => unused !== '')).toHaveLength(1);
  });
  it('lead back to the field, or to the first choice of several, while they can be changed', () => {
    const given = { title: 'Tee', topics: ['geld'] };
    const at = (changeTo?: string) =>
      answersView(offers, 'offer', given, {
        t: german(),
        words,
        ...(changeTo !== undefined && { changeTo }),
      }).answers.map(({ changeAt }) => changeAt);
    expect(at('/angebot-melden')).toEqual(['/angebot-melden#feld-title', '/angebot-melden#feld-topics-1']);
    expect(at()).toEqual(['', '']);
  });
});
