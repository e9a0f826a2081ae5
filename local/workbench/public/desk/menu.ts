import { h } from '../dom.ts';

/** A line of a menu; a missing one is a divider. */
export type MenuItem = { readonly label: string; act(): void; readonly disabled?: boolean } | undefined;

let open: { close(): void } | undefined;

/** Opens a menu at a place on the screen. Arrow keys move, Enter acts, Escape closes. */
export function showMenu(items: readonly MenuItem[], x: number, y: number): void {
  open?.close();
  const returnTo = document.activeElement;
  const close = (): void => {
    menu.remove();
    document.removeEventListener('mousedown', outside, true);
    open = undefined;
  };
  const outside = (event: MouseEvent): void => {
    if (!menu.contains(event.target as Node)) close();
  };
  const menu = h(
    'div',
    { class: 'menu jss_object', role: 'menu' },
    ...items.map((item) =>
      item
        ? h(
            'button',
            {
              type: 'button',
              role: 'menuitem',
              class: 'jss_object',
              disabled: item.disabled ?? false,
              onclick: () => {
                close();
                item.act();
              },
            },
            item.label,
          )
        : h('hr', {}),
    ),
  );
  menu.addEventListener('keydown', (event) => {
    event.stopPropagation();
    const buttons = [...menu.querySelectorAll<HTMLButtonElement>('button:enabled')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus();
    else if (event.key === 'ArrowUp') buttons[(at - 1 + buttons.length) % buttons.length]?.focus();
    else if (event.key === 'Escape') {
      close();
      if (returnTo instanceof HTMLElement) returnTo.focus();
    } else return;
    event.preventDefault();
  });
  document.body.append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(x, window.innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(4, y + height > window.innerHeight ? y - height : y)}px`;
  document.addEventListener('mousedown', outside, true);
  menu.querySelector('button')?.focus({ preventScroll: true });
  open = { close };
}
