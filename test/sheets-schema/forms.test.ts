import { describe, expect, it } from 'vitest';
import { contacts } from '../../sheets-schema/contacts.ts';
import { formFields, formSchema, rowFromAnswers, usedAnswers } from '../../sheets-schema/forms.ts';
import { events } from '../../sheets-schema/events.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { reports } from '../../sheets-schema/reports.ts';
import { peopleTab, type Tab } from '../../sheets-schema/tab.ts';
import { ask, date, email, number, oneOf, someOf, text, time, url } from '../../sheets-schema/vocabulary.ts';
import { allTabs } from '../../sheets-schema/workbooks.ts';

/** A form of one question of each kind. */
const kinds = peopleTab('kinds', {
  file: 'directory',
  title: 'Arten',
  columns: {
    line: text({ label: 'Zeile', max: 10, forms: { contact: ask(1, { required: true }) } }),
    mail: email({ label: 'Mail', forms: { contact: ask(2) } }),
    web: url({ label: 'Web', forms: { contact: ask(3) } }),
    day: date({ label: 'Tag', forms: { contact: ask(4) } }),
    hour: time({ label: 'Stunde', forms: { contact: ask(5) } }),
    amount: number({ label: 'Zahl', max: 500, forms: { contact: ask(6) } }),
    one: oneOf('yesno', { label: 'Eins', forms: { contact: ask(7) } }),
    some: someOf('rhythm', { label: 'Mehrere', forms: { contact: ask(8) } }),
    secret: text({ label: 'Nicht gefragt' }),
  },
});

/** The parsed value of one field, or the problem's code. */
function answer(field: string, value: unknown, tab: Tab = kinds) {
  const result = formSchema(tab, 'contact').safeParse({ line: 'x', [field]: value });
  if (result.success) return result.data[field];
  expect(result.error.issues.map(({ path }) => path)).toEqual([[field]]);
  return { problem: result.error.issues[0]?.message };
}

describe('formFields', () => {
  it('asks a resident for six things, the need first, and requires nothing else', () => {
    const fields = formFields(contacts, 'contact');
    expect(fields.map(({ key }) => key)).toEqual(['need', 'mainTopic', 'reach', 'name', 'lang', 'livesIn']);
    expect(fields.filter(({ required }) => required).map(({ key }) => key)).toEqual(['need']);
  });

  it('never asks for or presets a column that the machine fills', () => {
    for (const tab of allTabs as readonly Tab[])
      for (const [key, column] of Object.entries(tab.columns))
        if (column.writer === 'machine') expect(column.forms, `${tab.key}.${key}`).toBeUndefined();
  });

  it('gives each question of a form a place of its own', () => {
    for (const [tab, form] of [
      [contacts, 'contact'],
      [offers, 'offer'],
      [events, 'event'],
      [reports, 'report'],
      [partners, 'subscription'],
    ] as const) {
      const places = Object.values((tab as Tab).columns).flatMap(({ forms }) => {
        const use = forms?.[form];
        return use && 'ask' in use ? [use.ask] : [];
      });
      expect(new Set(places).size).toBe(places.length);
    }
  });
});

