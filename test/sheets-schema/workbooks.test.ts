import { describe, expect, it } from 'vitest';
import { answersTab } from '../../sheets-schema/answers.ts';
import { lists } from '../../sheets-schema/lists.ts';
import { start } from '../../sheets-schema/start.ts';
import { columnMetadata, headerMetadata, tabMetadata, type Tab } from '../../sheets-schema/tab.ts';
import { allTabs, fileKeys, fileTitle, tabByKey, tabsOf } from '../../sheets-schema/workbooks.ts';

const survey = { id: 'ABCDEFGH23456789', title: 'Wie lebt es sich hier?', reference: 'ABCD-EFGH' };
const question = {
  key: 'zufrieden',
  no: 1,
  text: 'Wie zufrieden?',
  type: 'skala',
  scale: 'zufrieden5',
  options: null,
} as const;
const tabs: readonly Tab[] = [...allTabs, answersTab(survey, [question])];
const columns = tabs.flatMap((tab) =>
  Object.entries(tab.columns).map(([key, column]) => ({ tab, key, column, name: `${tab.key}.${key}` })),
);

describe('the four workbooks', () => {
  it('have the tabs that the design lists for each file, people’s tabs first', () => {
    const titles = Object.fromEntries(fileKeys.map((file) => [file, tabsOf(file).map(({ title }) => title)]));
    expect(titles).toEqual({
      directory: [
        'Angebote',
        'Organisationen',
        'Kooperationen',
        'Veranstaltungen',
        'Ziele',
        'Listen',
        'Texte',
        'Einstellungen',
        'Änderungen',
        'Meldungen',
        'Prüfen',
        'Hinweise',
        'Kennzahlen',
      ],
      contacts: ['Kontakte', 'Prüfen'],
      surveys: ['Umfragen', 'Fragen', 'Prüfen'],
      operations: [
        'Partner',
        'Partnerwünsche',
        'Vorschau',
        'Prüfen',
        'Protokoll',
        'Fehler',
        'Bestätigungen',
        'Einwilligungen',
        'Ausgaben',
        'Inhalte',
        'Zustellungen',
        'Läufe',
      ],
    });
    expect(start.file).toBe('directory');
  });

  it('are called as people call them', () => {
    expect(fileKeys.map((file) => fileTitle(file, 2027))).toEqual([
      'Verzeichnis',
      'Kontakte 2027',
      'Befragungen',
      'Versand',
    ]);
  });

  it('know each tab by one key', () => {
    expect(new Set(allTabs.map(({ key }) => key)).size).toBe(allTabs.length);
    for (const tab of allTabs) expect(tabByKey(tab.key)).toBe(tab);
    expect(tabByKey('nothing')).toBeUndefined();
  });

  it('give every tab, header row and column a metadata id of its own, positive and of 31 bits', () => {
    const all = [
      ...tabs.flatMap((tab) => [tabMetadata(tab), headerMetadata(tab)]),
      ...columns.map(({ tab, key }) => columnMetadata(tab, key)),
    ];
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.every(({ id }) => Number.isInteger(id) && id > 0 && id < 2 ** 31)).toBe(true);
  });

  it('keep their metadata ids for good: another id would orphan every office’s columns', () => {
    expect(columnMetadata({ key: 'offers' }, 'title')).toEqual({
      name: 'column:offers.title',
      id: 1540108486,
    });
    expect(tabMetadata({ key: 'offers' })).toEqual({ name: 'tab:offers', id: 925230370 });
    expect(headerMetadata({ key: 'offers' })).toEqual({ name: 'header:offers', id: 1424970016 });
  });

  it('show each header once in a tab, so that a lost column can be found again by its header', () => {
    for (const tab of tabs) {
      const labels = Object.values(tab.columns).map(({ label }) => label.toLowerCase());
      expect(labels.toSorted(), tab.key).toEqual([...new Set(labels)].toSorted());
    }
  });

  it('name each row by a column that is there, and each reference by its title', () => {
    for (const tab of tabs) {
      expect(Object.keys(tab.columns), tab.key).toContain(tab.idColumn);
      if (tab.titleColumn) expect(Object.keys(tab.columns), tab.key).toContain(tab.titleColumn);
    }
  });

  it('offer words only from lists that exist', () => {
    const used = columns.filter(({ column }) => column.kind === 'oneOf' || column.kind === 'someOf');
    expect(used.length).toBeGreaterThan(40);
    for (const { column, name } of used) expect(Object.keys(lists), name).toContain(column.list);
  });

  it('refer only to tabs that exist and have a title to pick', () => {
    const references = columns.filter(({ column }) => column.kind === 'reference');
    expect(references.length).toBeGreaterThan(8);
    for (const { column, name } of references)
      expect(tabByKey(column.refersTo ?? '')?.titleColumn, name).toBeDefined();
  });

  it('put the machine’s grey columns at the end of the tabs for people', () => {
    for (const tab of tabs.filter(({ kind, keyed }) => kind === 'people' && !keyed))
      expect(Object.keys(tab.columns).slice(-5), tab.key).toEqual([
        'state',
        'reference',
        'id',
        'submissionId',
        'receivedAt',
      ]);
  });
});
