import { describe, expect, it } from 'vitest';
import { SPREADSHEET } from '../../../../local/sheets/drive/file.ts';
import { parseQuery } from '../../../../local/sheets/drive/query.ts';

const file = {
  name: "Kontakte 2026 – Anna's",
  mimeType: SPREADSHEET,
  trashed: false,
  createdTime: '2026-11-20T08:00:00.000Z',
  modifiedTime: '2026-11-23T12:00:00.000Z',
};

describe('the query of files.list', () => {
  it.each([
    ['', true],
    ["mimeType='application/vnd.google-apps.spreadsheet'", true],
    ['mimeType="application/vnd.google-apps.spreadsheet" and name = "Kontakte"', false],
    ["mimeType != 'text/plain' and trashed = false", true],
    ['trashed=true', false],
    ["name = 'Kontakte 2026 – Anna\\'s'", true],
    ["name contains 'kontakte'", true],
    ["name contains '2026'", true],
    ["name contains 'takte'", false],
    ["modifiedTime > '2026-11-23T11:59:59'", true],
    ["modifiedTime > '2026-11-23T13:00:00+01:00'", false],
    ["createdTime <= '2026-11-20T08:00:00Z' and trashed != true", true],
  ])('%s', (q, selected) => {
    expect(parseQuery(q)(file)).toBe(selected);
  });

  it.each([
    ["fullText contains 'geheim'", 'The Drive query term "fullText"'],
    ["'geheim' in parents", 'The Drive query operator "in"'],
    ["not name contains 'geheim'", 'The Drive query operator "not"'],
    ["name = 'geheim' or name = 'b'", 'The Drive query operator "or"'],
    ["(name = 'geheim')", 'The Drive query operator "("'],
  ])('refuses by name what it does not know: %s', (q, named) => {
    expect(() => parseQuery(q)).toThrow(named);
  });

  it.each(['name', "name = 'geheim", "name < 'geheim'", "modifiedTime > 'geheim'"])(
    'refuses what is no query, without its words: %s',
    (q) => {
      expect(() => parseQuery(q)).toThrow(/^Invalid Value$/);
    },
  );
});
