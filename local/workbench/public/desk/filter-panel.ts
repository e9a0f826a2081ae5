import { h } from '../dom.ts';
import { t, type Word } from '../words.ts';
import { CONDITIONS, criteriaOf, valuesToTick, type Criteria, type WireFilter } from './filter.ts';

/** What the panel is opened on. */
export interface FilterQuestion {
  readonly filter: WireFilter;
  readonly column: number;
  readonly values: readonly (readonly string[])[];
  readonly rowCount: number;
  /** Whether sorting is offered: through a view of one's own it is not, for it would move the rows for everybody. */
  readonly sorts: boolean;
}

/** What a person wants of the column. */
export interface FilterAnswers {
  sort(order: 'ASCENDING' | 'DESCENDING'): void;
  filter(criteria: Criteria | undefined): void;
  closed(): void;
}

const CONDITION_WORDS: Readonly<Record<(typeof CONDITIONS)[number], Word>> = {
  TEXT_CONTAINS: 'filter.contains',
  TEXT_NOT_CONTAINS: 'filter.containsNot',
  BLANK: 'filter.blank',
  NOT_BLANK: 'filter.notBlank',
};

/** Opens the panel of a column's filter button: sorting, one condition, and the values to tick. */
export function openFilterPanel(question: FilterQuestion, box: DOMRect, answers: FilterAnswers): void {
  const { filter, column, values, rowCount } = question;
  const asked = criteriaOf(filter).get(column) ?? {};
  const hiddenBefore = new Set(asked.hiddenValues);
  const entries = valuesToTick(filter, column, values, rowCount);
  const boxes = entries.map((value) =>
    h('input', { type: 'checkbox', checked: !hiddenBefore.has(value), name: 'value', value }),
  );
  const lines = boxes.map((input, at) =>
    h('label', { class: 'check' }, input, h('span', {}, entries[at] || t('filter.empty'))),
  );

  const condition = h(
    'select',
    { 'aria-label': t('filter.condition') },
    h('option', { value: '' }, t('filter.none')),
    ...CONDITIONS.map((type) => h('option', { value: type }, t(CONDITION_WORDS[type]))),
  );
  condition.value = asked.condition?.type ?? '';
  const wanted = h('input', {
    'aria-label': t('filter.text'),
    placeholder: t('filter.text'),
    value: asked.condition?.values?.[0]?.userEnteredValue ?? '',
    autocomplete: 'off',
  });
  const search = h('input', {
    type: 'search',
    'aria-label': t('filter.search'),
    placeholder: t('filter.search'),
    autocomplete: 'off',
  });
  const showText = (): void => {
    wanted.hidden = !condition.value.startsWith('TEXT');
  };
  condition.addEventListener('change', showText);
  search.addEventListener('input', () => {
    const text = search.value.toLocaleLowerCase('de');
    for (const [at, line] of lines.entries()) {
      line.hidden = !(entries[at] ?? '').toLocaleLowerCase('de').includes(text);
    }
  });
  const tick = (checked: boolean) => (): void => {
    for (const [at, input] of boxes.entries()) if (!lines[at]!.hidden) input.checked = checked;
  };

  const answer = (): Criteria | undefined => {
    const known = new Set(entries);
    const hiddenValues = [
      // Values that stand in no row just now stay hidden, for rows to come.
      ...[...hiddenBefore].filter((value) => !known.has(value)),
      ...boxes.filter((input) => !input.checked).map((input) => input.value),
    ];
    const type = condition.value;
    const text = type.startsWith('TEXT') ? [{ userEnteredValue: wanted.value }] : [];
    const meant = type !== '' && (text.length === 0 || wanted.value !== '');
    if (hiddenValues.length === 0 && !meant) return undefined;
    return {
      ...(hiddenValues.length > 0 && { hiddenValues }),
      ...(meant && { condition: { type, ...(text.length > 0 && { values: text }) } }),
    };
  };
  const close = (): void => {
    panel.remove();
    document.removeEventListener('pointerdown', outside, true);
    answers.closed();
  };
  const outside = (event: Event): void => {
    if (!panel.contains(event.target as Node)) close();
  };
  const act = (what: () => void) => (): void => {
    close();
    what();
  };
  const link = (label: string, onclick: () => void): HTMLButtonElement =>
    h('button', { type: 'button', class: 'quiet', onclick }, label);

  const panel = h(
    'form',
    {
      class: 'filter-panel',
      'aria-label': t('filter.title'),
      onsubmit: (event: Event) => {
        event.preventDefault();
        close();
        answers.filter(answer());
      },
      onkeydown: (event: KeyboardEvent) => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      },
    },
    h(
      'div',
      { class: 'orders', hidden: !question.sorts },
      link(
        t('filter.sortUp'),
        act(() => answers.sort('ASCENDING')),
      ),
      link(
        t('filter.sortDown'),
        act(() => answers.sort('DESCENDING')),
      ),
    ),
    h('h2', {}, t('filter.condition')),
    condition,
    wanted,
    h('h2', {}, t('filter.values')),
    h(
      'div',
      { class: 'line links' },
      link(t('filter.all'), tick(true)),
      link(t('filter.clear'), tick(false)),
    ),
    search,
    h('div', { class: 'values', role: 'group', 'aria-label': t('filter.values') }, ...lines),
    h(
      'div',
      { class: 'line end' },
      h('button', { type: 'button', onclick: close }, t('dialog.cancel')),
      h('button', { type: 'submit', class: 'primary' }, t('filter.apply')),
    ),
  );
  showText();
  document.body.append(panel);
  const { width, height } = panel.getBoundingClientRect();
  panel.style.left = `${Math.max(8, Math.min(box.right - 24, window.innerWidth - width - 8))}px`;
  panel.style.top = `${Math.max(8, Math.min(box.bottom + 4, window.innerHeight - height - 8))}px`;
  document.addEventListener('pointerdown', outside, true);
  search.focus({ preventScroll: true });
}
