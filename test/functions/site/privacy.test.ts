import { expect, it } from 'vitest';
import { keptViews } from '../../../functions/site/privacy.ts';
import { personalColumns } from '../../../sheets-schema/privacy.ts';

it('tells of every column about people how long it stays, in the words of the tables', () => {
  const lines = keptViews().map(({ where, what, time }) => `${where}: ${what}: ${time}`);
  expect(lines).toEqual(
    expect.arrayContaining([
      'Kontakte: Anliegen, Rückmeldung an, Name: 12 Monate nach „Erledigt am“; solange dort nichts steht, 24 Monate nach „Datum“',
      'Prüfen: Was gesendet wurde: 90 Tage nach „Eingegangen am“',
      'Partner: E-Mail, Name, Organisation: solange die Einwilligung gilt und 30 Tage danach; ohne Bestätigung 7 Tage',
      'Einwilligungen: Adresse (verschlüsselt): solange die Einwilligung gilt und 3 Jahre danach; ohne Bestätigung 38 Tage',
    ]),
  );
  for (const { tabTitle, label } of personalColumns())
    expect(
      keptViews().some(({ where, what }) => where === tabTitle && what.split(', ').includes(label)),
    ).toBe(true);
});
