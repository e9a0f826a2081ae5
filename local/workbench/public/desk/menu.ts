import { h } from '../dom.ts';

/** A line of a menu; a missing one is a divider. */
export type MenuItem =
  | {
      readonly label: string;
      act(): void;
      readonly disabled?: boolean;
      /** Whether it is switched on, for items that switch something. */
      readonly checked?: boolean;
      /** The keys that do the same. */
      readonly keys?: string;
    }
  | undefined;

let open: { close(): void } | undefined;

/** Opens a menu at a place on the screen. Arrow keys and first letters move, Enter acts, Escape closes. */
export function showMenu(items: readonly MenuItem[], x: number, y: number, above = y): void {
  open?.close();
  const returnTo = document.activeElement;
  const close = (): void => {
    menu.remove();
    document.removeEventListener('pointerdown', outside, true);
    open = undefined;
  };
  const goBack = (): void => {
    close();
    if (returnTo instanceof HTMLElement) returnTo.focus({ preventScroll: true });
  };
  const outside = (event: Event): void => {
    if (!menu.contains(event.target as Node)) close();
  };
  const menu = h(
    'div',
    { class: 'menu', role: 'menu' },
    ...items.map((item) =>
      item
        ? h(
            'button',
            {
              type: 'button',
              role: item.checked === undefined ? 'menuitem' : 'menuitemcheckbox',
              'aria-checked': item.checked === undefined ? undefined : String(item.checked),
              disabled: item.disabled ?? false,
              onclick: () => {
                goBack();
                item.act();
              },
            },
            h('span', {}, item.label),
            item.keys === undefined ? undefined : h('kbd', { 'aria-hidden': 'true' }, item.keys),
          )
        : h('hr', {}),
    ),
  );
  menu.addEventListener('keydown', (event) => {
    event.stopPropagation();
    const buttons = [...menu.querySelectorAll<HTMLButtonElement>('button:enabled')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const go = (to: number): void => buttons.at(to % buttons.length)?.focus();
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') goBack();
    else if (event.key.length === 1 && event.key !== ' ') {
      const later = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)];
      later.find(({ textContent }) => textContent.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    } else return;
    event.preventDefault();
  });
  document.body.append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(x, window.innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(4, y + height > window.innerHeight - 4 ? above - height : y)}px`;
  document.addEventListener('pointerdown', outside, true);
  menu.querySelector<HTMLElement>('button:enabled')?.focus({ preventScroll: true });
  open = { close };
}

/** Opens a menu below the button that stands for it. */
export function showMenuAt(button: HTMLElement, items: readonly MenuItem[]): void {
  const { left, top, bottom } = button.getBoundingClientRect();
  showMenu(items, left, bottom + 4, top - 4);
}
