import { describe, expect, it } from 'vitest';
import { goals } from '../../sheets-schema/goals.ts';
import { isId } from '../../sheets-schema/ids.ts';
import { listsTab } from '../../sheets-schema/listing.ts';
import { lists } from '../../sheets-schema/lists.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { presetRows, textKeys } from '../../sheets-schema/presets.ts';
import { settings } from '../../sheets-schema/settings.ts';
import { texts } from '../../sheets-schema/texts.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { allTabs } from '../../sheets-schema/workbooks.ts';

describe('presetRows', () => {
  it('names each row once and gives only values that its columns take', () => {
    for (const tab of allTabs as readonly Tab[]) {
      const rows = presetRows(tab, { year: 2026 }) as Record<string, unknown>[];
      const names = rows.map((row) => row[tab.idColumn]);
      expect(
        names.every((name) => typeof name === 'string' && name),
        tab.key,
      ).toBe(true);
      expect(new Set(names).size, tab.key).toBe(rows.length);
      for (const row of rows)
        for (const [key, value] of Object.entries(row))
          expect(tab.columns[key]?.schema.safeParse(value).success, `${tab.key}.${key}`).toBe(true);
    }
  });

  it('copies every word into the manager’s lists, smaller topics under their larger one', () => {
    const rows = presetRows(listsTab);
    expect(rows.length).toBe(Object.values(lists).flat().length);
    expect(rows.find(({ id }) => id === 'topic/geld.schulden')).toMatchObject({
      label: 'Schulden',
      parent: 'geld',
      active: 'ja',
      map: 'Credit Counseling',
    });
  });

  it('leaves Impressum and Datenschutz for the office to write, and says what belongs there', () => {
    const rows = presetRows(texts);
    expect(rows.map(({ key }) => key)).toEqual(textKeys);
    for (const { key, text, help } of rows) {
      expect(help).toBeTruthy();
      expect(Boolean(text), String(key)).toBe(key !== 'imprint' && key !== 'privacy');
    }
  });

  it('asks at 150 days, warns at 180, hides at 365', () => {
    const value = (key: string) => presetRows(settings).find((row) => row.key === key)?.value;
    expect(['ask', 'stale', 'hide'].map((step) => value(`offers.${step}AfterDays`))).toEqual([
      '150',
      '180',
      '365',
    ]);
  });

  it('has a place for the link to this year’s contacts file', () => {
    const keys = (options?: { year: number }) => presetRows(settings, options).map(({ key }) => key);
    expect(keys({ year: 2027 })).toContain('file.contacts.2027');
    expect(keys().some((key) => key?.startsWith('file.contacts'))).toBe(false);
  });

  it('starts with the measures of the grant application in all four phases', () => {
    const rows = presetRows(goals);
    expect(new Set(rows.map(({ phase }) => phase))).toEqual(new Set(['aufbau', 'ab6', 'jahr2', 'jahr3']));
    expect(new Set(rows.map(({ goal }) => goal)).size).toBe(3);
    expect(rows.every(({ id }) => isId(id ?? ''))).toBe(true);
    expect(presetRows(goals)).toEqual(rows);
  });

  it('leaves the tabs empty that people fill', () => {
    expect(presetRows(offers)).toEqual([]);
  });
});
