import { describe, expect, it } from 'vitest';
import { plain } from '../../../functions/platform/alike.ts';

describe('names as they are compared', () => {
  it.each([
    ['  Café  am Markt ', 'café am markt'],
    ['CAFÉ AM\tMARKT', 'Cafe\u0301 am Markt'],
    [null, ''],
    [undefined, ' '],
  ])('are the same: %j and %j', (one, other) => {
    expect(plain(one)).toBe(plain(other));
  });

  it('are others where a person reads another name', () => {
    expect(plain('Café am Markt')).not.toBe(plain('Cafe am Markt'));
  });
});
