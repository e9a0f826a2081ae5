/** What a key means in the grid while no cell is being edited. */
export type Command =
  | {
      readonly name: 'move';
      readonly dx: number;
      readonly dy: number;
      readonly extend: boolean;
      readonly far: boolean;
    }
  | { readonly name: 'page'; readonly dy: number; readonly extend: boolean }
  | { readonly name: 'rowStart' | 'rowEnd' | 'tableStart' | 'tableEnd'; readonly extend: boolean }
  | { readonly name: 'next'; readonly by: 'row' | 'column'; readonly back: boolean }
  | {
      readonly name:
        | 'edit'
        | 'type'
        | 'clear'
        | 'leave'
        | 'undo'
        | 'redo'
        | 'fillDown'
        | 'fillRight'
        | 'find'
        | 'replace'
        | 'selectAll'
        | 'selectRow'
        | 'selectColumn'
        | 'nextSheet'
        | 'previousSheet'
        | 'menu'
        | 'open'
        | 'toggle';
    };

/** The part of a keyboard event that decides. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The keys of Google Sheets on Windows and Linux; the command key of a Mac counts as Ctrl. */
export function commandOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Key): Command | undefined {
  const ctrl = ctrlKey || metaKey;
  // AltGr comes as Ctrl and Alt: a character such as @ or €.
  if (key.length === 1 && ctrl === altKey) {
    if (key !== ' ') return { name: 'type' };
    return { name: shiftKey ? 'selectRow' : 'toggle' };
  }
  if (altKey) return key === 'ArrowDown' ? { name: 'open' } : undefined;
  const arrow = ARROWS[key];
  if (arrow) return { name: 'move', dx: arrow[0], dy: arrow[1], extend: shiftKey, far: ctrl };
  if (ctrl) return withCtrl(key, shiftKey);
  switch (key) {
    case 'PageUp':
    case 'PageDown':
      return { name: 'page', dy: key === 'PageUp' ? -1 : 1, extend: shiftKey };
    case 'Home':
      return { name: 'rowStart', extend: shiftKey };
    case 'End':
      return { name: 'rowEnd', extend: shiftKey };
    case 'Tab':
      return { name: 'next', by: 'row', back: shiftKey };
    case 'Enter':
      return shiftKey ? { name: 'next', by: 'column', back: true } : { name: 'edit' };
    case 'F2':
      return { name: 'edit' };
    case 'Delete':
    case 'Backspace':
      return { name: 'clear' };
    case 'Escape':
      return { name: 'leave' };
    case 'F10':
      return shiftKey ? { name: 'menu' } : undefined;
    case 'ContextMenu':
      return { name: 'menu' };
    case 'Dead':
    case 'Process':
      return { name: 'type' };
    default:
      return undefined;
  }
}

function withCtrl(key: string, shift: boolean): Command | undefined {
  switch (key.toLowerCase()) {
    case 'z':
      return { name: shift ? 'redo' : 'undo' };
    case 'y':
      return { name: 'redo' };
    case 'd':
      return { name: 'fillDown' };
    case 'r':
      return shift ? undefined : { name: 'fillRight' };
    case 'f':
      return { name: 'find' };
    case 'h':
      return { name: 'replace' };
    case 'a':
      return { name: 'selectAll' };
    case ' ':
      return { name: shift ? 'selectAll' : 'selectColumn' };
    case 'home':
      return { name: 'tableStart', extend: shift };
    case 'end':
      return { name: 'tableEnd', extend: shift };
    case 'enter':
      return { name: 'edit' };
    case 'pagedown':
      return shift ? { name: 'nextSheet' } : undefined;
    case 'pageup':
      return shift ? { name: 'previousSheet' } : undefined;
    default:
      return undefined;
  }
}
