import { h } from '../dom.ts';
import { toast } from '../shell.ts';
import { t } from '../words.ts';
import type { Sheet } from './api.ts';
import { askText, confirmDeletion } from './dialog.ts';
import { icon } from './icons.ts';
import type { Desk } from './items.ts';
import { showMenu, showMenuAt, type MenuItem } from './menu.ts';

/** The tabs below the cells. */
export interface Tabs {
  readonly element: HTMLElement;
  update(): void;
}

/** Makes the line of tabs. */
export function makeTabs({ session, grid, acts }: Desk): Tabs {
  const list = h('div', { class: 'tabs', role: 'group', 'aria-label': t('desk.sheets') });
  const open = (sheetId: number): void => {
    const sheet = session.book?.sheets.find((one) => one.sheetId === sheetId);
    session
      .openSheet(sheet)
      .then(() => !grid.editing && grid.enter())
      .catch((error: unknown) => toast((error as Error).message));
  };

  async function rename({ sheetId, title: before }: Sheet): Promise<void> {
    const title = await askText(t('sheet.renameTitle'), t('sheet.renameLabel'), before);
    if (title !== undefined && title !== before) await acts.renameSheet(sheetId, before, title);
  }

  async function remove({ sheetId, title }: Sheet): Promise<void> {
    if (await confirmDeletion(t('sheet.deleteTitle', { title }), t('sheet.deleteText')))
      await acts.deleteSheet(sheetId);
  }

  async function add(): Promise<void> {
    const titles = new Set(session.book?.sheets.map(({ title }) => title));
    let number = titles.size + 1;
    while (titles.has(t('desk.newSheetName', { number }))) number += 1;
    await acts.addSheet(t('desk.newSheetName', { number }));
  }

  function items(of: Sheet): MenuItem[] {
    const order = session.book?.sheets ?? [];
    const shown = session.visibleSheets;
    const index = order.findIndex(({ sheetId }) => sheetId === of.sheetId);
    const place = shown.findIndex(({ sheetId }) => sheetId === of.sheetId);
    const beside = (by: number): number =>
      order.findIndex(({ sheetId }) => sheetId === shown[place + by]?.sheetId);
    return [
      { label: t('sheet.rename'), act: () => void rename(of) },
      { label: t('sheet.copy'), act: () => void acts.duplicateSheet(of.sheetId, index + 1) },
      {
        label: t('sheet.moveLeft'),
        act: () => void acts.moveSheet(of.sheetId, index, beside(-1)),
        disabled: place <= 0,
      },
      {
        label: t('sheet.moveRight'),
        act: () => void acts.moveSheet(of.sheetId, index, beside(1)),
        disabled: place === shown.length - 1,
      },
      undefined,
      { label: t('sheet.delete'), act: () => void remove(of), disabled: shown.length === 1 },
    ];
  }

  const all = h(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': t('desk.allSheets'),
      title: t('desk.allSheets'),
      'aria-haspopup': 'menu',
      onclick: () =>
        showMenuAt(
          all,
          session.visibleSheets.map(({ sheetId, title }) => ({
            label: title,
            checked: sheetId === session.sheet?.sheetId,
            act: () => open(sheetId),
          })),
        ),
    },
    icon('list'),
  );
  const plus = h(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': t('desk.newSheet'),
      title: t('desk.newSheet'),
      onclick: () => void add(),
    },
    icon('plus'),
  );

  let drawn = '';
  return {
    element: h('div', { class: 'sheets' }, plus, all, list),
    update: () => {
      const { heading, visibleSheets } = session;
      const state = JSON.stringify([
        heading.sheetId,
        visibleSheets.map(({ sheetId, title }) => [sheetId, title]),
      ]);
      if (state === drawn) return;
      drawn = state;
      const focused = list.contains(document.activeElement);
      list.replaceChildren(
        ...visibleSheets.map((one) => {
          const current = one.sheetId === heading.sheetId;
          const button = h(
            'button',
            {
              type: 'button',
              'aria-pressed': String(current),
              onclick: () => open(one.sheetId),
              ondblclick: () => void rename(one),
              oncontextmenu: (event: MouseEvent) => {
                event.preventDefault();
                const { left, top } = button.getBoundingClientRect();
                const byKey = event.button !== 2;
                showMenu(items(one), byKey ? left : event.clientX, byKey ? top : event.clientY);
              },
            },
            one.title,
          );
          const menu = h('button', {
            type: 'button',
            class: 'caret',
            'aria-label': t('desk.sheetMenu', { title: one.title }),
            'aria-haspopup': 'menu',
            onclick: () => showMenuAt(menu, items(one)),
          });
          return h('span', { class: current ? 'tab current' : 'tab' }, button, current ? menu : undefined);
        }),
      );
      if (focused) list.querySelector<HTMLElement>('.current button')?.focus();
      list.querySelector('.current')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
  };
}
