import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lists, parentOf, type ListEntry } from '../../sheets-schema/lists.ts';

const everyList: [string, readonly ListEntry[]][] = Object.entries(lists);
const facts = new URL('../../../shared/facts/vocabularies.csv', import.meta.url);

describe('the lists', () => {
  it('have no comma in a label, because several labels in a cell are joined by one', () => {
    for (const [list, entries] of everyList)
      for (const { label } of entries) expect(label, list).not.toContain(',');
  });

  it('have each key and each label once, whatever the case', () => {
    for (const [list, entries] of everyList) {
      expect(new Set(entries.map(({ key }) => key)).size, list).toBe(entries.length);
      expect(new Set(entries.map(({ label }) => label.trim().toLowerCase())).size, list).toBe(entries.length);
    }
  });

  it('place each smaller topic under one that exists', () => {
    const keys: readonly string[] = lists.topic.map(({ key }) => key);
    for (const key of keys) expect([null, ...keys]).toContain(parentOf(key));
    expect(parentOf('geld.schulden')).toBe('geld');
  });

  it('have a scale for each scale that a question can choose', () => {
    expect(lists.scale.map(({ key }) => `scale.${key}`).toSorted()).toEqual(
      Object.keys(lists)
        .filter((list) => list.startsWith('scale.'))
        .toSorted(),
    );
  });

  it.skipIf(!existsSync(facts))('hold every word of the collected vocabularies', () => {
    const rows = readFileSync(facts, 'utf8').trim().split('\n').slice(1);
    const collected = rows.map((row) => row.split(',').slice(0, 3).join(','));
    const ours = new Set(
      everyList.flatMap(([list, entries]) => entries.map(({ key, label }) => `${list},${key},${label}`)),
    );
    expect(collected.filter((word) => !ours.has(word))).toEqual([]);
  });
});
