import { expect, it } from 'vitest';
import { surveyWork } from '../../../functions/upkeep/surveys.ts';
import type { Survey } from '../../../sheets-schema/surveys.ts';

const survey = (id: string, status: Survey['status'], state: string | null = null) =>
  ({ id, reference: `${id}-1`, status, state }) as const;

it('tells the address of each released survey once, and of no other', () => {
  const told = 'Zum Antworten: https://quartier.example/umfrage/TOLD-1';
  const rows = [
    survey('NEW', 'freigegeben'),
    survey('TOLD', 'freigegeben', told),
    survey('DRAFT', 'entwurf'),
  ];
  expect(surveyWork(rows, 'https://quartier.example')).toMatchObject([
    { id: 'NEW', values: { state: 'Zum Antworten: https://quartier.example/umfrage/NEW-1' } },
  ]);
});

it('waits for a row typed by hand to get its id', () => {
  expect(
    surveyWork([{ id: null, reference: null, status: 'freigegeben', state: null }], 'https://x.example'),
  ).toEqual([]);
});
