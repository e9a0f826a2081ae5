import { h } from '../dom.ts';
import { toast } from '../shell.ts';
import { t } from '../words.ts';
import { allowed, choose, matching, type Choices } from './choices.ts';

/** Finds what a cell may hold; nothing for headers and free columns. */
export type ChoicesOf = (x: number, y: number) => Choices | undefined;

/** Height of the list of options, in pixels; must agree with `.options` in the style sheet. */
const LIST_HEIGHT = 260;
/** Least widths of the editor, in pixels: a long text needs lines that one can read. */
const SHORT_TEXT_WIDTH = 120;
const LONG_TEXT_WIDTH = 380;

/**
 * The editor of every cell: several lines of text (Alt + Enter breaks the line), and below it the options of a
 * dropdown column, filtered by what is typed, chosen by arrow keys and Enter or by the mouse.
 */
export function cellEditor(choicesOf: ChoicesOf): jspreadsheet.CustomEditor & { setValue: unknown } {
  let field: HTMLTextAreaElement | undefined;
  let list: OptionList | undefined;
  /** Silences the field's listeners, so that taking it away does not close it a second time. */
  let listening = new AbortController();

  return {
    setValue: (cell: HTMLElement, value: string) => {
      cell.textContent = value;
    },

    openEditor: (cell, value, x, y, worksheet, _column, event) => {
      const typing = event instanceof KeyboardEvent && event.key.length === 1;
      const box = cell.getBoundingClientRect();
      const text = h('textarea', {
        class: 'cell-editor',
        value: typing ? '' : String(value ?? ''),
        spellcheck: false,
      });
      const room = text.value.length > 60 || text.value.includes('\n') ? LONG_TEXT_WIDTH : SHORT_TEXT_WIDTH;
      text.style.width = `${Math.max(box.width + 1, room)}px`;
      text.style.minHeight = `${box.height}px`;
      cell.classList.add('editor');
      cell.replaceChildren(text);

      const finish = (save: boolean): void => worksheet.closeEditor(cell, save);
      const fit = (): void => {
        text.style.height = 'auto';
        text.style.height = `${text.scrollHeight}px`;
      };
      const choices = choicesOf(x, y);
      const options =
        choices &&
        openOptions(cell, choices, typing ? '' : text.value, (option) => {
          text.value = choose(choices, text.value, option);
          finish(true);
        });

      listening = new AbortController();
      const { signal } = listening;
      text.addEventListener('blur', () => finish(true), { signal });
      text.addEventListener(
        'input',
        () => {
          fit();
          options?.filter(text.value);
        },
        { signal },
      );
      const onKey = (key: KeyboardEvent): void => {
        if (key.key === 'Enter' && (key.altKey || key.ctrlKey)) {
          text.setRangeText('\n', text.selectionStart, text.selectionEnd, 'end');
          fit();
        } else if (options && (key.key === 'ArrowDown' || key.key === 'ArrowUp')) {
          options.move(key.key === 'ArrowDown' ? 1 : -1);
        } else if (options && choices && (key.key === 'Enter' || key.key === 'Tab')) {
          const active = options.active();
          if (active !== undefined) text.value = choose(choices, text.value, active);
          return; // the grid closes the editor and goes on to the next cell
        } else return;
        key.preventDefault();
        key.stopPropagation();
      };
      text.addEventListener('keydown', onKey, { signal });
      field = text;
      list = options;
      text.focus({ preventScroll: true });
      text.setSelectionRange(text.value.length, text.value.length);
      fit();
    },

    closeEditor: (cell, save, x, y, worksheet) => {
      const text = field;
      field = undefined;
      list?.close();
      list = undefined;
      const before = (worksheet.options.data as string[][])[y]?.[x] ?? '';
      if (!text) return before;
      listening.abort();
      const value = text.value;
      cell.textContent = before;
      const choices = choicesOf(x, y);
      if (save && value !== before && choices && !allowed(choices, value)) {
        toast(t('desk.strict', { value }));
        return before;
      }
      return value;
    },
  };
}

interface OptionList {
  filter(typed: string): void;
  move(by: 1 | -1): void;
  /** The option that the arrow keys have reached. */
  active(): string | undefined;
  close(): void;
}

function openOptions(
  cell: HTMLElement,
  choices: Choices,
  typed: string,
  pick: (option: string) => void,
): OptionList {
  const box = h('div', { class: 'options jss_object', role: 'listbox', 'aria-label': t('desk.options') });
  let shown: readonly string[] = [];
  let index = -1;

  const draw = (): void => {
    box.replaceChildren(
      ...shown.map((option, i) =>
        h(
          'div',
          {
            class: 'option jss_object',
            role: 'option',
            'aria-selected': String(i === index),
            // Before the field loses the focus, which would close the editor.
            onmousedown: (event: MouseEvent) => {
              event.preventDefault();
              event.stopPropagation();
              pick(option);
            },
          },
          option,
        ),
      ),
    );
    box.hidden = shown.length === 0;
    box.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const filter = (text: string, all = false): void => {
    shown = all ? choices.options : matching(choices, text);
    // What is typed into a closed list means its best match; in a free column it means itself.
    index = choices.strict && text !== '' && !all && shown.length > 0 ? 0 : -1;
    draw();
  };

  const place = (): void => {
    const { left, top, bottom, width } = cell.getBoundingClientRect();
    const below = window.innerHeight - bottom > LIST_HEIGHT;
    box.style.left = `${Math.min(left, window.innerWidth - 280)}px`;
    box.style.minWidth = `${width}px`;
    box.style.top = below ? `${bottom + 2}px` : 'auto';
    box.style.bottom = below ? 'auto' : `${window.innerHeight - top + 2}px`;
  };
  document.body.append(box);
  document.addEventListener('scroll', place, { capture: true });
  place();
  filter(typed, true);

  return {
    filter: (text) => filter(text),
    move: (by) => {
      if (shown.length === 0) return;
      index = (index + by + shown.length) % shown.length;
      draw();
    },
    active: () => shown[index],
    close: () => {
      box.remove();
      document.removeEventListener('scroll', place, { capture: true });
    },
  };
}
