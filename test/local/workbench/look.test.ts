import { describe, expect, it } from 'vitest';
import { lookOf } from '../../../local/workbench/public/desk/look.ts';

describe('the look of a cell', () => {
  it('is nothing where the cell is as any other: black on white, 10 points, to the left', () => {
    const effectiveFormat = { backgroundColor: { red: 1, green: 1, blue: 1 } };
    const userEnteredFormat = { textFormat: { foregroundColor: {}, bold: false, fontSize: 10 } };
    expect(lookOf({ effectiveFormat, userEnteredFormat })).toBeUndefined();
    expect(lookOf({})).toBeUndefined();
  });

  it('takes colours, weight and size from the format; a missing channel is 0', () => {
    expect(
      lookOf({
        effectiveFormat: { backgroundColor: { red: 1 } },
        userEnteredFormat: {
          wrapStrategy: 'WRAP',
          textFormat: { bold: true, strikethrough: true, fontSize: 18, foregroundColor: { blue: 0.5 } },
        },
      }),
    ).toEqual({
      classes: 'bold struck wraps',
      background: 'rgb(255, 0, 0)',
      color: 'rgb(0, 0, 128)',
      fontSize: 23,
      wraps: true,
    });
  });

  it('puts numbers to the right and truth to the middle, unless the format says otherwise', () => {
    expect(lookOf({ effectiveValue: { numberValue: 5 } })?.classes).toBe('to-right');
    expect(lookOf({ effectiveValue: { boolValue: false } })?.classes).toBe('to-center');
    const userEnteredFormat = { horizontalAlignment: 'LEFT' };
    expect(lookOf({ effectiveValue: { numberValue: 5 }, userEnteredFormat })).toBeUndefined();
  });

  it('carries note, rule and formula', () => {
    const rule = { condition: { type: 'BOOLEAN' } };
    expect(
      lookOf({ note: 'Hilfe', dataValidation: rule, userEnteredValue: { formulaValue: '=A1' } }),
    ).toEqual({
      classes: '',
      note: 'Hilfe',
      rule,
      formula: '=A1',
    });
  });
});
