import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../../functions/web/asked.ts';

describe('valuesOf', () => {
  it('takes one text, or several where a field came more than once, under any name', () => {
    const values = valuesOf(new URLSearchParams('a=1&b=2&a=3&a=&__proto__=x&constructor=y'));
    expect(Object.entries(values)).toEqual([
      ['a', ['1', '3', '']],
      ['b', '2'],
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('walks through the fields once, however many names a body is made of', () => {
    let reads = 0;
    class Counted extends URLSearchParams {
      override getAll(name: string): string[] {
        reads++;
        return super.getAll(name);
      }
    }
    const body = Array.from({ length: 1000 }, (_, at) => at.toString(36)).join('&');
    expect(Object.keys(valuesOf(new Counted(body)))).toHaveLength(1000);
    expect(reads).toBe(0);
  });

  it('leaves out control characters, and keeps tabs, lines and joined emoji', () => {
    const { text } = valuesOf(new URLSearchParams({ text: 'a\u0000b\u001b[1m\u0085\tc\r\nd👩‍👧' }));
    expect(text).toBe('ab[1m\tc\r\nd👩‍👧');
  });
});
