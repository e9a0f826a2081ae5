import { describe, expect, it } from 'vitest';
import { answersFrom, doubtNames, doubts, worldWith } from '../../../local/sheets/doubts.ts';
import { reportOf } from './contract/report.ts';

describe('the worlds', () => {
  it('have the likely answers where nothing else is said', () => {
    const world = worldWith({ copyKeepsMetadata: true });
    expect(Object.keys(world)).toEqual(doubtNames);
    expect(world).toMatchObject({
      copyKeepsMetadata: true,
      titlesIgnoreCase: doubts.titlesIgnoreCase.likely,
    });
  });

  it('are named on a command line by name=yes and name=no', () => {
    expect(answersFrom(['copyKeepsMetadata=yes', 'titlesIgnoreCase=no'])).toEqual({
      copyKeepsMetadata: true,
      titlesIgnoreCase: false,
    });
    for (const word of ['copyKeepsMetadata', 'copyKeepsMetadata=maybe', 'toString=yes']) {
      expect(() => answersFrom([word])).toThrow(`"${word}" answers no doubt`);
    }
  });
});

describe('the table of a run at Google', () => {
  it('says of each assumption whether it holds, and counts', () => {
    const lines = reportOf([
      { name: 'a', assumed: true, seen: true },
      { name: 'bc', assumed: false, seen: true },
      { name: 'd', assumed: true, seen: '403' },
    ]).split('\n');
    expect(lines.slice(1)).toEqual([
      '  a   assumed yes  holds',
      '  bc  assumed no   IS FALSE',
      '  d   assumed yes  unclear: 403',
      '1 hold, 1 false, 1 unclear',
    ]);
  });
});