describe('formSchema', () => {
  it('trims texts and writes line ends as the sheet does', () => {
    expect(answer('line', '  a\r\nb \t')).toBe('a\nb');
  });

  it('wants an answer where the form requires one, and spaces are none', () => {
    for (const nothing of ['', '   ', '\n', undefined, []])
      expect(answer('line', nothing)).toEqual({ problem: 'required' });
  });

  it('reads an unanswered question as null, several as an empty list', () => {
    expect(formSchema(kinds, 'contact').parse({ line: 'x' })).toEqual({
      line: 'x',
      mail: null,
      web: null,
      day: null,
      hour: null,
      amount: null,
      one: null,
      some: [],
    });
  });

  it('asks which is meant where a field that holds one value comes with several', () => {
    expect(answer('line', ['first', 'second'])).toEqual({ problem: 'several' });
    expect(answer('line', ['', 'one ', 'one'])).toBe('one');
  });

  it('asks for words again that came as something else than UTF-8', () => {
    expect(answer('line', 'B\uFFFDro')).toEqual({ problem: 'unreadable' });
  });

  it('refuses a text that is too long by one sign', () => {
    expect(answer('line', '1234567890')).toBe('1234567890');
    expect(answer('line', '12345678901')).toEqual({ problem: 'tooLong' });
  });

  it('drops fields that the form does not ask, also the machine’s and prototype names', () => {
    const posted = JSON.parse(
      '{"line":"x","secret":"s","id":"i","status":"oeffentlich","__proto__":{"a":1},"constructor":"c"}',
    ) as unknown;
    const parsed = formSchema(kinds, 'contact').parse(posted);
    expect(Object.keys(parsed)).toEqual(['line', 'mail', 'web', 'day', 'hour', 'amount', 'one', 'some']);
  });

  it.each(['name@beispiel.example', 'o.n-e+tag@sub.quartier.example', 'post@bürgerhaus.example'])(
    'takes %s for a mail address',
    (address) => expect(answer('mail', ` ${address} `)).toBe(address),
  );

  it.each([
    'nobody',
    'a@b',
    '@quartier.example',
    'a@.example',
    'a@b..example',
    'a b@c.example',
    'a@b.example, evil@x.example',
    '"a"@b.example',
    'Anna <a@b.example>',
    'a@b.example\nBcc: x@y.example',
    'ä@b.example',
    '.a@b.example',
    'a..b@c.example',
    `${'a'.repeat(250)}@b.example`,
  ])('takes %j for no mail address', (address) =>
    expect(answer('mail', address)).toEqual({ problem: 'email' }),
  );

  it.each([
    'https://quartier.example/a?b=c',
    'http://quartier.example',
    'quartier.example',
    'www.bürger.example/pfad',
  ])('takes %s for a web address, as typed', (address) => expect(answer('web', address)).toBe(address));

  it.each([
    'javascript:alert(1)',
    'ftp://a.example',
    'data:text/html,x',
    'kein link',
    'localhost',
    'mailto:a@b.example',
  ])('takes %j for no web address', (address) => expect(answer('web', address)).toEqual({ problem: 'url' }));

  it('takes a day only if the calendar has it', () => {
    expect(answer('day', '2028-02-29')).toBe('2028-02-29');
    for (const wrong of ['2027-02-29', '29.02.2028', 'morgen'])
      expect(answer('day', wrong)).toEqual({ problem: 'date' });
  });

  it('takes a time of day from 00:00 to 23:59', () => {
    expect(answer('hour', '00:00')).toBe('00:00');
    expect(answer('hour', '23:59')).toBe('23:59');
    for (const wrong of ['24:00', '9:00', '12 Uhr'])
      expect(answer('hour', wrong)).toEqual({ problem: 'time' });
  });

  it('reads a number with a German comma, and says whether it is none or too large', () => {
    expect(answer('amount', '2,5')).toBe(2.5);
    expect(answer('amount', '500')).toBe(500);
    expect(answer('amount', '501')).toEqual({ problem: 'tooLarge' });
    for (const wrong of ['-1', 'viele', 'Infinity'])
      expect(answer('amount', wrong)).toEqual({ problem: 'number' });
  });

  it('takes only what the list offers, as one value or as several', () => {
    expect(answer('one', 'ja')).toBe('ja');
    expect(answer('one', 'Ja')).toEqual({ problem: 'choice' });
    expect(answer('some', 'monatlich')).toEqual(['monatlich']);
    expect(answer('some', ['monatlich', 'monatlich', ' woechentlich '])).toEqual([
      'monatlich',
      'woechentlich',
    ]);
    expect(answer('some', ['monatlich', 'toString'])).toEqual({ problem: 'choice' });
  });

  it('takes a word that the manager has added to the list', () => {
    const keys = () => ['vielleicht'];
    expect(formSchema(kinds, 'contact', keys).parse({ line: 'x', one: 'vielleicht' })['one']).toBe(
      'vielleicht',
    );
    expect(formSchema(kinds, 'contact', keys).safeParse({ line: 'x', one: 'ja' }).success).toBe(false);
  });
});

describe('usedAnswers', () => {
  it('leaves out an answer that only counts together with another', () => {
    const answers = { need: 'x', name: 'Erika', reach: null };
    expect(usedAnswers(contacts, 'contact', answers)).toEqual({ ...answers, name: null });
    expect(usedAnswers(contacts, 'contact', { ...answers, reach: '0571' })).toMatchObject({ name: 'Erika' });
  });
  it('leaves out one that does not count together with the answer given there', () => {
    const until = (repeat: string | null) =>
      usedAnswers(events, 'event', { repeat, repeatUntil: '2099-06-29' })['repeatUntil'];
    expect(['woechentlich', 'einmalig', null].map(until)).toEqual(['2099-06-29', null, null]);
  });
  it.each([
    ['contact', contacts],
    ['offer', offers],
    ['event', events],
    ['report', reports],
    ['subscription', partners],
  ] as const)('depends in %s only on questions that come before', (form, tab) => {
    const keys = formFields(tab, form).map(({ key }) => key);
    for (const { key, when } of formFields(tab, form))
      if (when) expect(keys.slice(0, keys.indexOf(key))).toContain(when.field);
  });
});

describe('rowFromAnswers', () => {
  const row = (posted: object) =>
    rowFromAnswers(contacts, 'contact', formSchema(contacts, 'contact').parse(posted), '2026-11-30');

  it('presets what a resident is not asked', () => {
    expect(row({ need: 'Mein Wasserhahn tropft.' })).toMatchObject({
      date: '2026-11-30',
      channel: 'formular',
      with: 'selbst',
      first: 'unbekannt',
      persons: 1,
      outcome: 'offen',
      need: 'Mein Wasserhahn tropft.',
      mainTopic: null,
    });
  });

  it('calls a contact anonymous exactly when nobody can be answered', () => {
    expect(row({ need: 'x', name: 'Ein Name' }).anonymous).toBe('ja');
    expect(row({ need: 'x', reach: 'a@b.example' }).anonymous).toBe('nein');
  });

  it('gives values that every column of the row takes', () => {
    const values: Record<string, unknown> = {
      ...row({ need: 'x', mainTopic: 'geld.schulden', lang: 'tr', livesIn: 'altstadt' }),
    };
    for (const [key, value] of Object.entries(values))
      expect((contacts as Tab).columns[key]?.schema.safeParse(value).success, key).toBe(true);
  });
});
