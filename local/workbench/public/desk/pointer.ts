import { h } from '../dom.ts';
import { fillTarget, type Area, type Cell } from './area.ts';
import type { Grid, GridEvents } from './grid.ts';
import { LETTERS, NUMBERS } from './measures.ts';

/** The least width in pixels to which a column can be drawn. */
const LEAST_WIDTH = 24;

/** What a drag does from its first to its last point. */
interface Drag {
  move(event: PointerEvent): void;
  end(event: PointerEvent): void;
}

/** Listens to mouse, pen and finger: choosing, filling, moving rows and columns, widths, menus. */
export function listenToPointer(grid: Grid, events: GridEvents): void {
  const { canvas, scroller } = grid;

  canvas.addEventListener('pointerdown', (event) => {
    const target = event.target as HTMLElement;
    if (event.button !== 0) return;
    const button = target.closest<HTMLElement>('.filter-button');
    if (event.pointerType !== 'touch') event.preventDefault(); // no text is marked, the focus stays where we put it
    grid.endEditing(true);
    grid.enter();
    if (button) {
      events.filterMenu(Number(button.dataset['filter']), button.getBoundingClientRect());
      return;
    }
    const drag = begin(event, target);
    if (!drag || event.pointerType === 'touch') return; // a finger that moves scrolls
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('pointermove', (moved) => drag.move(moved), { signal });
    window.addEventListener(
      'pointerup',
      (up) => {
        stop.abort();
        drag.end(up);
      },
      { signal },
    );
  });

  function begin(event: PointerEvent, target: HTMLElement): Drag | undefined {
    const letter = target.closest<HTMLElement>('.letter');
    const number = target.closest<HTMLElement>('.number');
    const at = grid.cellAt(event.clientX, event.clientY);
    if (target.closest('.corner')) grid.chooseWhole('all', 0);
    else if (target.classList.contains('resize')) return resize(Number(letter?.dataset['column']), event);
    else if (target.closest('.handle')) return fill();
    else if (letter) return header('columns', Number(letter.dataset['column']), event);
    else if (number) return header('rows', Number(number.dataset['row']), event);
    else {
      if (event.shiftKey) grid.extend(at);
      else grid.choose(at);
      return {
        move: (moved) => grid.extend(grid.cellAt(moved.clientX, moved.clientY)),
        end: () => undefined,
      };
    }
    return undefined;
  }

  /** A press on a header that is not chosen chooses, one on a chosen header moves what is chosen. */
  function header(whole: 'rows' | 'columns', index: number, event: PointerEvent): Drag {
    const { left, top, right, bottom } = grid.selection;
    const [from, to] = whole === 'rows' ? [top, bottom] : [left, right];
    const chosen = grid.whole === whole && index >= from && index <= to;
    const indexAt = ({ clientX, clientY }: PointerEvent): number => {
      const { x, y } = grid.cellAt(clientX, clientY);
      return whole === 'rows' ? y : x;
    };
    if (event.shiftKey) {
      grid.extend(whole === 'rows' ? { x: 0, y: index } : { x: index, y: 0 });
      return { move: () => undefined, end: () => undefined };
    }
    if (chosen) return move(whole, from, to, event, () => grid.chooseWhole(whole, index));
    grid.chooseWhole(whole, index);
    return { move: (moved) => grid.chooseWhole(whole, index, indexAt(moved)), end: () => undefined };
  }

  function move(
    whole: 'rows' | 'columns',
    from: number,
    to: number,
    { clientX, clientY }: PointerEvent,
    clicked: () => void,
  ): Drag {
    const axis = whole === 'rows' ? grid.content.rows : grid.content.columns;
    const line = h('div', { class: `drop-line ${whole}` });
    let destination: number | undefined;
    return {
      move: (moved) => {
        if (destination === undefined && Math.hypot(moved.clientX - clientX, moved.clientY - clientY) < 6)
          return;
        const { x, y } = grid.cellAt(moved.clientX, moved.clientY);
        const over = whole === 'rows' ? y : x;
        const box = grid.boxOf({ x, y });
        const after =
          whole === 'rows'
            ? moved.clientY > box.top + box.height / 2
            : moved.clientX > box.left + box.width / 2;
        destination = after ? over + 1 : over;
        if (whole === 'rows') line.style.top = `${LETTERS + axis.start(destination) - 1}px`;
        else line.style.left = `${NUMBERS + axis.start(destination) - 1}px`;
        canvas.append(line);
        canvas.classList.add('moving');
      },
      end: () => {
        line.remove();
        canvas.classList.remove('moving');
        if (destination === undefined) clicked();
        else if (destination < from || destination > to + 1)
          events.moved(whole === 'rows' ? 'ROWS' : 'COLUMNS', from, to, destination);
      },
    };
  }

  function resize(x: number, { clientX }: PointerEvent): Drag {
    const before = grid.content.columns.size(x);
    const line = h('div', { class: 'drop-line columns' });
    let width = before;
    const show = (): void => {
      line.style.left = `${NUMBERS + grid.content.columns.start(x) + width - 1}px`;
    };
    show();
    canvas.append(line);
    return {
      move: (moved) => {
        width = Math.max(LEAST_WIDTH, Math.round(before + moved.clientX - clientX));
        show();
      },
      end: () => {
        line.remove();
        if (width !== before) events.resized(x, width);
      },
    };
  }

  function fill(): Drag {
    const source = grid.selection;
    let target: Area | undefined;
    return {
      move: (moved) => {
        target = fillTarget(source, grid.cellAt(moved.clientX, moved.clientY));
        grid.preview(target);
      },
      end: () => {
        grid.preview(undefined);
        if (target) events.filled(target);
      },
    };
  }

  canvas.addEventListener('dblclick', (event) => {
    const target = event.target as HTMLElement;
    const letter = target.closest<HTMLElement>('.letter');
    if (target.classList.contains('resize')) events.fitted(Number(letter?.dataset['column']));
    // Where others' changes drew the cell anew between the two clicks, the target is what lies around it.
    else if (!target.closest('.letter, .number, .corner, .filter-button, .handle')) grid.edit();
  });

  canvas.addEventListener('contextmenu', (event) => {
    const target = event.target as HTMLElement;
    event.preventDefault();
    if (event.button !== 2) return; // a key's menu comes by its own way
    grid.endEditing(true);
    grid.enter();
    const letter = target.closest<HTMLElement>('.letter');
    const number = target.closest<HTMLElement>('.number');
    const { left, top, right, bottom } = grid.selection;
    if (letter) {
      const x = Number(letter.dataset['column']);
      if (grid.whole !== 'columns' || x < left || x > right) grid.chooseWhole('columns', x);
    } else if (number) {
      const y = Number(number.dataset['row']);
      if (grid.whole !== 'rows' || y < top || y > bottom) grid.chooseWhole('rows', y);
    } else {
      const at: Cell = grid.cellAt(event.clientX, event.clientY);
      if (at.x < left || at.x > right || at.y < top || at.y > bottom) grid.choose(at);
    }
    events.menu(letter ? 'column' : number ? 'row' : 'cell', event.clientX, event.clientY);
  });

  listenForNotes(grid, scroller);
}

/** Shows a cell's note beside it while the pointer rests on it. */
function listenForNotes(grid: Grid, scroller: HTMLElement): void {
  const card = h('div', { class: 'note', hidden: true });
  document.body.append(card);
  const hide = (): void => {
    card.hidden = true;
  };
  scroller.addEventListener('pointerover', (event) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('.cell.noted');
    if (!cell) {
      hide();
      return;
    }
    const place = { x: Number(cell.dataset['x']), y: Number(cell.dataset['y']) };
    card.textContent = grid.content.look(place.x, place.y)?.note ?? '';
    card.hidden = false;
    const { left, right, top } = grid.boxOf(place);
    const { width, height } = card.getBoundingClientRect();
    card.style.left = `${right + width + 8 > window.innerWidth ? left - width - 4 : right + 4}px`;
    card.style.top = `${Math.min(top, window.innerHeight - height - 8)}px`;
  });
  scroller.addEventListener('pointerleave', hide);
  scroller.addEventListener('pointerdown', hide);
  scroller.addEventListener('scroll', hide, { passive: true });
}
