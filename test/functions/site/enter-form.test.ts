import { describe, expect, it } from 'vitest';
import { entryFields, readSheet, sheetForm } from '../../../functions/site/enter-form.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { events } from '../../../sheets-schema/events.ts';
import { formFields } from '../../../sheets-schema/forms.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { partners } from '../../../sheets-schema/partners.ts';

const words = wordsFrom([]);

describe('readSheet', () => {
  it('leaves gaps where the form would ask again: only what a row needs is required', () => {
    const read = readSheet(sheetForm(offers, 'offer', words), { title: 'Nähkreis' });
    expect(read.ok && read.answers).toMatchObject({ title: 'Nähkreis', organisation: null, topics: [] });
    expect(readSheet(sheetForm(contacts, 'contact', words), { reach: '0571 000' }).ok).toBe(true);
  });

  it.each([
    ['an offer without a name', offers, 'offer', { organisation: 'Treff' }, 'title'],
    ['an event without a day', events, 'event', { title: 'Fest' }, 'date'],
    ['a sign-up without an address', partners, 'subscription', { name: 'Gudrun' }, 'email'],
  ] as const)('says what is missing of %s', (_what, tab, form, posted, field) => {
    const read = readSheet(sheetForm(tab, form, words), posted);
    expect(!read.ok && [...read.problems.keys()]).toEqual([field]);
  });

  it('reads several crosses from beginnings of words', () => {
    const read = readSheet(sheetForm(offers, 'offer', words), {
      title: 'x',
      topics: 'geld wohn',
      languages: 'tür',
    });
    expect(read.ok && read.answers).toMatchObject({ topics: ['geld', 'wohnen'], languages: ['tr'] });
  });

  it('names the words that it does not understand, beside what else is wrong', () => {
    const read = readSheet(sheetForm(offers, 'offer', words), { topics: 'geld xyz', email: 'a@' });
    const problems = read.ok ? new Map<string, string>() : read.problems;
    expect([...problems.keys()].toSorted()).toEqual(['email', 'title', 'topics']);
    expect(problems.get('topics')).toContain('„xyz“');
  });

  it('leaves out what does not matter with the other answers, as the page does', () => {
    const contact = sheetForm(contacts, 'contact', words);
    const need = { need: 'Bank', name: 'Anna' };
    const [alone, reachable] = [need, { ...need, reach: '0571 000' }].map((posted) =>
      readSheet(contact, posted),
    );
    expect([alone, reachable]).toMatchObject([{ answers: { name: null } }, { answers: { name: 'Anna' } }]);
    const event = { title: 'Fest', date: '2099-01-05', exceptions: '12.1.2099' };
    const form = sheetForm(events, 'event', words);
    expect(readSheet(form, event)).toMatchObject({ answers: { exceptions: null } });
    expect(readSheet(form, { ...event, repeat: 'woechentlich' })).toMatchObject({
      answers: { exceptions: '12.1.2099' },
    });
  });

  it('takes no sheet on which nothing stands', () => {
    const read = readSheet(sheetForm(contacts, 'contact', words), {});
    expect(!read.ok && [...read.problems.keys()]).toEqual(['need']);
  });
});

describe('entryFields', () => {
  const fields = (posted = {}) => entryFields(sheetForm(offers, 'offer', words), posted, new Map());

  it('are the questions of the form in its order, one stop of the tabulator each', () => {
    expect(fields().map(({ name }) => name)).toEqual(formFields(offers, 'offer').map(({ key }) => key));
    for (const { isText, isLong, isSelect, isCheck } of fields())
      expect([isText, isLong, isSelect, isCheck].filter(Boolean)).toHaveLength(1);
  });

  it('keep what was typed', () => {
    const kept = fields({ topics: 'geld xyz', cost: 'frei', title: '<b>' });
    const of = (key: string) => kept.find(({ name }) => name === key);
    expect([of('topics')?.value, of('title')?.value]).toEqual(['geld xyz', '<b>']);
    expect(
      of('cost')
        ?.choices.filter(({ chosen }) => chosen)
        .map(({ value }) => value),
    ).toEqual(['frei']);
  });
});
