import { h } from '../dom.ts';
import { t } from '../words.ts';

interface Calls {
  readonly read: number;
  readonly write: number;
}

/** What `/local/quotas` answers. */
export interface Quotas {
  readonly settings: { readonly enabled: boolean; readonly perUser: Calls; readonly perProject: Calls };
  readonly used: { readonly project: Calls; readonly users: Readonly<Record<string, Calls>> };
}

/** The switch for Google's quotas, and what the current minute has seen; `set` is called when somebody switches. */
export function quotaCard(set: (enabled: boolean) => Promise<void>): {
  element: HTMLElement;
  show: (quotas: Quotas, program: string | undefined) => void;
} {
  const box = h('input', { type: 'checkbox', role: 'switch', onchange: () => void set(box.checked) });
  const intro = h('p', { class: 'muted' });
  const minute = h('div', {});
  return {
    element: h(
      'section',
      { class: 'card' },
      h('h2', {}, t('faults.quotas')),
      intro,
      h('label', { class: 'switch' }, box, t('faults.quotasOn')),
      minute,
    ),
    show({ settings: { enabled, perUser, perProject }, used }, program) {
      box.checked = enabled;
      intro.textContent = t('faults.quotasIntro', { ...perUser, project: perProject.read });
      minute.replaceChildren();
      if (enabled) minute.append(usedTable(perUser, perProject, used, program));
    },
  };
}

function usedTable(
  perUser: Calls,
  perProject: Calls,
  used: Quotas['used'],
  program: string | undefined,
): HTMLElement {
  const users = Object.entries(used.users);
  return h(
    'table',
    { class: 'used' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ...(['faults.minute', 'faults.reads', 'faults.writes'] as const).map((word) =>
          h('th', { scope: 'col' }, t(word)),
        ),
      ),
    ),
    h(
      'tbody',
      {},
      ...users.map(([user, calls]) =>
        row(user === program ? t('faults.program') : user || t('faults.nobody'), calls, perUser),
      ),
      row(t('faults.project'), used.project, perProject),
    ),
  );
}

function row(name: string, used: Calls, limit: Calls): HTMLElement {
  const cell = (kind: keyof Calls): HTMLElement =>
    h(
      'td',
      { class: used[kind] >= limit[kind] ? 'full' : '' },
      t('faults.of', { n: used[kind], limit: limit[kind] }),
    );
  return h('tr', {}, h('th', { scope: 'row' }, name), cell('read'), cell('write'));
}
