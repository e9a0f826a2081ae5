import { h } from '../dom.ts';
import { t } from '../words.ts';
import { matching, type Choices } from './choices.ts';

/** Height of the list of options, in pixels; must agree with `.options` in the style sheet. */
const LIST_HEIGHT = 260;

/** The options of a dropdown below its cell. */
export interface OptionList {
  filter(typed: string): void;
  move(by: 1 | -1): void;
  /** The option that the arrow keys have reached. */
  active(): string | undefined;
  place(box: DOMRect): void;
  close(): void;
}

/** Opens the list of a field; `pick` is told an option that was pressed. */
export function openOptions(
  field: HTMLElement,
  choices: Choices,
  typed: string,
  pick: (option: string) => void,
): OptionList {
  const box = h('div', { class: 'options', id: 'options', role: 'listbox', 'aria-label': t('desk.options') });
  let shown: readonly string[] = [];
  let index = -1;

  const draw = (): void => {
    box.replaceChildren(
      ...shown.map((option, i) =>
        h(
          'div',
          {
            class: 'option',
            id: `option-${i}`,
            role: 'option',
            'aria-selected': String(i === index),
            // Before the field loses the focus, which would close the editor.
            onpointerdown: (event: PointerEvent) => {
              event.preventDefault();
              pick(option);
            },
          },
          option,
        ),
      ),
    );
    box.hidden = shown.length === 0;
    box.children[index]?.scrollIntoView({ block: 'nearest' });
    if (index < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `option-${index}`);
  };
  const filter = (text: string, all = false): void => {
    shown = all ? choices.options : matching(choices, text);
    // What is typed into a closed list means its best match; in a free column it means itself.
    index = all ? choices.options.indexOf(text) : choices.strict && text !== '' && shown.length > 0 ? 0 : -1;
    draw();
  };
  document.body.append(box);
  filter(typed, true);

  return {
    filter: (text) => filter(text),
    move: (by) => {
      if (shown.length === 0) return;
      index = (index + by + shown.length) % shown.length;
      draw();
    },
    active: () => shown[index],
    place: ({ left, top, bottom, width }) => {
      const below = window.innerHeight - bottom > LIST_HEIGHT;
      box.style.left = `${Math.min(left, window.innerWidth - 280)}px`;
      box.style.minWidth = `${Math.max(width, 160)}px`;
      box.style.top = below ? `${bottom + 2}px` : 'auto';
      box.style.bottom = below ? 'auto' : `${window.innerHeight - top + 2}px`;
    },
    close: () => {
      box.remove();
      field.removeAttribute('aria-activedescendant');
    },
  };
}
