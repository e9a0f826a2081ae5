import { describe, expect, it } from 'vitest';
import { commandOf } from '../../../local/workbench/public/desk/keys.ts';

/** `Ctrl+Shift+z` as the browser tells it. */
function key(combination: string): ReturnType<typeof commandOf> {
  const parts = combination.split('+');
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  return commandOf({
    key: parts.at(-1)!.replace('Space', ' '),
    ctrlKey: has('Ctrl'),
    metaKey: has('Meta'),
    shiftKey: has('Shift'),
    altKey: has('Alt'),
  });
}

describe('a key in the grid', () => {
  it.each([
    ['a', 'type'],
    ['Shift+Ä', 'type'],
    ['Ctrl+Alt+@', 'type'], // AltGr
    ['Dead', 'type'],
    ['Space', 'toggle'],
    ['Shift+Space', 'selectRow'],
    ['Ctrl+Space', 'selectColumn'],
    ['Ctrl+a', 'selectAll'],
    ['Ctrl+z', 'undo'],
    ['Ctrl+Shift+Z', 'redo'],
    ['Ctrl+y', 'redo'],
    ['Meta+z', 'undo'],
    ['Ctrl+d', 'fillDown'],
    ['Ctrl+r', 'fillRight'],
    ['Ctrl+f', 'find'],
    ['Ctrl+h', 'replace'],
    ['F2', 'edit'],
    ['Enter', 'edit'],
    ['Delete', 'clear'],
    ['Escape', 'leave'],
    ['Shift+F10', 'menu'],
    ['Alt+ArrowDown', 'open'],
    ['Ctrl+Shift+PageDown', 'nextSheet'],
    ['Ctrl+Shift+PageUp', 'previousSheet'],
  ])('%s means %s', (combination, name) => {
    expect(key(combination)?.name).toBe(name);
  });

  it('moves by arrows, farther with Ctrl, and extends with Shift', () => {
    expect(key('ArrowDown')).toEqual({ name: 'move', dx: 0, dy: 1, extend: false, far: false });
    expect(key('Ctrl+Shift+ArrowLeft')).toEqual({ name: 'move', dx: -1, dy: 0, extend: true, far: true });
    expect(key('Ctrl+Home')).toEqual({ name: 'tableStart', extend: false });
    expect(key('Shift+End')).toEqual({ name: 'rowEnd', extend: true });
    expect(key('Shift+Tab')).toEqual({ name: 'next', by: 'row', back: true });
    expect(key('Shift+Enter')).toEqual({ name: 'next', by: 'column', back: true });
  });

  it.each(['Ctrl+c', 'Ctrl+v', 'Ctrl+Shift+R', 'Alt+ArrowLeft', 'F5', 'Shift'])(
    '%s is left to the browser',
    (combination) => {
      expect(key(combination)).toBeUndefined();
    },
  );
});
