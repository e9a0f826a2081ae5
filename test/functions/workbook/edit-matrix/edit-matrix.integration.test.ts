import { describe, expect, it } from 'vitest';
import { doubts, type DoubtName } from '../../../../local/sheets/doubts.ts';
import { edits } from './edits.ts';
import { googleSpreadsheet } from './google-spreadsheet.ts';
import { moments, operations, verdictsOf, wrongs } from './matrix.ts';
import { product } from './product.ts';

const all = operations.length * moments.length;
const right = new Set(['right']);

describe('whatever the manager does to the sheet, nothing is lost unsaid and no cell of hers is changed', () => {
  it.each(Object.keys(edits))('%s', async (name) => {
    const verdicts = await verdictsOf(product, name);
    expect(wrongs(verdicts)).toEqual([]);
    expect(verdicts.size).toBe(all);
    if (name === 'nothing') expect(new Set(verdicts.values())).toEqual(right);
  });
});

/** What the oracle must find in a program that goes by headers and row numbers: if it does not, it is blind. */
const peerFails: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'header renamed': { 'append cold': 'LOST', 'read cold': 'LOST' },
  'column moved': { 'append warm': 'LOST', 'eraseCells warm': 'FOREIGN' },
  'rows sorted': { 'change during': 'FOREIGN' },
  'column duplicated': { 'read cold': 'loud' },
  'formula column of her own': { 'change cold': 'FOREIGN' },
};

describe('the oracle, asked about google-spreadsheet', () => {
  it.each(Object.entries(peerFails))('finds what is wrong: %s', async (name, fails) => {
    const verdicts = await verdictsOf(googleSpreadsheet, name);
    expect(verdicts.size).toBe(all);
    expect(Object.fromEntries(verdicts)).toMatchObject(fails);
  });

  it('finds nothing wrong where nothing is edited', async () => {
    expect(new Set((await verdictsOf(googleSpreadsheet, 'nothing')).values())).toEqual(right);
  });
});

/** Where the other answer to a doubt touches an edit most; `npm run matrix -- --all-worlds` tries all in all. */
const worlds: readonly (readonly [DoubtName, string])[] = [
  ['sortTakesRowMetadata', 'header sorted into the data'], // the header's identity goes along
  ['cutPasteTakesColumnMetadata', 'column cut and pasted elsewhere'], // the column's identity goes along
  ['validationRefusesWrites', 'validation that refuses'], // what comes in is refused, and must be kept
];

describe('in the world where a doubt is answered otherwise, as little', () => {
  it.each(worlds)('%s, %s', async (doubt, edit) => {
    const world = { [doubt]: !doubts[doubt].likely };
    expect(wrongs(await verdictsOf(product, edit, world))).toEqual([]);
  });
});
