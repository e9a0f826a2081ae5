import { describe, expect, it } from 'vitest';
import { formView, problemText, readAnswers } from '../../../functions/web/form.ts';
import { german } from '../../../functions/words/locale.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { formFields, type AnswerProblem } from '../../../sheets-schema/forms.ts';
import { events } from '../../../sheets-schema/events.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { reports } from '../../../sheets-schema/reports.ts';
import type { Tab } from '../../../sheets-schema/tab.ts';
import type { FormName } from '../../../sheets-schema/vocabulary.ts';

const words = wordsFrom([]);
const forms: [FormName, Tab][] = [
  ['contact', contacts],
  ['offer', offers],
  ['event', events],
  ['report', reports],
  ['subscription', partners],
];
const given = { t: german(), action: '/kontakt', token: 'T', words };

function field(form: FormName, tab: Tab, key: string, more: object = {}) {
  const found = formView(tab, form, { ...given, ...more }).fields.find(({ name }) => name === key);
  if (!found) throw new Error(`${form} does not ask ${key}`);
  return found;
}

describe('a form as it is shown', () => {
  it.each(forms)('names each field of %s by its column, in the order of the schema', (form, tab) => {
    expect(formView(tab, form, given).fields.map(({ name }) => name)).toEqual(
      formFields(tab, form).map(({ key }) => key),
    );
  });
  it('says of each field in words whether it must be filled in', () => {
    expect(field('contact', contacts, 'need')).toMatchObject({ required: true, need: 'Pflichtangabe' });
    expect(field('contact', contacts, 'name')).toMatchObject({ required: false, need: 'freiwillig' });
  });
  it('asks only for main topics', () => {
    const { choices, isSelect } = field('contact', contacts, 'mainTopic');
    expect(isSelect).toBe(true);
    expect(choices.map(({ value }) => value)).toContain('geld');
    expect(choices.filter(({ value }) => value.includes('.'))).toEqual([]);
  });
  it('offers a retired word no more, but keeps one that was chosen', () => {
    const retired = wordsFrom([
      { list: 'cost', key: 'frei', label: 'Gratis', active: 'nein' },
      { list: 'cost', key: 'spende', label: 'Spende' },
    ]);
    expect(field('offer', offers, 'cost', { words: retired }).choices.map(({ label }) => label)).toEqual([
      'Spende',
    ]);
  });
  it('leaves "unbekannt" out where the question can be left open', () => {
    expect(field('contact', contacts, 'livesIn').choices.map(({ value }) => value)).not.toContain(
      'unbekannt',
    );
    expect(field('offer', offers, 'cost').choices.map(({ value }) => value)).toContain('unbekannt');
  });
  it('shows few choices as radios, many as a select, several as check boxes', () => {
    expect(field('offer', offers, 'access').isRadios).toBe(true);
    expect(field('contact', contacts, 'lang').isSelect).toBe(true);
    expect(field('offer', offers, 'languages').isChecks).toBe(true);
  });
  it('lets a telephone bring the right keyboard and browsers fill in what is theirs to know', () => {
    expect(field('subscription', partners, 'email')).toMatchObject({
      type: 'email',
      inputMode: 'email',
      autoComplete: 'email',
    });
    expect(field('offer', offers, 'email').autoComplete).toBe('');
    expect(field('offer', offers, 'url')).toMatchObject({ type: 'text', inputMode: 'url' });
  });
});

describe('a form that is shown again', () => {
  const posted = { need: 'Zeile eins\nZeile zwei', mainTopic: 'wohnen', token: 'x' };
  it('keeps every word and every choice', () => {
    expect(field('contact', contacts, 'need', { posted }).value).toBe('Zeile eins\nZeile zwei');
    const { choices } = field('contact', contacts, 'mainTopic', { posted });
    expect(choices.filter(({ chosen }) => chosen).map(({ value }) => value)).toEqual(['wohnen']);
    const several = field('offer', offers, 'topics', { posted: { topics: ['geld', 'amt'] } });
    expect(several.choices.filter(({ chosen }) => chosen).map(({ value }) => value)).toEqual(['geld', 'amt']);
  });
  it('says what is wrong beside the field and in a summary that links to it', () => {
    const problems = new Map<string, AnswerProblem>([
      ['need', 'required'],
      ['mainTopic', 'choice'],
    ]);
    const view = formView(contacts, 'contact', { ...given, posted: {}, problems });
    expect(view.failed).toBe(true);
    expect(view.errors).toEqual([
      { href: '#feld-need', text: 'Schreiben Sie bitte, was Ihr Anliegen ist.' },
      { href: '#feld-mainTopic', text: 'Wählen Sie bei „Worum geht es?“ bitte etwas aus der Liste.' },
    ]);
    expect(view.fields.find(({ name }) => name === 'need')?.describedBy).toBe(
      'feld-need-hinweis feld-need-fehler',
    );
  });
  it('links to the first choice of a group', () => {
    const problems = new Map<string, AnswerProblem>([['topics', 'required']]);
    expect(formView(offers, 'offer', { ...given, problems }).errors[0]?.href).toBe('#feld-topics-1');
  });
});

describe('the text of a problem', () => {
  const problems: AnswerProblem[] = [
    'required',
    'tooLong',
    'tooLarge',
    'email',
    'url',
    'date',
    'time',
    'number',
    'choice',
  ];
  it.each(forms)('exists for every problem of every field of %s', (form, tab) => {
    for (const one of formFields(tab, form))
      for (const problem of problems)
        expect(problemText(german(), form, one, 'Feld', problem)).toMatch(/\p{L}/u);
  });
});

describe('readAnswers', () => {
  it('reads what was typed, trimmed, and drops what the form does not ask', () => {
    const read = readAnswers(
      contacts,
      'contact',
      { need: '  Hilfe \r\n bitte ', status: 'x', __proto__: 'x' },
      words,
    );
    expect(read).toMatchObject({ ok: true, answers: { need: 'Hilfe \n bitte', name: null } });
    expect(read.ok && Object.keys(read.answers)).not.toContain('status');
  });
  it('names the problem of each field once', () => {
    const read = readAnswers(
      offers,
      'offer',
      { title: 'x'.repeat(121), url: 'javascript:alert(1)', email: 'a@b' },
      words,
    );
    expect(read.ok ? {} : Object.fromEntries(read.problems)).toMatchObject({
      title: 'tooLong',
      url: 'url',
      email: 'email',
      summary: 'required',
      topics: 'required',
    });
  });
});
